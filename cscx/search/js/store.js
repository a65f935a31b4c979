// 색인 파일을 쓸 때마다 하나씩 읽는다. 짝: store.py
import { Lexicon } from "./lexicon.js";
import { parsed, termShard, textShard, understood } from "./opening.js";
import { PackReader } from "./packing.js";

const FORMAT = 1;
const MOST_TEXT_BYTES = 8_000_000;
const NOTHING = new Uint8Array(0);
const utf8 = new TextEncoder();
export const FACETS = /** @type {const} */ (["kind", "status", "reasons", "channels"]);

/** @typedef {(name: string, again?: boolean) => Promise<Uint8Array>} ReadFile `again`: 간직한 것이 깨졌으니 새로 */
/** @typedef {{tokens: Uint8Array, grams: Uint8Array}} Lists 낱말의 자리, 풀지 않은 채 */
/** @typedef {[anchor: string, title: string, text: string]} Part */
/** @typedef {[address: string, copy: [channel: string, words: string][], parts: Part[]]} Shown */
/**
 * @typedef {object} Head
 * @property {number} format
 * @property {number} entries
 * @property {[number, number]} ranking
 * @property {string[][]} alike
 * @property {string[][]} apart
 * @property {string[]} fillers
 * @property {string} lexicon
 * @property {string} list
 * @property {[string, string][]} terms
 * @property {[number, string][]} texts
 */
/**
 * @typedef {object} Columns
 * @property {Record<typeof FACETS[number], string[]>} names
 * @property {string[]} id
 * @property {string[]} title
 * @property {number[]} kind
 * @property {number[]} status
 * @property {number[][]} reasons
 * @property {number[][]} channels
 * @property {number[]} boost
 */

/** 다른 판의 도구가 만든 색인. 다시 만들어야 한다. */
export class IndexFormatError extends Error {}

export class Store {
  /**
   * @param {ReadFile} read
   * @param {Head} head
   * @param {Columns} columns
   * @param {Lexicon} lexicon
   */
  constructor(read, head, columns, lexicon) {
    this.read = read;
    this.head = head;
    this.columns = columns;
    this.lexicon = lexicon;
    /** @type {Map<number, import("./opening.js").TermShard>} */
    this.terms = new Map();
    /** 오래 안 본 것이 앞에 온다. @type {Map<number, {shown: Shown[], size: number}>} */
    this.texts = new Map();
    this.textBytes = 0;
    /** 읽는 중인 파일. @type {Map<string, Promise<any>>} */
    this.reading = new Map();
  }

  /** @param {ReadFile} read */
  static async open(read) {
    const head = await understood(read, "index.json", (raw) => /** @type {Head} */ (parsed(raw)));
    if (head.format !== FORMAT) throw new IndexFormatError();
    const [list, lexicon] = await Promise.all([
      understood(read, head.list, (raw) => /** @type {Columns} */ (parsed(raw))),
      understood(read, head.lexicon, (raw) => new Lexicon(raw)),
    ]);
    return new Store(read, head, list, lexicon);
  }

  /** 낱말의 자리가 든 파일을 마련한다. @param {Iterable<string>} terms */
  async needTerms(terms) {
    const wanted = new Set([...terms].map((term) => lastFrom(this.head.terms, term)));
    await Promise.all([...wanted].map((shard) => this.needTermShard(shard)));
  }

  /** 항목의 글. @param {number[]} entries @returns {Promise<Shown[]>} */
  async shown(entries) {
    const shards = entries.map((entry) => lastFrom(this.head.texts, entry));
    /** @type {Map<number, Shown[]>} */
    const texts = new Map();
    await Promise.all(
      [...new Set(shards)].map(async (shard) => texts.set(shard, await this.textShard(shard))),
    );
    return entries.map((entry, n) => {
      const shard = /** @type {Shown[]} */ (texts.get(shards[n]));
      return shard[entry - this.head.texts[shards[n]][0]];
    });
  }

  /** 나머지 낱말 파일을 미리 읽는다. 첫 검색이 끝난 뒤에. */
  async warm() {
    for (let shard = 0; shard < this.head.terms.length; shard += 1) await this.needTermShard(shard);
  }

  /** @param {number} shard */
  async needTermShard(shard) {
    if (shard < 0 || this.terms.has(shard)) return;
    this.terms.set(shard, await this.file(this.head.terms[shard][1], termShard));
  }

  /** 글 파일 하나. 기억하는 글의 수에는 한계가 있다. @param {number} shard @returns {Promise<Shown[]>} */
  async textShard(shard) {
    const texts = this.texts.get(shard) ?? (await this.file(this.head.texts[shard][1], textShard));
    this.forget(shard);
    this.texts.set(shard, texts);
    this.textBytes += texts.size;
    for (const oldest of this.texts.keys()) {
      if (this.textBytes <= MOST_TEXT_BYTES) break;
      this.forget(oldest);
    }
    return texts.shown;
  }

  /** @param {number} shard */
  forget(shard) {
    this.textBytes -= this.texts.get(shard)?.size ?? 0;
    this.texts.delete(shard);
  }

  /**
   * 파일 하나를 푼 것. 함께 찾는 둘이 같은 파일을 두 번 받지 않는다.
   * @template Kind
   * @param {string} name @param {(raw: Uint8Array) => Kind} unpack
   * @returns {Promise<Kind>}
   */
  async file(name, unpack) {
    const pending = this.reading.get(name) ?? understood(this.read, name, unpack);
    this.reading.set(name, pending);
    try {
      return await pending;
    } finally {
      this.reading.delete(name);
    }
  }

  /** 마련한 파일에서 낱말의 자리. @param {string} term @returns {Lists} */
  lists(term) {
    const shard = this.terms.get(lastFrom(this.head.terms, term));
    if (!shard) return { tokens: NOTHING, grams: NOTHING };
    const wanted = utf8.encode(term);
    const { raw } = shard;
    const reader = new PackReader(raw);
    let at = shard.data;
    let alike = 0; // 앞 낱말과 같은 앞머리 바이트. 더 많이 이어받은 낱말은 여전히 다르다.
    for (let left = reader.number(); left > 0; left -= 1) {
      const shared = reader.number();
      const rest = reader.number();
      const start = reader.at;
      reader.at += rest;
      const middle = at + reader.number();
      const end = middle + reader.number();
      if (shared < alike) break;
      if (shared === alike) {
        while (alike - shared < rest && raw[start + alike - shared] === wanted[alike]) alike += 1;
        if (alike === wanted.length && alike - shared === rest)
          return { tokens: raw.subarray(at, middle), grams: raw.subarray(middle, end) };
      }
      at = end;
    }
    return { tokens: NOTHING, grams: NOTHING };
  }
}

/**
 * 차례로 놓인 파일 가운데 `wanted`가 든 것. 없으면 -1.
 * @template {string | number} Key
 * @param {[Key, string][]} table
 * @param {Key} wanted
 */
function lastFrom(table, wanted) {
  let low = 0;
  let high = table.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table[middle][0] <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

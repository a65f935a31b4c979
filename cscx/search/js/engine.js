// 색인에 묻는다: 결과, 알아들은 것, 더 찾아볼 말. 짝: engine.py
import { Company } from "./company.js";
import { byWords, Ranking } from "./ranking.js";
import { QueryReader } from "./reader.js";
import { MOST_ASKED } from "./reading.js";
import { bestPart, excerpt, markedText } from "./snippet.js";
import { FACETS, Store } from "./store.js";

const MOST_HITS = 10;
const NEAR_BEST = 0.3;
const WEAK = 0.5;

/** @typedef {typeof FACETS[number]} Facet */
/** @typedef {Partial<Record<Facet, string[]>>} Filters 허용하는 값. 없는 갈래는 모두 허용한다 */
/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {{entry: number, score: number, held: number}} Ranked */
/**
 * @typedef {object} Hit 찾은 것. 표시한 글은 토막의 목록이다
 * @property {string} id
 * @property {string} address
 * @property {string[]} title
 * @property {string[]} place
 * @property {string[]} text
 * @property {string} kind
 * @property {string} status
 * @property {string[]} reasons
 * @property {string[]} channels
 * @property {[channel: string, words: string][]} copy
 * @property {number} score
 * @property {string[]} words
 */
/**
 * @typedef {object} Results
 * @property {Hit[]} hits
 * @property {Record<Facet, Record<string, number>>} counts
 * @property {[string, string][]} corrections
 * @property {string[]} related
 * @property {boolean} weak
 */

export class Search {
  /** @param {Store} store */
  constructor(store) {
    const { lexicon, head } = store;
    this.store = store;
    this.reader = new QueryReader(lexicon, head.fillers);
    this.company = new Company(lexicon, head.alike, head.apart);
    this.ranking = new Ranking(store);
  }

  /** @param {import("./store.js").ReadFile} read */
  static async open(read) {
    return new Search(await Store.open(read));
  }

  /**
   * 가장 알맞은 것부터. 점수가 같으면 색인의 차례대로.
   * @param {string} query
   * @param {Filters} filters
   * @returns {Promise<Results>}
   */
  async search(query, filters = {}, most = MOST_HITS) {
    const reading = this.reader.read(query);
    this.company.widen(reading);
    await this.store.needTerms([...reading.tokens.keys(), ...reading.grams.keys()]);
    const found = this.ranking.scores(reading);
    const allowed = this.allowed(filters);
    /** @type {number[]} */
    const scored = [];
    for (let entry = 0; entry < found.scores.length; entry += 1)
      if (found.scores[entry] > 0 && allowed.every((passes) => passes(entry))) scored.push(entry);
    const best = bestOf(scored, found.scores, most);
    const results = {
      hits: /** @type {Hit[]} */ ([]),
      counts: this.counts(scored, found.scores),
      corrections: reading.corrections,
      related: reading.related,
      weak: best.length === 0 || covered(found.held[best[0]], found.worth) < WEAK,
    };
    const ranked = best.map((entry) => ({ entry, score: found.scores[entry], held: found.held[entry] }));
    const shown = await this.store.shown(best);
    results.hits = ranked.map((rank, n) => this.hit(rank, shown[n], reading, found.worth));
    return results;
  }

  /** @param {Filters} filters @returns {((entry: number) => boolean)[]} */
  allowed(filters) {
    const { columns } = this.store;
    return /** @type {[Facet, string[]][]} */ (Object.entries(filters)).map(([facet, values]) => {
      const wanted = columns.names[facet].map((name) => values.includes(name));
      const column = columns[facet];
      return (entry) => [column[entry]].flat().some((number) => wanted[number]);
    });
  }

  /** @param {number[]} scored @param {Float64Array} scores */
  counts(scored, scores) {
    const { columns } = this.store;
    let limit = 0;
    for (const entry of scored) limit = Math.max(limit, byWords(scores[entry]));
    limit *= NEAR_BEST;
    const near = scored.filter((entry) => scores[entry] >= limit);
    const counted = FACETS.map((facet) => {
      const names = columns.names[facet];
      const sums = new Uint32Array(names.length);
      for (const entry of near) {
        const value = columns[facet][entry];
        if (typeof value === "number") sums[value] += 1;
        else for (const number of value) sums[number] += 1;
      }
      return [facet, named(names, sums)];
    });
    return /** @type {Results["counts"]} */ (Object.fromEntries(counted));
  }

  /**
   * @param {Ranked} ranked @param {import("./store.js").Shown} shown
   * @param {Reading} reading @param {number[]} worth
   * @returns {Hit}
   */
  hit({ entry, score, held }, shown, reading, worth) {
    const { columns } = this.store;
    const { names } = columns;
    const { asked } = reading;
    const [address, copy, parts] = shown;
    const part = parts.length ? parts[bestPart(parts, asked, worth)] : ["", "", ""];
    return {
      id: columns.id[entry],
      address: part[0] ? `${address}#${part[0]}` : address,
      title: markedText(columns.title[entry], asked),
      place: markedText(part[1], asked),
      text: excerpt(part[2], asked),
      kind: names.kind[columns.kind[entry]],
      status: names.status[columns.status[entry]],
      reasons: columns.reasons[entry].map((number) => names.reasons[number]),
      channels: columns.channels[entry].map((number) => names.channels[number]),
      copy,
      score,
      words: [
        ...new Set(asked.filter((_, n) => isHeld(held, n)).map((word) => word.text)),
      ],
    };
  }
}

/** 있는 것의 수. 이름이 constructor여도 센다. @param {string[]} names @param {Uint32Array} sums */
function named(names, sums) {
  /** @type {Record<string, number>} */
  const counts = Object.create(null);
  names.forEach((name, number) => {
    if (sums[number]) counts[name] = sums[number];
  });
  return counts;
}

/** 점수가 높은 `most`개. @param {number[]} scored @param {Float64Array} scores @param {number} most */
function bestOf(scored, scores, most) {
  /** @type {number[]} */
  const best = [];
  for (const entry of scored) {
    if (best.length === most && scores[entry] <= scores[best[most - 1]]) continue;
    let at = best.length;
    while (at > 0 && scores[best[at - 1]] < scores[entry]) at -= 1;
    best.splice(at, 0, entry);
    if (best.length > most) best.pop();
  }
  return best;
}

/** @param {number} held @param {number} n */
function isHeld(held, n) {
  return n < MOST_ASKED && ((held >>> n) & 1) === 1;
}

/** 물은 것 가운데 가진 몫. @param {number} held @param {number[]} worths */
function covered(held, worths) {
  let total = 0;
  let found = 0;
  worths.slice(0, MOST_ASKED).forEach((worth, n) => {
    total += worth;
    if (isHeld(held, n)) found += worth;
  });
  return total ? found / total : 1;
}

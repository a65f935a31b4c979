// 점수: 낱말의 BM25에 두 음절 짝의 BM25를 더 낮은 무게로 더한다. 짝: ranking.py
import { initialsOf } from "./hangul.js";
import { Postings } from "./packing.js";
import { MOST_ASKED } from "./reading.js";
import { squeezed } from "./words.js";

const STEPS = 1024;
const EXACT = 1000;
const MOST = 2.2;
const TITLE_STARTS = 8;
const TITLE_HAS = 5;
const FEWEST_IN_TITLE = 2;

/**
 * @typedef {object} Scores
 * @property {Float64Array} scores 항목마다. 다음 질의가 다시 쓴다
 * @property {Uint32Array} held 항목이 가진 질의 낱말: n번 낱말은 n번 비트
 * @property {number[]} worth 질의 낱말마다 얼마나 드문가
 */

export class Ranking {
  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.store = store;
    const [saturation, gram] = store.head.ranking;
    this.saturation = saturation;
    this.gram = gram;
    this.postings = new Postings();
    this.found = new Float64Array(store.head.entries);
    this.held = new Uint32Array(store.head.entries);
    /** @type {Map<string, number[]> | null} */
    this.exact = null;
    /** @type {string[] | null} */
    this.squeezed = null;
    /** @type {string[] | null} */
    this.initials = null;
  }

  /** 질의의 점수. 찾은 것이 없으면 0. @param {import("./reading.js").Reading} reading @returns {Scores} */
  scores(reading) {
    const size = this.store.head.entries;
    const found = {
      scores: this.found.fill(0),
      held: this.held.fill(0),
      worth: reading.asked.map(() => 0),
    };
    for (const [token, { weight, asked }] of reading.tokens)
      this.add(found, this.store.lists(token).tokens, weight, asked);
    for (const [gram, { weight, asked }] of reading.grams)
      this.add(found, this.store.lists(gram).grams, weight * this.gram, asked);
    found.worth = found.worth.map((worth) => worth || idf(size, 0));
    const { boost } = this.store.columns;
    for (let entry = 0; entry < size; entry += 1) found.scores[entry] *= boost[entry];
    this.titles(reading, found);
    return found;
  }

  /**
   * 글의 길이는 색인의 수에 이미 들어 있다.
   * @param {Scores} found @param {Uint8Array} raw @param {number} weight @param {number} asked
   */
  add(found, raw, weight, asked) {
    if (!raw.length) return;
    this.postings.unpack(raw);
    const { size, entries, counts } = this.postings;
    const rareness = idf(this.store.head.entries, size);
    const most = rareness * weight * MOST;
    for (let n = 0; n < size; n += 1) {
      const entry = entries[n];
      found.scores[entry] += (most * counts[n]) / (counts[n] + this.saturation);
      found.held[entry] |= asked;
    }
    for (let number = 0; number < MOST_ASKED; number += 1)
      if ((asked >> number) & 1) found.worth[number] = Math.max(found.worth[number], rareness);
  }

  /**
   * 제목이나 id가 질의와 같은 항목이 맨 앞이고, 질의의 낱말을 제목에 모두 담은 것이 그다음이다. 첫소리는 제목일 수 있다.
   * 목록의 항목처럼 딸린 것은 앞세우지 않는다.
   * @param {import("./reading.js").Reading} reading @param {Scores} found
   */
  titles(reading, found) {
    const { boost } = this.store.columns;
    for (const entry of (reading.whole && this.exactly().get(reading.whole)) || [])
      found.scores[entry] += boost[entry] >= 1 ? EXACT : 0;
    const { asked } = reading;
    const every = 2 ** Math.min(asked.length, MOST_ASKED) - 1;
    if (!reading.initials.length) {
      if (asked.length < FEWEST_IN_TITLE) return;
      const titles = this.squeezedTitles();
      found.held.forEach((held, entry) => {
        if (held === every && hasAll(titles[entry], asked)) found.scores[entry] += TITLE_HAS * Math.min(1, boost[entry]);
      });
      return;
    }
    this.initials ??= this.squeezedTitles().map(initialsOf);
    this.initials.forEach((text, entry) => {
      for (const wanted of reading.initials) {
        const at = text.indexOf(wanted);
        if (at < 0) continue;
        found.scores[entry] += (at === 0 ? TITLE_STARTS : TITLE_HAS) * Math.min(1, boost[entry]);
        found.held[entry] |= every;
      }
    });
  }

  exactly() {
    if (this.exact) return this.exact;
    /** @type {Map<string, number[]>} */
    const found = new Map();
    for (const texts of [this.squeezedTitles(), this.store.columns.id.map(squeezed)])
      texts.forEach((key, entry) => {
        const known = found.get(key);
        if (known) known.push(entry);
        else found.set(key, [entry]);
      });
    this.exact = found;
    return found;
  }

  squeezedTitles() {
    this.squeezed ??= this.store.columns.title.map(squeezed);
    return this.squeezed;
  }
}

/** @param {string} title @param {import("./reading.js").Asked[]} asked */
function hasAll(title, asked) {
  return asked.every(({ marks }) => marks.some((mark) => title.includes(mark)));
}

/** 낱말만으로 얻은 점수: 제목이 같아 앞에 온 항목도 여느 항목처럼 센다. @param {number} score */
export function byWords(score) {
  return score % EXACT;
}

/** 얼마나 드문가: BM25의 자연로그, 1/1024로 맞춘다. @param {number} size @param {number} holders */
export function idf(size, holders) {
  const exact = Math.log(1 + (size - holders + 0.5) / (holders + 0.5));
  return Math.floor(exact * STEPS + 0.5) / STEPS;
}

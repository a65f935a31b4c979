// 한두 글자 다른 낱말. 글자 모음 32비트가 가까운 낱말만 끝까지 견준다(Levenshtein, 이웃한 둘이 바뀐 것은 하나로: Damerau, 1964). 짝: typos.py
import { letters } from "./hangul.js";

const BITS = 32;
const ONE_EDIT = 4;
const TWO_EDITS = 10;

/** @typedef {{place: number, distance: number}} Near 낱말의 자리와 다른 글자 수 */

export class Typos {
  /** @param {import("./lexicon.js").Lexicon} lexicon */
  constructor(lexicon) {
    this.lexicon = lexicon;
    this.masks = new Uint32Array(0);
    this.lengths = new Uint16Array(0);
  }

  /** 가까운 낱말들, 흔한 것 먼저. 아주 짧은 낱말에는 없다. @param {string} typed @param {number} most */
  near(typed, most) {
    const wanted = letters(typed);
    const limit = editsAllowed(wanted.length);
    /** @type {Near[]} */
    const found = [];
    if (limit === 0) return found;
    this.prepare();
    const mask = maskOf(wanted);
    for (let place = 0; place < this.masks.length; place += 1) {
      if (Math.abs(this.lengths[place] - wanted.length) > limit) continue;
      if (bitCount(mask ^ this.masks[place]) > 2 * limit) continue;
      const distance = editDistance(wanted, letters(this.lexicon.words[place]), limit);
      if (distance > 0 && distance <= limit) found.push({ place, distance });
    }
    const { costs } = this.lexicon;
    found.sort((a, b) => a.distance - b.distance || costs[a.place] - costs[b.place] || a.place - b.place);
    return found.slice(0, most);
  }

  prepare() {
    const { words } = this.lexicon;
    if (this.masks.length) return;
    this.masks = new Uint32Array(words.length);
    this.lengths = new Uint16Array(words.length);
    words.forEach((word, place) => {
      const found = letters(word);
      this.masks[place] = maskOf(found);
      this.lengths[place] = found.length;
    });
  }
}

/** 이만큼 긴 낱말에서 틀려도 되는 글자 수. @param {number} length */
export function editsAllowed(length) {
  if (length < ONE_EDIT) return 0;
  return length < TWO_EDITS ? 1 : 2;
}

/** @param {number[]} word */
function maskOf(word) {
  let mask = 0;
  for (const letter of word) mask |= 1 << letter % BITS;
  return mask >>> 0;
}

/** @param {number} mask */
function bitCount(mask) {
  mask -= (mask >>> 1) & 0x55555555;
  mask = (mask & 0x33333333) + ((mask >>> 2) & 0x33333333);
  return (((mask + (mask >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/**
 * 넣고 빼고 바꾸고, 이웃과 자리를 바꿀 글자 수. 한계를 넘으면 한계 + 1.
 * @param {number[]} one
 * @param {number[]} other
 * @param {number} limit
 */
export function editDistance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let second = new Array(other.length + 1).fill(0);
  let last = new Array(other.length + 1).fill(0);
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i += 1) {
    [second, last, row] = [last, row, second];
    let least = i;
    row[0] = i;
    for (let j = 1; j <= other.length; j += 1) {
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && other[j - 1] === one[i - 2])
        cost = Math.min(cost, second[j - 2] + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
  }
  return Math.min(row[other.length], limit + 1);
}

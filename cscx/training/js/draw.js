// 제비뽑기: 같은 글이면 파이썬과 같은 차례. cscx/training/draw.py의 쌍둥이.
import { sha256Words } from "./sha256.js";

const SEPARATOR = "\u001f";
const RANGE = 0x100000000;

/** 글에서 나오는 수의 줄기. */
export class Draw {
  /** @param {...string} texts */
  constructor(...texts) {
    this.text = texts.join(SEPARATOR);
    this.block = 0;
    /** @type {number[]} */
    this.words = [];
  }

  /** 0부터 bound - 1까지의 수. @param {number} bound 1부터 2의 32제곱까지 */
  below(bound) {
    const limit = RANGE - (RANGE % bound);
    for (;;) {
      const word = this.next();
      if (word < limit) return word % bound;
    }
  }

  /** 뽑은 차례로 늘어놓은 것. @template T @param {readonly T[]} items @returns {T[]} */
  shuffled(items) {
    const found = [...items];
    for (let last = found.length - 1; last > 0; last -= 1) {
      const other = this.below(last + 1);
      [found[last], found[other]] = [found[other], found[last]];
    }
    return found;
  }

  /** 그 가운데 하나. @template T @param {readonly T[]} items @returns {T} */
  one(items) {
    return items[this.below(items.length)];
  }

  /** @returns {number} 32비트 수 */
  next() {
    if (!this.words.length) {
      this.words = sha256Words(`${this.text}${SEPARATOR}${this.block}`);
      this.block += 1;
    }
    return /** @type {number} */ (this.words.shift());
  }
}

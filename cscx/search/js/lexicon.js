// 색인에 있는 낱말과 낱말 뒤에 붙는 끝말. 값이 작을수록 흔하다. 짝: lexicon.py
import { initialsOf, startingRange } from "./hangul.js";
import { PackReader } from "./packing.js";

export class Lexicon {
  /** @param {Uint8Array} raw */
  constructor(raw) {
    const reader = new PackReader(raw);
    const size = reader.number();
    /** @type {string[]} */
    this.words = new Array(size);
    this.costs = new Uint16Array(size);
    /** @type {Map<number, string>} */
    this.forms = new Map();
    /** @type {Map<string, number>} */
    this.places = new Map();
    /** @type {Map<string, number>} */
    this.endings = new Map();
    this.longest = 0;
    for (let place = 0; place < size; place += 1) {
      const word = reader.nextWord();
      const number = reader.number();
      this.words[place] = word;
      this.costs[place] = number >> 1;
      if (number & 1) this.forms.set(place, reader.text());
      this.places.set(word, place);
      this.longest = Math.max(this.longest, word.length);
    }
    const endings = reader.number();
    reader.nextWord();
    for (let n = 0; n < endings; n += 1) {
      const ending = reader.nextWord();
      this.endings.set(ending, reader.number());
      this.longest = Math.max(this.longest, ending.length);
    }
    reader.end();
  }

  /** 목록에서의 자리. @param {string} word */
  place(word) {
    return this.places.get(word);
  }

  /** 사전에 적는 꼴. @param {number} place */
  form(place) {
    return this.forms.get(place) ?? this.words[place];
  }

  /** 치는 중인 글이 될 수 있는 흔한 낱말들. @param {string} typed @param {number} most */
  startingWith(typed, most) {
    const [least, greatest] = startingRange(typed);
    /** @type {number[]} */
    const found = [];
    const last = this.firstFrom(greatest);
    for (let place = this.firstFrom(least); place < last; place += 1)
      if (this.words[place] !== typed) found.push(place);
    return this.commonest(found, most);
  }

  /** 첫소리가 같은 흔한 낱말들. @param {string} initials @param {number} most */
  withInitials(initials, most) {
    /** @type {number[]} */
    const found = [];
    for (let place = 0; place < this.words.length; place += 1) {
      const word = this.words[place];
      if (word.length === initials.length && initialsOf(word) === initials) found.push(place);
    }
    return this.commonest(found, most);
  }

  /** @param {number[]} places @param {number} most */
  commonest(places, most) {
    return places.sort((a, b) => this.costs[a] - this.costs[b] || a - b).slice(0, most);
  }

  /** @param {string} word */
  firstFrom(word) {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

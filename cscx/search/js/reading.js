// 질의가 찾는 것: 낱말과 두 음절 짝, 그 무게, 낱말마다 알아들은 것. 짝: reading.py

/** 찾았는지 셈하는 질의 낱말의 수: 한 정수의 비트. */
export const MOST_ASKED = 31;

/** @typedef {{weight: number, asked: number}} Wanted 무게와 질의 낱말들: n번 낱말은 n번 비트 */
/** @typedef {{text: string, marks: string[]}} Asked 질의의 낱말과 결과에서 표시할 말 */

/** 질의 낱말의 비트. @param {number} asked */
export function bitOf(asked) {
  return asked < MOST_ASKED ? 1 << asked : 0;
}

export class Reading {
  constructor() {
    /** @type {Map<string, Wanted>} */
    this.tokens = new Map();
    /** @type {Map<string, Wanted>} */
    this.grams = new Map();
    /** @type {Asked[]} */
    this.asked = [];
    /** 첫소리로 쓴 낱말. @type {string[]} */
    this.initials = [];
    /** [친 글, 읽은 글]. @type {[string, string][]} */
    this.corrections = [];
    /** 찾지 않고 권하는 말. @type {string[]} */
    this.related = [];
    /** 모든 낱말을 이어 붙인 글. */
    this.whole = "";
  }

  /** 새 질의 낱말의 번호. @param {string} text */
  ask(text) {
    this.asked.push({ text, marks: [text] });
    return this.asked.length - 1;
  }

  /** 질의 낱말을 위해 이 낱말도 찾는다. 더 큰 무게가 남는다. @param {string} token @param {number} weight @param {number} asked */
  want(token, weight, asked) {
    const known = this.tokens.get(token) ?? { weight: 0, asked: 0 };
    this.tokens.set(token, {
      weight: Math.max(weight, known.weight),
      asked: known.asked | bitOf(asked),
    });
    this.mark(token, asked);
  }

  /** 결과에서 이 말도 표시한다. @param {string} word @param {number} asked */
  mark(word, asked) {
    const { marks } = this.asked[asked];
    if (!marks.includes(word)) marks.push(word);
  }
}

// 질의의 낱말을 색인의 낱말과 끝말로 자른다(Viterbi, 1967). 값은 모두 정수다. 짝: segmenter.py
const SCALE = 16;
const UNKNOWN = 18 * SCALE;
const UNKNOWN_SYLLABLE = 4 * SCALE;
const ENDING_ALONE = 8 * SCALE;
const LONGEST_UNKNOWN = 12;

/**
 * @typedef {object} Piece 낱말의 한 토막
 * @property {string} text 쓰인 그대로
 * @property {string} token 색인에서의 꼴
 * @property {"word" | "ending" | "unknown"} kind
 */

/**
 * 한글 낱말의 토막, 차례대로. 값이 같으면 먼저 찾은 쪽.
 * @param {string} word
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @returns {Piece[]}
 */
export function segments(word, lexicon) {
  const costs = new Array(word.length + 1).fill(Infinity);
  /** @type {number[]} */
  const starts = [];
  /** @type {Piece["kind"][]} */
  const kinds = [];
  costs[0] = 0;
  const longest = Math.max(lexicon.longest, LONGEST_UNKNOWN);
  /** @param {number} start @param {number} end @param {number} cost @param {Piece["kind"]} kind */
  const offer = (start, end, cost, kind) => {
    if (cost >= costs[end]) return;
    costs[end] = cost;
    starts[end] = start;
    kinds[end] = kind;
  };
  for (let start = 0; start < word.length; start += 1)
    for (let end = start + 1; end <= Math.min(word.length, start + longest); end += 1) {
      const text = word.slice(start, end);
      const place = lexicon.place(text);
      if (place !== undefined) offer(start, end, costs[start] + lexicon.costs[place], "word");
      const ending = lexicon.endings.get(text);
      if (ending !== undefined)
        offer(start, end, costs[start] + ending + (start === 0 ? ENDING_ALONE : 0), "ending");
      if (end - start <= LONGEST_UNKNOWN)
        offer(start, end, costs[start] + UNKNOWN + (end - start - 1) * UNKNOWN_SYLLABLE, "unknown");
    }
  /** @type {Piece[]} */
  const pieces = [];
  for (let end = word.length; end > 0; end = starts[end]) {
    const text = word.slice(starts[end], end);
    const place = kinds[end] === "word" ? lexicon.place(text) : undefined;
    pieces.push({ text, token: place === undefined ? text : lexicon.form(place), kind: kinds[end] });
  }
  return pieces.reverse();
}

// 글을 낱말로: 한 가지 글자로 이어진 토막, 그 안의 두 음절 짝. 짝: words.py
const HANGUL_RANGE = "가-힣";
const JAMO_RANGE = "ㄱ-ㅎㅏ-ㅣ";
const LATIN_RANGE = "a-zß-öø-ɏḀ-ỿ";
const IDEOGRAPH_RANGE = "㐀-䶿一-鿿";
const OTHER_RANGES = "Ͱ-ԯ԰-֏א-ת؀-ۿऀ-ॿก-๿぀-ヿ";
const RUNS = new RegExp(
  `([${HANGUL_RANGE}]+)|([${JAMO_RANGE}]+)|([0-9]+(?:,[0-9]{3}(?![0-9]))*)` +
    `|[${LATIN_RANGE}]+|[${IDEOGRAPH_RANGE}]+|[${OTHER_RANGES}]+`,
  "g",
);
const FULL_WIDTH = /[\uff01-\uff5e\u3000]/g;
const CAPITALS = /[A-ZÀ-ÖØ-ÞͰ-ԯĀ-ɏḀ-ỿ]/g;

/**
 * @typedef {object} Word 한 가지 글자로 이어진 토막
 * @property {string} text
 * @property {number} start
 * @property {"hangul" | "jamo" | "number" | "other"} script
 */

/** 보이는 그대로, 한글만 조합한 꼴. @param {string} text */
export function composed(text) {
  return text.normalize("NFC");
}

/** 견주는 꼴: 조합하고 작은 글자로. @param {string} text */
export function folded(text) {
  return lowered(composed(text));
}

/** 조합한 글을 작은 반각 글자로. 글자 수는 변하지 않는다. @param {string} text */
export function lowered(text) {
  return text.replace(FULL_WIDTH, halfWidth).replace(CAPITALS, smallLetter);
}

/** @param {string} char */
function halfWidth(char) {
  return char === "\u3000" ? " " : String.fromCharCode(char.charCodeAt(0) - 0xfee0);
}

/** @param {string} char */
function smallLetter(char) {
  const small = char.toLowerCase();
  return small.length === 1 ? small : char;
}

/** 접은 글의 낱말. 30,000은 쉼표 없는 한 수다. @param {string} text @returns {Word[]} */
export function wordsOf(text) {
  /** @type {Word[]} */
  const found = [];
  for (const run of text.matchAll(RUNS)) {
    const start = run.index ?? 0;
    if (run[1]) found.push({ text: run[1], start, script: "hangul" });
    else if (run[2]) found.push({ text: run[2], start, script: "jamo" });
    else if (run[3]) found.push({ text: run[3].replaceAll(",", ""), start, script: "number" });
    else found.push({ text: run[0], start, script: "other" });
  }
  return found;
}

/** 한글 낱말의 두 음절 짝. 한 음절이면 그 음절. @param {string} word */
export function pairsOf(word) {
  if (word.length === 1) return [word];
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
}

/** 낱말을 모두 이어 붙인 글. @param {string} text */
export function squeezed(text) {
  return wordsOf(folded(text)).map((word) => word.text).join("");
}

// 한/영 키를 잘못 둔 말인가: 다른 자판으로 읽어 말이 되면 그 말. 짝: layouts.py
import { toHangul, toLatin } from "./keyboard.js";
import { segments } from "./segmenter.js";

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */

/**
 * 영문 낱말이 뜻한 한글. 영문이 맞으면 null.
 * @param {string[]} keys 같은 낱말을 읽는 여러 길 @param {string} word @param {Lexicon} lexicon
 */
export function koreanOf(keys, word, lexicon) {
  for (const typed of keys) {
    const korean = toHangul(typed);
    if (korean && makesSense(korean, word, lexicon)) return korean;
  }
  return null;
}

/** 한글 낱말이 뜻한, 색인이 아는 영문. 없으면 null. @param {string} word @param {Lexicon} lexicon */
export function latinOf(word, lexicon) {
  const latin = toLatin(word);
  return latin !== null && lexicon.place(latin) !== undefined ? latin : null;
}

/**
 * 아는 낱말로만 되어 있고, 그 가운데 두 음절 넘는 것이 있는가.
 * 색인이 영문도 알면(한/영 키를 설명하는 글처럼) 한글이 더 흔해야 한다.
 * @param {string} korean @param {string} latin @param {Lexicon} lexicon
 */
function makesSense(korean, latin, lexicon) {
  const pieces = segments(korean, lexicon);
  const words = pieces.filter(({ kind }) => kind === "word").map(({ text }) => text);
  const longest = Math.max(0, ...words.map((text) => text.length));
  if (pieces.some(({ kind }) => kind === "unknown") || longest < Math.min(2, korean.length)) return false;
  const place = lexicon.place(latin);
  if (place === undefined) return true;
  const { costs } = lexicon;
  return longest > 1 && words.every((text) => costs[lexicon.place(text) ?? place] < costs[place]);
}

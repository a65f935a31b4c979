// 값 뒤의 조사.
const LETTERS_WITH_FINAL = "LMNR";
const DIGITS_WITH_FINAL = "013678";
const DIGITS_WITH_RIEUL = "178";

/**
 * 값 뒤에 올 조사: josa("7일", "이/가") → "이". 파이썬 cscx.text.particle과 같은 규칙이다.
 * @param {string} word
 * @param {string} pair
 */
export function josa(word, pair) {
  const [closed, open] = pair.split("/");
  const [final, rieul] = finalOf(word);
  if (closed.startsWith("으로")) return final && !rieul ? closed : open;
  return final ? closed : open;
}

/** 마지막 소리에 받침이 있는지, 그것이 ㄹ인지. @param {string} word @returns {[boolean, boolean]} */
function finalOf(word) {
  const bare = word.replace(/[\s'"’”)\]}>»」』]+$/u, "");
  const unit = /[0-9] ?(?:(k?g|mg)|[ckm]?m|m?[lL])$/.exec(bare); // 3kg은 삼 킬로그램, 10cm는 십 센티미터
  if (unit) return [Boolean(unit[1]), false];
  const last = bare.at(-1) || "";
  const code = last.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) return [(code - 0xac00) % 28 > 0, (code - 0xac00) % 28 === 8];
  if (DIGITS_WITH_FINAL.includes(last)) return [Boolean(last), DIGITS_WITH_RIEUL.includes(last)];
  const upper = last.toUpperCase();
  return [Boolean(upper) && LETTERS_WITH_FINAL.includes(upper), upper === "L" || upper === "R"];
}

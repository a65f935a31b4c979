// 한/영 키를 잘못 둔 글: ghksqnf → 환불, ㅍㅑㅔ → vip. 두벌식(KS X 5002). 짝: keyboard.py
import { composeSyllable, jamoOf } from "./hangul.js";

const KEYS = new Map(
  [..."qwertyuiopasdfghjklzxcvbnmQWERTOP"].map((key, at) => [
    key,
    "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ"[at],
  ]),
);
const KEY_OF = new Map([...KEYS].map(([key, jamo]) => [jamo, key]));
const PAIRS = new Map([
  ["ㅗㅏ", "ㅘ"], ["ㅗㅐ", "ㅙ"], ["ㅗㅣ", "ㅚ"], ["ㅜㅓ", "ㅝ"], ["ㅜㅔ", "ㅞ"], ["ㅜㅣ", "ㅟ"], ["ㅡㅣ", "ㅢ"],
  ["ㄱㅅ", "ㄳ"], ["ㄴㅈ", "ㄵ"], ["ㄴㅎ", "ㄶ"], ["ㄹㄱ", "ㄺ"], ["ㄹㅁ", "ㄻ"], ["ㄹㅂ", "ㄼ"], ["ㄹㅅ", "ㄽ"],
  ["ㄹㅌ", "ㄾ"], ["ㄹㅍ", "ㄿ"], ["ㄹㅎ", "ㅀ"], ["ㅂㅅ", "ㅄ"],
]);
const PAIR_OF = new Map([...PAIRS].map(([pair, whole]) => [whole, pair]));

/** 영문 자판으로 친 한글. 온전한 음절이 안 되면 null. @param {string} typed */
export function toHangul(typed) {
  /** @type {string[]} */
  const jamo = [];
  for (const key of typed) {
    const found = KEYS.get(key) ?? KEYS.get(key.toLowerCase());
    if (!found) return null;
    jamo.push(found);
  }
  let whole = "";
  for (let at = 0; at < jamo.length; ) {
    const taken = syllableAt(jamo, at);
    if (!taken) return null;
    whole += taken[0];
    at = taken[1];
  }
  return whole;
}

/**
 * 어느 자리에서 시작하는 음절과 다음 자리.
 * @param {string[]} jamo
 * @param {number} at
 * @returns {[string, number] | null}
 */
function syllableAt(jamo, at) {
  if (!isVowel(jamo[at + 1])) return null;
  const initial = jamo[at];
  let medial = jamo[at + 1];
  at += 2;
  const diphthong = PAIRS.get(medial + jamo[at]);
  if (diphthong) {
    medial = diphthong;
    at += 1;
  }
  let final = "";
  if (endsHere(jamo, at) && composeSyllable(initial, medial, jamo[at])) {
    final = jamo[at];
    at += 1;
    const cluster = endsHere(jamo, at) && PAIRS.get(final + jamo[at]);
    if (cluster) {
      final = cluster;
      at += 1;
    }
  }
  const syllable = composeSyllable(initial, medial, final);
  return syllable ? [syllable, at] : null;
}

/** @param {string | undefined} jamo */
function isVowel(jamo) {
  return jamo !== undefined && jamo >= "ㅏ" && jamo <= "ㅣ";
}

/** 이 닿소리가 음절을 닫는가: 뒤에 홀소리가 오지 않는다. @param {string[]} jamo @param {number} at */
function endsHere(jamo, at) {
  return at < jamo.length && !isVowel(jamo[at]) && !isVowel(jamo[at + 1]);
}

/** 한글 자판으로 친 영문, 작은 글자로. 다른 글자가 있으면 null. @param {string} typed */
export function toLatin(typed) {
  let keys = "";
  for (const char of typed)
    for (const jamo of jamoOf(char))
      for (const single of PAIR_OF.get(jamo) ?? jamo) {
        const key = KEY_OF.get(single);
        if (!key) return null;
        keys += key;
      }
  return keys.toLowerCase();
}

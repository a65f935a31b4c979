// 한글을 자모로: 음절의 낱글자, 첫소리, 조합. 짝: hangul.py
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINAL_COUNT = 28;
const MEDIAL_COUNT = 21;
const BLOCK = MEDIAL_COUNT * FINAL_COUNT;
const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
const MEDIAL_BASE = INITIALS.length;
const FINAL_BASE = INITIALS.length + MEDIAL_COUNT - 1;

/** 온전한 음절(가–힣)인가. @param {string} char */
export function isSyllable(char) {
  const code = char.charCodeAt(0);
  return code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE;
}

/** 낱글자의 번호. 첫소리 ㄱ과 받침 ㄱ은 다른 글자다. @param {string} word */
export function letters(word) {
  /** @type {number[]} */
  const found = [];
  for (const char of word) {
    const code = (char.codePointAt(0) ?? 0) - FIRST_SYLLABLE;
    if (!isSyllable(char)) {
      found.push(code + FIRST_SYLLABLE + BLOCK);
      continue;
    }
    found.push(Math.floor(code / BLOCK), MEDIAL_BASE + Math.floor((code % BLOCK) / FINAL_COUNT));
    if (code % FINAL_COUNT) found.push(FINAL_BASE + (code % FINAL_COUNT));
  }
  return found;
}

/** 첫소리: 환불 → ㅎㅂ. 다른 글자는 그대로. @param {string} word */
export function initialsOf(word) {
  let found = "";
  for (const char of word)
    found += isSyllable(char)
      ? INITIALS[Math.floor((char.charCodeAt(0) - FIRST_SYLLABLE) / BLOCK)]
      : char;
  return found;
}

/** 첫소리로만 쓴 낱말인가. @param {string} word */
export function isInitials(word) {
  return word !== "" && [...word].every((char) => INITIALS.includes(char));
}

/** 음절을 이루는 자모: 환 → ㅎㅘㄴ. @param {string} syllable */
export function jamoOf(syllable) {
  if (!isSyllable(syllable)) return syllable;
  const code = syllable.charCodeAt(0) - FIRST_SYLLABLE;
  const final = code % FINAL_COUNT ? FINALS[code % FINAL_COUNT] : "";
  return INITIALS[Math.floor(code / BLOCK)] + MEDIALS[Math.floor((code % BLOCK) / FINAL_COUNT)] + final;
}

/**
 * 자모 두셋으로 이룬 음절. 이루지 못하면 null.
 * @param {string} initial
 * @param {string} medial
 */
export function composeSyllable(initial, medial, final = "") {
  const first = INITIALS.indexOf(initial);
  const middle = MEDIALS.indexOf(medial);
  const last = final ? FINALS.indexOf(final) : 0;
  if (first < 0 || middle < 0 || last < 0) return null;
  return String.fromCharCode(FIRST_SYLLABLE + first * BLOCK + middle * FINAL_COUNT + last);
}

/**
 * 치는 중인 글이 될 수 있는 첫 낱말과 끝 낱말: 배소 → 배송, 배ㅅ → 배송.
 * @param {string} text 빈 글이 아니다
 * @returns {[string, string]}
 */
export function startingRange(text) {
  const head = text.slice(0, -1);
  const last = text.slice(-1);
  const initial = INITIALS.indexOf(last);
  if (initial >= 0) {
    const block = FIRST_SYLLABLE + initial * BLOCK;
    return [
      head + String.fromCharCode(block),
      `${head}${String.fromCharCode(block + BLOCK - 1)}\uffff`,
    ];
  }
  const code = last.charCodeAt(0);
  if (isSyllable(last) && (code - FIRST_SYLLABLE) % FINAL_COUNT === 0)
    return [text, `${head}${String.fromCharCode(code + FINAL_COUNT - 1)}\uffff`];
  return [text, `${text}\uffff`];
}

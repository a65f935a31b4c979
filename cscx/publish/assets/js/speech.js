// 소리 내어 읽는 시간. 파이썬 쪽(cscx/lint/rules/wording/speech.py)과 같은 보기(tests/vectors/speech.json)로 시험한다.

const SYLLABLES_A_MINUTE = 330;
const GROUP_OF_DIGITS = 4;
const LONGEST_AMOUNT = 12;

/** 6000은 육천: 말하지 않는 일을 뺀 숫자, 자리(십·백·천), 묶음(만·억). @param {string} digits */
function syllablesOfNumber(digits) {
  if (digits.startsWith("0") || digits.length > LONGEST_AMOUNT) return digits.length;
  let spoken = Math.floor((digits.length - 1) / GROUP_OF_DIGITS);
  [...digits].reverse().forEach((digit, place) => {
    if (digit === "0") return;
    const named = place % GROUP_OF_DIGITS > 0;
    spoken += Number(named) + Number(digit !== "1" || !named);
  });
  return spoken;
}

/** 소리 마디의 수. @param {string} text */
export function syllablesOf(text) {
  const letters = text.match(/[가-힣A-Za-z]/g) || [];
  const numbers = text.match(/[0-9][0-9,]*/g) || [];
  return letters.length + numbers.reduce((sum, number) => sum + syllablesOfNumber(number.replaceAll(",", "")), 0);
}

/** 초. @param {string} text */
export const secondsToRead = (text) => (syllablesOf(text) * 60) / SYLLABLES_A_MINUTE;

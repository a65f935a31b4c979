// 사람이 쓰는 양: 7일, 2시간 30분, 3만 5천원, 1.5억, 연 15%, $20. cscx/policy/language/units.py의 쌍둥이.
import { exact, exactDecimal, exactOf, minus, ONE, plus, times, ZERO } from "./exact.js";

/** @typedef {import("./exact.js").Exact} Exact */
/** 종류, 이름, 기본 단위의 몇 배, 같은 종류 안의 갈래. @typedef {{kind: string, name: string, factor: Exact, family: string}} Unit */

/** @type {Unit} */
export const PLAIN_UNIT = { kind: "plain", name: "", factor: ONE, family: "" };
/** @param {Unit} a @param {Unit} b */
export const comparableUnits = (a, b) => a.kind === b.kind && a.family === b.family;

/** @type {Map<string, Unit>} */
const UNITS = new Map();
/** @param {string} kind @param {Exact} factor @param {string} names */
function addUnits(kind, factor, names, family = "") {
  for (const name of names.split(" ").map((each) => each.replace("_", " "))) UNITS.set(name, { kind, name, factor, family });
}
addUnits("clock", exact(1n, 60n), "초 second seconds");
addUnits("clock", ONE, "분 minute minutes min");
addUnits("clock", exact(60n), "시간 hour hours");
addUnits("days", ONE, "일 day days");
addUnits("days", exact(7n), "주 주일 week weeks");
addUnits("business days", ONE, "영업일 business_day business_days");
addUnits("months", ONE, "개월 달 month months");
addUnits("months", exact(12n), "년 year years");
addUnits("percent", ONE, "% 퍼센트 percent");
addUnits("money", ONE, "원 won KRW ₩", "원");
addUnits("money", ONE, "달러 dollar dollars USD $", "달러");
addUnits("money", ONE, "유로 euro euros EUR €", "유로");
addUnits("money", ONE, "파운드 pound pounds GBP £", "파운드");

const MAGNITUDES = new Map(Object.entries({ 조: 12, 억: 8, 천만: 7, 백만: 6, 십만: 5, 만: 4, 천: 3, 백: 2 })
  .map(([name, zeros]) => /** @type {[string, Exact]} */ ([name, exact(10n ** BigInt(zeros))])));
const UNIT_WORD = / ?(business days?|[가-힣]+|[A-Za-z]+|%|℃|㎡)/y;
const SIGN = /[-+]?/y;
const CURRENCY = /[$€£₩]/y;
const PREFIX = /(?:연|월|주|하루|만) (?=[0-9])/y;
const PIECE = /((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?) ?(조|억|천만|백만|십만|만|천|백)?/y;

/** @param {RegExp} pattern @param {string} text @param {number} at */
function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** 읽지 못하면 null. @param {string} text @returns {{amount: Exact, unit: Unit} | null} */
export function parseQuantity(text) {
  const body = text.trimEnd();
  let at = body.length - body.trimStart().length;
  at += matchAt(PREFIX, body, at)?.[0].length ?? 0;
  const negative = body.startsWith("-", at);
  at += matchAt(SIGN, body, at)?.[0].length ?? 0;
  const currency = matchAt(CURRENCY, body, at)?.[0];
  at += currency?.length ?? 0;
  const first = termAt(body, at);
  if (!first) return null;
  let { amount: total } = first;
  at = first.at;
  if (currency && (first.unit || at < body.length)) return null;
  const unit = currency ? /** @type {Unit} */ (UNITS.get(currency)) : first.unit;
  while (at < body.length) {
    const more = termAt(body, at + (body[at] === " " ? 1 : 0));
    if (!more || !unit || !more.unit || !comparableUnits(unit, more.unit)) return null;
    if (more.unit.factor.n * unit.factor.d >= unit.factor.n * more.unit.factor.d) return null;
    total = plus(total, more.amount);
    at = more.at;
  }
  return { amount: negative ? minus(total) : total, unit: unit ?? PLAIN_UNIT };
}

/** @param {string} body @param {number} start @returns {{amount: Exact, unit: Unit | null, at: number} | null} */
function termAt(body, start) {
  const number = numberAt(body, start);
  if (!number) return null;
  const word = matchAt(UNIT_WORD, body, number.at);
  if (!word) return { amount: number.amount, unit: null, at: number.at };
  const unit = UNITS.get(word[1]) ?? { kind: "count", name: word[1], factor: ONE, family: word[1] };
  return { amount: times(number.amount, unit.factor), unit, at: number.at + word[0].length };
}

/** @param {string} body @param {number} at @returns {{amount: Exact, at: number} | null} */
function numberAt(body, at) {
  let total = ZERO, last = null;
  for (;;) {
    const piece = matchAt(PIECE, body, at);
    if (!piece || /^0[0-9]/.test(piece[1])) return null;
    const size = MAGNITUDES.get(piece[2] ?? "") ?? ONE;
    if (last && size.n >= last.n) return null;
    total = plus(total, times(exactDecimal(piece[1].replaceAll(",", "")), size));
    last = size;
    at += piece[0].length;
    const ahead = body.startsWith(" ", at) ? at + 1 : at;
    if (size === ONE || !matchAt(PIECE, body, ahead)) return { amount: total, at };
    at = ahead;
  }
}

/** 모델에 적힌 단위. @param {any[] | undefined} data @returns {Unit} */
export const unitOf = (data) =>
  data ? { kind: data[0], name: data[1], factor: exactOf(data[2].n ?? data[2]), family: data[3] } : PLAIN_UNIT;

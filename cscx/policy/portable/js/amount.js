// 수를 말로: 30만원, 300,001원, 2시간 30분, 3영업일. cscx/policy/language/show.py의 쌍둥이.
import { exact, floorOf, minus, over, plus, times } from "./exact.js";

/** @typedef {import("./exact.js").Exact} Exact */
/** @typedef {import("./quantity.js").Unit} Unit */

const HOUR = exact(60n);
const COUNTED_IN_MINUTES = 3n;
const AMOUNT_NAMES = {
  ko: { days: "일", "business days": "영업일", months: "개월" },
  en: { days: "day", "business days": "business day", months: "month" },
};
const MONEY_NAMES = new Map([["원", "won"], ["달러", "dollars"], ["유로", "euros"], ["파운드", "pounds"]]);

/** 세 자리마다 쉼표. @param {bigint} number */
const separated = (number) => number.toString().replace(/\B(?=(\d{3})+$)/g, ",");

/** 끝나는 소수는 그대로, 아니면 1/3처럼. @param {Exact} value */
export function digitsOf(value) {
  if (value.d === 1n) return separated(value.n);
  let rest = value.d, places = 0, ten = 1n;
  for (const prime of [2n, 5n]) while (rest % prime === 0n) rest /= prime;
  if (rest !== 1n) return `${value.n}/${value.d}`;
  while ((value.n * ten) % value.d) [places, ten] = [places + 1, ten * 10n];
  const scaled = ((value.n < 0n ? -value.n : value.n) * ten) / value.d;
  return `${value.n < 0n ? "-" : ""}${separated(scaled / ten)}.${(scaled % ten).toString().padStart(places, "0")}`;
}

/** @param {Exact} value 단위의 기본으로 센 수 @param {Unit} unit @param {string} lang */
export function amountText(value, unit, lang) {
  const korean = lang === "ko";
  if (unit.kind === "clock") return clockWords(value, unit, korean);
  const number = over(value, unit.factor);
  if (unit.kind === "money") return korean ? wonText(number, unit) : `${digitsOf(number)} ${MONEY_NAMES.get(unit.family)}`;
  if (unit.kind === "plain") return digitsOf(number);
  if (unit.kind === "percent") return `${digitsOf(number)}%`;
  if (unit.kind === "count") return digitsOf(number) + unit.name;
  const kind = /** @type {"days" | "business days" | "months"} */ (unit.kind);
  if (!korean) return `${digitsOf(value)} ${AMOUNT_NAMES.en[kind]}${value.n === 1n && value.d === 1n ? "" : "s"}`;
  const ascii = /^[\x00-\x7f]*$/.test(unit.name);
  return digitsOf(ascii ? value : number) + (ascii ? AMOUNT_NAMES.ko[kind] : unit.name);
}

/** @param {Exact} number @param {Unit} unit */
function wonText(number, unit) {
  const { n, d } = number, name = unit.family;
  if (name === "원" && d === 1n && n && n % 10000n === 0n) {
    if (n % 100000000n === 0n) return `${separated(n / 100000000n)}억원`;
    if (n < 100000000n && n > -100000000n) return `${separated(n / 10000n)}만원`;
  }
  return digitsOf(number) + name;
}

/** @param {Exact} minutes @param {Unit} unit @param {boolean} korean */
function clockWords(minutes, unit, korean) {
  const sign = minutes.n < 0n ? "-" : "";
  if (sign) minutes = minus(minutes);
  let hours = floorOf(over(minutes, HOUR));
  const rest = plus(minutes, exact(-hours * 60n));
  let whole = floorOf(rest);
  const seconds = times(plus(rest, exact(-whole)), HOUR);
  // 90분으로 세는 것은 1시간 30분이 아니라 90분
  if (rest.n && unit.factor.n === 1n && unit.factor.d === 1n && hours < COUNTED_IN_MINUTES) [hours, whole] = [0n, whole + hours * 60n];
  /** @type {[Exact, string, string][]} */
  const pieces = [[exact(hours), "시간", "hour"], [exact(whole), "분", "minute"], [seconds, "초", "second"]];
  const used = pieces.filter(([number]) => number.n);
  if (!used.length) used.push(pieces[1]);
  const words = used.map(([number, ko, en]) =>
    korean ? digitsOf(number) + ko : `${digitsOf(number)} ${en}${number.n === 1n && number.d === 1n ? "" : "s"}`);
  return sign + words.join(" ");
}

// 칸 하나가 가질 수 있는 값: 읽기와 말하기. cscx/policy/language/values.py의 쌍둥이.
import { amountText } from "./amount.js";
import { compare, exact, exactOf, over, times } from "./exact.js";
import { comparableUnits, parseQuantity, unitOf } from "./quantity.js";

/** @typedef {import("./exact.js").Exact} Exact */
/** 없다고 알려진 것은 ABSENT, 모르는 것은 undefined. @typedef {Exact | string | boolean | Set<string> | typeof ABSENT} Value */
/** @typedef {{name: string, type: string, values: string[], unit: import("./quantity.js").Unit, step: Exact | null,
 *   min: Exact | null, max: Exact | null, optional: boolean, format: string | null, needsUnit: boolean,
 *   ifUnknown: Value | undefined}} Field */

export const ABSENT = Object.freeze({ absent: true });
const ABSENT_WORDS = ["없음", "none", "absent"];
const YES_WORDS = ["예", "yes", "true"];
const NO_WORDS = ["아니오", "아니요", "no", "false"];
const NUMERIC = ["integer", "decimal", "money", "duration"];
const DAY_MS = 86400000;
const DAY_ONE = Date.UTC(2000, 0, 1) / DAY_MS - 730120; // 1년 1월 1일이 1인 날 번호의 0
const SHORT_DAY = 1440;

/** 읽지 못한 까닭: kind, choice, unit, whole, low, high, absent, one */
export class Unreadable extends Error {
  /** @param {string} why */
  constructor(why) {
    super(why);
    this.why = why;
  }
}

/** @param {any} data @returns {Field} */
export function fieldOf(data) {
  const number = (/** @type {any} */ raw) => (raw === undefined ? null : exactOf(raw.n ?? raw));
  const field = {
    name: data.name, type: data.type, values: data.values ?? [], unit: unitOf(data.unit), step: number(data.step),
    min: number(data.min), max: number(data.max), optional: Boolean(data.optional), format: data.format ?? null,
    needsUnit: Boolean(data.needs_unit), ifUnknown: undefined,
  };
  return { ...field, ifUnknown: data.if_unknown === undefined || data.if_unknown?.wrong !== undefined ? undefined : valueOf(data.if_unknown) };
}

/** 모델에 적힌 값. @param {any} data @returns {any} */
export function valueOf(data) {
  if (typeof data === "number") return exact(BigInt(data));
  if (data === null || typeof data !== "object") return data;
  if (data.n !== undefined) return exactOf(data.n);
  if (data.a) return ABSENT;
  if (data.s) return new Set(data.s);
  if (data.t) return data.t.map(valueOf);
  return { formula: data.f[1], text: data.f[0], own: data.f[2] ?? data.f[0] };
}

/** @param {any} value @returns {value is Exact} */
export const isNumber = (value) => typeof value?.n === "bigint";
/** @param {any} value */
export const isFormula = (value) => value?.formula !== undefined;
/** @param {Field} field */
export const isOrdered = (field) => NUMERIC.includes(field.type) || field.type === "date" || field.type === "time";
/** @param {Field} field */
export const isNumeric = (field) => NUMERIC.includes(field.type);

/** 같은 값이면 같은 글. @param {any} value @returns {string} */
export function keyOfValue(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return `t${value}`;
  if (typeof value === "boolean") return `b${value}`;
  if (value === ABSENT) return "a";
  if (isNumber(value)) return `n${value.n}/${value.d}`;
  if (value instanceof Set) return `s${JSON.stringify([...value].sort())}`;
  if (Array.isArray(value)) return `l${JSON.stringify(value.map(keyOfValue))}`;
  return `f${JSON.stringify([value.own, value.formula])}`;
}

/** 사람이 준 값을 읽는다. 못 읽으면 Unreadable. @param {Field} field @param {any} raw @returns {Value} */
export function readValue(field, raw) {
  if (typeof raw === "string" && ABSENT_WORDS.includes(raw.trim()) && !field.values.includes(raw.trim())) return absentValue(field);
  if (Array.isArray(raw)) {
    if (field.type !== "set") throw new Unreadable("one");
    return raw.length ? new Set(raw.map((item) => memberOf(field, plainText(item)))) : absentValue(field);
  }
  if (field.type === "set") return new Set([memberOf(field, plainText(raw))]);
  const value = literalOf(field, plainText(raw));
  if (isNumber(value)) {
    if (field.min && compare(value, field.min) < 0) throw new Unreadable("low");
    if (field.max && compare(value, field.max) > 0) throw new Unreadable("high");
  }
  return value;
}

/** @param {any} raw */
const plainText = (raw) => (typeof raw === "boolean" ? (raw ? "예" : "아니오") : String(raw));

/** @param {Field} field */
function absentValue(field) {
  if (!field.optional) throw new Unreadable("absent");
  return field.type === "set" ? new Set() : ABSENT;
}

/** @param {Field} field @param {string} text @returns {Value} */
function literalOf(field, text) {
  text = text.trim();
  if (field.type === "choice" || field.values.length) return memberOf(field, text);
  if (field.type === "boolean") {
    const word = text.toLowerCase();
    if (!YES_WORDS.includes(word) && !NO_WORDS.includes(word)) throw new Unreadable("kind");
    return YES_WORDS.includes(word);
  }
  if (field.type === "date") return dayNumber(text);
  if (field.type === "time") {
    const found = /^([01][0-9]|2[0-4]):([0-5][0-9])$/.exec(text);
    const minutes = found ? Number(found[1]) * 60 + Number(found[2]) : SHORT_DAY + 1;
    if (minutes > SHORT_DAY) throw new Unreadable("kind");
    return exact(BigInt(minutes));
  }
  return isNumeric(field) ? quantityOf(field, text) : text.normalize("NFC");
}

/** @param {Field} field @param {string} text */
function memberOf(field, text) {
  const value = text.normalize("NFC");
  if (field.values.length && !field.values.includes(value)) throw new Unreadable("choice");
  return value;
}

/** @param {string} text */
function dayNumber(text) {
  const found = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (!found) throw new Unreadable("kind");
  const [year, month, day] = found.slice(1).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (year < 1 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) throw new Unreadable("kind");
  return exact(BigInt(date.getTime() / DAY_MS - DAY_ONE));
}

/** @param {Field} field @param {string} text */
function quantityOf(field, text) {
  const found = parseQuantity(text);
  if (!found) throw new Unreadable("kind");
  let value = found.amount;
  if (found.unit.kind === "plain") {
    if (field.needsUnit) throw new Unreadable("unit");
    value = times(value, field.unit.factor);
  } else if (!comparableUnits(found.unit, field.unit)) throw new Unreadable("unit");
  if (field.step && over(value, field.step).d !== 1n) throw new Unreadable("whole");
  return value;
}

/** 값을 말로. @param {Field} field @param {Value} value @param {string} lang */
export function showValue(field, value, lang) {
  const none = lang === "ko" ? "없음" : "none";
  if (value === ABSENT) return none;
  if (value instanceof Set) {
    const place = (/** @type {string} */ item) => (field.values.includes(item) ? field.values.indexOf(item) : field.values.length);
    return [...value].sort((a, b) => place(a) - place(b) || byCodePoint(a, b)).join(", ") || none;
  }
  if (typeof value === "boolean") return lang === "ko" ? (value ? "예" : "아니오") : value ? "yes" : "no";
  if (typeof value === "string") return value;
  const number = /** @type {Exact} */ (value);
  if (field.type === "date") {
    const date = new Date((Number(number.n) + DAY_ONE) * DAY_MS);
    return `${String(date.getUTCFullYear()).padStart(4, "0")}-${date.toISOString().slice(-19, -14)}`;
  }
  if (field.type === "time") return `${String(number.n / 60n).padStart(2, "0")}:${String(number.n % 60n).padStart(2, "0")}`;
  return amountText(number, field.unit, lang);
}

/** 파이썬과 같은 글의 차례: 부호 자리(코드 포인트) 순. @param {string} a @param {string} b */
export function byCodePoint(a, b) {
  const one = [...a], other = [...b];
  for (let at = 0; at < one.length && at < other.length; at += 1)
    if (one[at] !== other[at]) return Number(one[at].codePointAt(0)) - Number(other[at].codePointAt(0));
  return one.length - other.length;
}

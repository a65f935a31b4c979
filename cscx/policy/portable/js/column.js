// 칸의 값들을 규칙이 가르지 않는 원자로 나눈 열. cscx/policy/tables/domains.py와 pieces.py의 쌍둥이.
import { compare, exact, minus, ONE, plus } from "./exact.js";
import { ABSENT, isNumber, keyOfValue, valueOf } from "./field.js";
import { bitAt, firstBits } from "./masks.js";

/** @typedef {import("./exact.js").Exact} Exact */
/** @typedef {import("./field.js").Field} Field */
/** @typedef {import("./field.js").Value} Value */
/** 값 바로 아래(side 0)나 바로 위(side 2). @typedef {{at: Exact, side: number}} Cut */
/** @typedef {{kind: "choices", field: Field, atoms: Value[], listed: number, size: number, places: Map<string, number>}} ChoiceColumn */
/** @typedef {{kind: "ordered", field: Field, cuts: Cut[], ranges: number, size: number}} OrderedColumn */
/** @typedef {{kind: "element", field: Field, element: string, siblings: Set<string>, size: number}} ElementColumn */
/** @typedef {ChoiceColumn | OrderedColumn | ElementColumn} Column */

/** @param {any} data @param {Field[]} fields @returns {Column} */
export function columnOf(data, fields) {
  const field = fields[data.of];
  if (data.cuts) {
    const cuts = data.cuts.map((/** @type {any} */ cut) => (Array.isArray(cut) ? { at: valueOf(cut[0]), side: 2 } : { at: valueOf(cut), side: 0 }));
    return { kind: "ordered", field, cuts, ranges: cuts.length + 1, size: cuts.length + 1 + (field.optional ? 1 : 0) };
  }
  if (data.element !== undefined) return { kind: "element", field, element: data.element, siblings: new Set(data.siblings), size: 2 };
  const values = data.values.map(valueOf);
  const rest = data.others ? (field.format === null ? [""] : maskSamples(field.format)) : [];
  const atoms = [...values, ...rest, ...(field.optional ? [ABSENT] : [])];
  /** @type {Map<string, number>} */
  const places = new Map();
  atoms.forEach((value, at) => { if (!places.has(keyOfValue(value))) places.set(keyOfValue(value), at); });
  return { kind: "choices", field, atoms, listed: values.length, size: atoms.length, places };
}

/** @param {string} mask */
function maskSamples(mask) {
  const fits = [...mask].map((char) => (char === "A" ? "가" : char === "9" ? "0" : char)).join("");
  return [fits, `${fits}?`];
}

/** A는 글자, 9는 숫자. @param {string} mask @param {string} text */
export function fitsMask(mask, text) {
  const wanted = [...mask], chars = [...text];
  return wanted.length === chars.length && chars.every((char, at) =>
    wanted[at] === "A" ? /^\p{L}$/u.test(char) : wanted[at] === "9" ? /^[0-9]$/.test(char) : char === wanted[at]);
}

/** @param {Cut} a @param {Cut} b */
export const compareCuts = (a, b) => compare(a.at, b.at) || a.side - b.side;
/** 자리 이하인 절단의 수. @param {Cut[]} cuts @param {Cut} cut */
export function cutsUpTo(cuts, cut) {
  let low = 0, high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareCuts(cut, cuts[middle]) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
/** 자리보다 낮은 절단의 수. @param {Cut[]} cuts @param {Cut} cut */
function cutsBelow(cuts, cut) {
  let low = 0, high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareCuts(cuts[middle], cut) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** 값이 든 원자 하나. @param {Column} column @param {Value} value @returns {bigint} */
export function placeOn(column, value) {
  if (column.kind === "element") {
    const members = value instanceof Set ? value : new Set();
    if (column.element) return members.has(column.element) ? 2n : 1n;
    return [...members].some((member) => !column.siblings.has(member)) ? 2n : 1n;
  }
  if (column.kind === "ordered") {
    if (value === ABSENT) return bitAt(column.ranges);
    if (!isNumber(value)) throw new TypeError(column.field.name);
    return bitAt(cutsUpTo(column.cuts, { at: value, side: 1 }));
  }
  const place = column.places.get(keyOfValue(value));
  if (place !== undefined) return bitAt(place);
  if (column.field.format === null) return bitAt(column.listed);
  return bitAt(column.listed + (typeof value === "string" && fitsMask(column.field.format, value) ? 0 : 1));
}

/** 두 절단 사이에 걸친 원자. @param {OrderedColumn} column @param {Cut | null} low @param {Cut | null} high */
export function stretchMask(column, low, high) {
  const first = low ? cutsUpTo(column.cuts, low) : 0;
  const last = high ? cutsBelow(column.cuts, high) : column.ranges - 1;
  return last >= first ? firstBits(last - first + 1) << BigInt(first) : 0n;
}

/** 값 바로 위: 값이 띄엄띄엄하면 다음 값 바로 아래. @param {Exact} value @param {Exact | null} step @returns {Cut} */
const justAbove = (value, step) => (step ? { at: plus(value, step), side: 0 } : { at: value, side: 2 });

/** @param {Field} field @returns {Cut | null} */
export const bottomOf = (field) => (field.min ? { at: field.min, side: 0 } : null);
/** @param {Field} field @returns {Cut | null} */
export const topOf = (field) => (field.max ? justAbove(field.max, field.step) : null);

/** 원자를 둘러싼 절단. @param {OrderedColumn} column @param {number} atom @returns {[Cut | null, Cut | null]} */
export const cutsAround = (column, atom) =>
  [atom ? column.cuts[atom - 1] : bottomOf(column.field), atom < column.cuts.length ? column.cuts[atom] : topOf(column.field)];

/** 두 절단 사이의 값 하나: 가장 낮은 값, 없으면 가장 높은 값, 없으면 사이의 값. @param {Field} field @param {Cut | null} low @param {Cut | null} high @returns {Exact} */
export function valueBetween(field, low, high) {
  if (low && low.side === 0) return low.at;
  if (high && high.side === 2) return high.at;
  if (high && field.step) return plus(high.at, minus(field.step));
  if (low && high) {
    const sum = plus(low.at, high.at);
    return exact(sum.n, sum.d * 2n);
  }
  if (low) return plus(low.at, ONE);
  return high ? plus(high.at, minus(ONE)) : exact(0n);
}

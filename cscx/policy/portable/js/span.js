// 입력이 어디쯤인지만 알 때 식의 값이 놓이는 사이. 넓을 수는 있어도 좁을 수는 없다. cscx/policy/language/spans.py의 쌍둥이.
import { compare, exact, greatest, least, minus, ONE, over, plus, roundAway, times, ZERO } from "./exact.js";
import { ABSENT, isNumber, valueOf } from "./field.js";
import { bottomOf, topOf } from "./column.js";

/** @typedef {import("./exact.js").Exact} Exact */
/** low와 high의 null은 끝이 없음, present가 거짓이면 없음뿐. @typedef {{low: Exact | null, high: Exact | null, absent: boolean, present: boolean}} Span */

/** @param {Exact | null} low @param {Exact | null} high @returns {Span} */
export const spanFrom = (low, high, absent = false, present = true) => ({ low, high, absent, present });
const ABSENT_SPAN = spanFrom(null, null, true, false);

/** @param {any} value @returns {Span} */
export const spanOfValue = (value) =>
  isNumber(value) ? spanFrom(value, value) : typeof value === "boolean" ? spanFrom(exact(value ? 1n : 0n), exact(value ? 1n : 0n)) : ABSENT_SPAN;

/** 칸이 가질 수 있는 모든 수. @param {import("./field.js").Field} field @returns {Span} */
export function spanOfField(field) {
  const low = bottomOf(field), high = topOf(field);
  const last = high && (high.side === 2 || !field.step ? high.at : plus(high.at, minus(field.step)));
  return spanFrom(low && low.at, last, field.optional);
}

/** @param {import("./formula.js").Expression} expression @param {Map<string, Span>} spans @returns {Span} */
export function spanOfFormula(expression, spans) {
  const [form, ...parts] = expression;
  const ofInput = (/** @type {string} */ name) => /** @type {Span} */ (spans.get(name));
  if (form === "c") return spanFrom(valueOf(parts[0]), valueOf(parts[0]));
  if (form === "v") {
    const found = ofInput(parts[0]), scale = valueOf(parts[1]);
    return { ...found, low: found.low && times(found.low, scale), high: found.high && times(found.high, scale) };
  }
  if (form === "missing") {
    const count = (/** @type {(found: Span) => boolean} */ test) => exact(BigInt(parts.filter((name) => test(ofInput(name))).length));
    return spanFrom(count((found) => !found.present), count((found) => found.absent));
  }
  const found = parts.map((part) => spanOfFormula(part, spans));
  if ("+-*/".includes(form)) return operateSpans(form, found[0], found[1]);
  if ("<=>=!=".includes(form)) return compareSpans(form, found[0], found[1]);
  return callSpans(form, found);
}

/** @param {string} operator @param {Span} left @param {Span} right @returns {Span} */
function compareSpans(operator, left, right) {
  if (!left.present || !right.present) return spanFrom(ZERO, ZERO);
  if (operator === ">" || operator === ">=") return compareSpans(operator === ">" ? "<" : "<=", right, left);
  const strict = operator === "<";
  let yes = allBelow(left.high, right.low, strict), no = allBelow(right.high, left.low, !strict);
  if (operator === "=" || operator === "!=") {
    const apart = allBelow(left.high, right.low, true) || allBelow(right.high, left.low, true);
    const same = sameSpan(left, right) && left.low !== null && left.high !== null && !compare(left.low, left.high);
    [yes, no] = operator === "=" ? [same, apart] : [apart, same];
  }
  return spanFrom(yes && !left.absent && !right.absent ? ONE : ZERO, no ? ZERO : ONE);
}

/** @param {Exact | null} a @param {Exact | null} b */
const sameEnd = (a, b) => (a && b ? !compare(a, b) : a === b);
/** @param {Span} a @param {Span} b */
const sameSpan = (a, b) => sameEnd(a.low, b.low) && sameEnd(a.high, b.high) && a.absent === b.absent && a.present === b.present;
/** @param {Exact | null} high @param {Exact | null} low @param {boolean} strict */
const allBelow = (high, low, strict) => high !== null && low !== null && compare(high, low) < (strict ? 0 : 1);

/** @param {string} operator @param {Span} left @param {Span} right @returns {Span} */
function operateSpans(operator, left, right) {
  if (!left.present || !right.present) return ABSENT_SPAN;
  const absent = left.absent || right.absent;
  if (operator === "/") {
    const zero = (!right.low || right.low.n <= 0n) && (!right.high || right.high.n >= 0n);
    if (zero) return right.low?.n === 0n && right.high?.n === 0n ? ABSENT_SPAN : spanFrom(null, null, true);
    right = inverse(right);
  }
  if (operator === "*" || operator === "/") {
    const [low, high] = product(left, right);
    return spanFrom(low, high, absent);
  }
  if (operator === "-") right = negative(right);
  return spanFrom(left.low && right.low && plus(left.low, right.low), left.high && right.high && plus(left.high, right.high), absent);
}

/** @param {Span} found @returns {Span} */
const negative = (found) => ({ ...found, low: found.high && minus(found.high), high: found.low && minus(found.low) });

/** @param {Span} found @returns {Span} */
function inverse(found) {
  const positive = found.low !== null && found.low.n > 0n;
  return {
    ...found,
    low: found.high ? over(ONE, found.high) : positive ? ZERO : null,
    high: found.low ? over(ONE, found.low) : positive ? null : ZERO,
  };
}

/** @param {Span} left @param {Span} right @returns {[Exact | null, Exact | null]} */
function product(left, right) {
  if (left.low && left.high && right.low && right.high) {
    const corners = [left.low, left.high].flatMap((a) => [right.low, right.high].map((b) => times(a, /** @type {Exact} */ (b))));
    return [least(corners), greatest(corners)];
  }
  return notNegative(left) && notNegative(right) ? [times(left.low ?? ZERO, right.low ?? ZERO), null] : [null, null];
}

/** @param {Span} found */
const notNegative = (found) => found.low !== null && found.low.n >= 0n;
/** @param {(Exact | null)[]} ends @param {(known: Exact[]) => Exact} pick */
const pickEnd = (ends, pick) => (ends.length && ends.every((end) => end) ? pick(/** @type {Exact[]} */ (ends)) : null);
/** @param {(Exact | null)[]} ends @param {(known: Exact[]) => Exact} pick */
function pickKnown(ends, pick) {
  const known = /** @type {Exact[]} */ (ends.filter((end) => end));
  return known.length ? pick(known) : null;
}

/** @param {string} name @param {Span[]} found @returns {Span} */
function callSpans(name, found) {
  if (name === "abs" || name === "round") return oneArgument(name, found);
  const present = found.filter((part) => part.present);
  if (!present.length) return ABSENT_SPAN;
  const absent = found.every((part) => part.absent);
  const lows = present.map((part) => part.low), highs = present.map((part) => part.high);
  if (name === "sum") {
    const low = present.map((part) => (part.absent && part.low ? least([part.low, ZERO]) : part.low));
    const high = present.map((part) => (part.absent && part.high ? greatest([part.high, ZERO]) : part.high));
    return spanFrom(pickEnd(low, (ends) => ends.reduce(plus, ZERO)), pickEnd(high, (ends) => ends.reduce(plus, ZERO)), absent);
  }
  if (present.some((part) => part.absent)) return spanFrom(pickEnd(lows, least), pickEnd(highs, greatest), absent);
  if (name === "min") return spanFrom(pickEnd(lows, least), pickKnown(highs, least), absent);
  return spanFrom(pickKnown(lows, greatest), pickEnd(highs, greatest), absent);
}

/** @param {string} name @param {Span[]} found @returns {Span} */
function oneArgument(name, found) {
  const [first, step] = found;
  if (!first.present) return ABSENT_SPAN;
  const { low, high } = first;
  if (name === "abs") {
    if (notNegative(first)) return first;
    if (high && high.n <= 0n) return negative(first);
    return spanFrom(ZERO, low && high && greatest([minus(low), high]), first.absent);
  }
  const to = step ? step.low : ONE;
  if (!to || (step && !sameEnd(step.low, step.high)) || to.n <= 0n) return spanFrom(null, null, true);
  return spanFrom(low && roundAway(low, to), high && roundAway(high, to), first.absent);
}

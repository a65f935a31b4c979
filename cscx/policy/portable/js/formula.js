// 식을 셈한다. 없는 값이 든 식의 답은 없음이다. cscx/policy/language/expression.py의 쌍둥이.
import { compare, exact, greatest, least, minus, ONE, over, plus, roundAway, times, ZERO } from "./exact.js";
import { ABSENT, isNumber, valueOf } from "./field.js";

/** @typedef {import("./exact.js").Exact} Exact */
/** @typedef {import("./field.js").Value} Value */
/** 모델의 식: ["c", 수], ["v", 이름, 배], ["missing", 이름…], [연산, 왼쪽, 오른쪽], [함수, …]. @typedef {any[]} Expression */

/** @type {Record<string, (order: number) => boolean>} */
export const COMPARISONS = {
  "<": (order) => order < 0, "<=": (order) => order <= 0, ">": (order) => order > 0,
  ">=": (order) => order >= 0, "=": (order) => order === 0, "!=": (order) => order !== 0,
};

/** @param {Expression} expression @param {Map<string, Value>} values @returns {Exact | boolean | typeof ABSENT} */
export function compute(expression, values) {
  const [form, ...parts] = expression;
  if (form === "c") return valueOf(parts[0]);
  if (form === "v") {
    const value = values.get(parts[0]);
    if (value === ABSENT) return ABSENT;
    if (!isNumber(value)) throw new TypeError(parts[0]);
    return times(value, valueOf(parts[1]));
  }
  if (form === "missing") return exact(BigInt(parts.filter((name) => values.get(name) === ABSENT).length));
  const found = parts.map((part) => compute(part, values));
  if (COMPARISONS[form]) return !found.includes(ABSENT) && COMPARISONS[form](compare(asExact(found[0]), asExact(found[1])));
  if ("+-*/".includes(form)) return found.includes(ABSENT) ? ABSENT : operate(form, asExact(found[0]), asExact(found[1]));
  return callFunction(form, found);
}

/** @param {any} result @returns {Exact} */
const asExact = (result) => (typeof result === "boolean" ? exact(result ? 1n : 0n) : result);

/** @param {string} operator @param {Exact} a @param {Exact} b */
function operate(operator, a, b) {
  if (operator === "+") return plus(a, b);
  if (operator === "-") return plus(a, minus(b));
  if (operator === "*") return times(a, b);
  return b.n ? over(a, b) : ABSENT;
}

/** @param {string} name @param {any[]} found */
function callFunction(name, found) {
  const present = found.filter((part) => part !== ABSENT).map(asExact);
  const single = name === "abs" || name === "round";
  if (!present.length || (single && present.length < found.length)) return ABSENT;
  if (name === "sum") return present.reduce(plus, ZERO);
  if (name === "min") return least(present);
  if (name === "max") return greatest(present);
  if (name === "abs") return present[0].n < 0n ? minus(present[0]) : present[0];
  const step = present[1] ?? ONE;
  return step.n > 0n ? roundAway(present[0], step) : ABSENT;
}

/** 식에 쓰인 입력, 쓰인 차례로 한 번씩. @param {Expression} expression @returns {string[]} */
export function namesIn(expression) {
  const [form, ...parts] = expression;
  if (form === "c") return [];
  if (form === "v") return [parts[0]];
  if (form === "missing") return [...new Set(parts)];
  return [...new Set(parts.flatMap(namesIn))];
}

// 맞는 줄에서 답으로: 규칙을 쓰는 다섯 가지 방법과 모으는 여섯 가지 방법. cscx/policy/tables/aggregate.py의 쌍둥이.
import { exact, greatest, least, plus, ZERO } from "./exact.js";
import { ABSENT, isFormula, isNumber, keyOfValue } from "./field.js";
import { compute } from "./formula.js";
import { bitsOf } from "./masks.js";
import { outcomeOf } from "./table.js";

/** @typedef {import("./table.js").Table} Table */
/** @typedef {import("./table.js").Outcome} Outcome */
/** @typedef {import("./field.js").Value} Value */
/** decided 하나, choice 재량, none 없음, conflict 어긋남. @typedef {{status: string, outcomes: Outcome[], rules: number[]}} Answer */

const MOST_CHOICES = 64;
/** @type {Answer} */
export const NO_ANSWER = { status: "none", outcomes: [], rules: [] };

/** 같은 답이면 같은 글, 어느 규칙이 주었든. @param {Answer} found */
export const meaningOf = (found) => `${found.status} ${found.outcomes.map((outcome) => outcome.key).join()}`;
/** @param {Outcome[]} outcomes */
export const eachOutcomeOnce = (outcomes) => [...new Map(outcomes.map((outcome) => [outcome.key, outcome])).values()];
/** @param {Outcome[]} outcomes */
const statusOf = (outcomes) => (outcomes.length === 1 ? "decided" : "choice");

/** 맞는 줄이 꼭 `rows`일 때의 답. case를 주면 식을 셈한다. @param {Table} table @param {bigint} rows @param {Map<string, Value>} [known] @returns {Answer} */
export function answerOf(table, rows, known) {
  const fitting = bitsOf(rows & table.allRows).map((at) => table.rows[at]);
  const found = fitting.length ? byPolicy(table, fitting, known)
    : table.otherwise.length ? { status: statusOf(table.otherwise), outcomes: table.otherwise, rules: [] } : NO_ANSWER;
  return known ? { ...found, outcomes: eachOutcomeOnce(found.outcomes.map((outcome) => computedOutcome(outcome, known))) } : found;
}

/** 우선순위: 첫 결과의 값이 적힌 자리. @param {Table} table @param {Outcome[]} outcomes */
export function rankOf(table, outcomes) {
  const { values } = table.outputs[0];
  const place = values.indexOf(outcomes[0].values[0]);
  return place < 0 ? values.length : place;
}

/** @param {any} value @param {Map<string, Value>} known */
const computedValue = (value, known) => (isFormula(value) ? compute(value.formula, known) : value);
/** @param {Outcome} outcome @param {Map<string, Value>} known */
const computedOutcome = (outcome, known) => outcomeOf(outcome.values.map((value) => computedValue(value, known)));

/** 경우를 모르고 낸 답을, 식에 드는 것을 이제 아는 경우로 마무리한다. @param {Table} table @param {Answer} found @param {Map<string, Value>} known @returns {Answer} */
export function settledAnswer(table, found, known) {
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const outcome of found.outcomes) {
    const values = [];
    for (const [at, value] of outcome.values.entries()) {
      if (!Array.isArray(value) || !value.some(isFormula)) {
        values.push(computedValue(value, known));
        continue;
      }
      const parts = value.map((part) => computedValue(part, known));
      const combined = combine(wayOf(table, at), parts, table.outputs[at]);
      if (!combined) return { ...found, status: "conflict" };
      values.push(combined.value);
    }
    outcomes.push(outcomeOf(values));
  }
  return { ...found, outcomes: eachOutcomeOnce(outcomes) };
}

/** @param {Table} table @param {number} at */
export const wayOf = (table, at) => table.ways.get(table.outputs[at].name) ?? "list";

/** @param {Table} table @param {import("./table.js").Row[]} rows @param {Map<string, Value> | undefined} known @returns {Answer} */
function byPolicy(table, rows, known) {
  if (table.hit === "first") return agreed(rows.slice(0, 1));
  if (table.hit === "unique") return rows.length === 1 ? agreed(rows) : conflict(rows);
  if (table.hit === "any") return agreed(rows, known);
  if (table.hit === "collect") return collected(table, rows, known);
  const best = Math.min(...rows.map((row) => rankOf(table, row.outcomes)));
  return agreed(rows.filter((row) => rankOf(table, row.outcomes) === best), known);
}

/** @param {import("./table.js").Row[]} rows @param {Map<string, Value>} [known] @returns {Answer} */
function agreed(rows, known) {
  const told = rows.map((row) => row.outcomes.map((one) => (known ? computedOutcome(one, known) : one).key).join());
  if (new Set(told).size > 1) return conflict(rows);
  return { status: statusOf(rows[0].outcomes), outcomes: rows[0].outcomes, rules: rows.map((row) => row.rule) };
}

/** @param {import("./table.js").Row[]} rows @returns {Answer} */
const conflict = (rows) => ({
  status: "conflict", outcomes: eachOutcomeOnce(rows.flatMap((row) => row.outcomes)), rules: rows.map((row) => row.rule),
});

/** @param {Table} table @param {import("./table.js").Row[]} rows @param {Map<string, Value> | undefined} known @returns {Answer} */
function collected(table, rows, known) {
  /** @type {Outcome[]} */
  const found = [];
  const total = rows.reduce((count, row) => Math.min(MOST_CHOICES, count * row.outcomes.length), 1);
  for (let number = 0; number < total; number += 1) {
    let rest = number;
    // 마지막 줄의 재량이 가장 빨리 바뀐다.
    const chosen = [...rows].reverse().map((row) => {
      const pick = row.outcomes[rest % row.outcomes.length];
      rest = Math.floor(rest / row.outcomes.length);
      return known ? computedOutcome(pick, known) : pick;
    }).reverse();
    const values = [];
    for (const [at, field] of table.outputs.entries()) {
      const combined = combine(wayOf(table, at), chosen.map((outcome) => outcome.values[at]), field);
      if (!combined) return conflict(rows);
      values.push(combined.value);
    }
    found.push(outcomeOf(values));
  }
  const outcomes = eachOutcomeOnce(found);
  return { status: statusOf(outcomes), outcomes, rules: rows.map((row) => row.rule) };
}

/** 여러 규칙의 값을 하나로. 서로 어긋나면 null. @param {string} way @param {any[]} parts @param {import("./field.js").Field} field @returns {{value: any} | null} */
function combine(way, parts, field) {
  const given = parts.filter((part) => part !== null && part !== ABSENT);
  const flat = given.flat();
  if (way === "count") return { value: exact(BigInt(given.length)) };
  if (given.some(isFormula)) return { value: flat };
  if (way === "list") {
    const items = flat.flatMap((item) => (item instanceof Set ? inOrder(item, field) : [item]));
    return { value: [...new Map(items.map((item) => [keyOfValue(item), item])).values()] };
  }
  if (!flat.length) return { value: null };
  if (way === "any") return flat.every((item) => keyOfValue(item) === keyOfValue(flat[0])) ? { value: flat[0] } : null;
  const numbers = flat.filter(isNumber);
  if (way === "sum") return { value: numbers.reduce(plus, ZERO) };
  if (numbers.length) return { value: way === "min" ? least(numbers) : greatest(numbers) };
  const known = flat.filter((item) => field.values.includes(item));
  if (!known.length) return { value: flat[0] };
  const place = (/** @type {any} */ item) => field.values.indexOf(item);
  return { value: known.reduce((a, b) => ((way === "min" ? place(b) < place(a) : place(b) > place(a)) ? b : a)) };
}

/** @param {Set<string>} items @param {import("./field.js").Field} field */
const inOrder = (items, field) =>
  [...items].sort((a, b) => Math.max(0, field.values.indexOf(a)) - Math.max(0, field.values.indexOf(b)));


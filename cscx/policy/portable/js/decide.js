// 표에 묻기: 답, 아니면 아직 가능한 답과 다음에 물을 것. cscx/policy/decision/evaluate.py의 쌍둥이.
import { answerOf, NO_ANSWER, settledAnswer } from "./answer.js";
import { chainOf, spansOf } from "./chain.js";
import { isFormula, readValue } from "./field.js";
import { namesIn } from "./formula.js";
import { possibleSoon } from "./possible.js";
import { bestQuestion } from "./question.js";
import { traceOf } from "./trace.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./chain.js").Known} Known */
/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./question.js").Question} Question */
/**
 * status: decided, choice, open, none, conflict. rules: 답을 준 규칙이나 아직 살아 있는 규칙. known: 따라 나온 것까지.
 * box: 이 표에서 남은 상자, 앞의 표가 답하지 않으면 null.
 * @typedef {{status: string, answers: Answer[], rules: string[], ask: Question | null,
 *   why: (() => import("./trace.js").Trace) | null, known: Known, box: bigint[] | null}} Decision
 */

export class Decider {
  /** @param {any} model cscx/policy/portable/model.py가 만든 것 */
  constructor(model) {
    this.lang = model.lang;
    this.chain = chainOf(model);
  }
  /** 사람이 준 값으로. 못 읽으면 Unreadable. @param {Record<string, any>} facts @param {string[]} nobodyKnows */
  decide(facts, nobodyKnows = []) {
    /** @type {Known} */
    const known = new Map();
    for (const [name, raw] of Object.entries(facts)) {
      const field = this.chain.fields.get(name);
      if (!field) throw new RangeError(name);
      known.set(name, readValue(field, raw));
    }
    return this.decideKnown(known, nobodyKnows);
  }
  /** preview: 다음 질문은 고르지 않는다. @param {Known} given @param {string[]} nobodyKnows @returns {Decision} */
  decideKnown(given, nobodyKnows = [], preview = false) {
    const { chain, lang } = this, { table } = chain;
    const known = new Map([...assumptions(chain, given, nobodyKnows), ...given]);
    const found = chain.complete(known);
    if (!found) return silent(known);
    const box = boxOfPart(chain, found);
    if (table.fields.every((field) => found.has(field.name))) {
      const point = table.boxOf(found);
      const rows = table.cover.containing(point, table.allRows);
      const answer = answerOf(table, rows, found);
      return {
        status: answer.status, answers: answer.status === "none" ? [] : [answer], rules: answer.rules.map((rule) => table.ruleId(rule)),
        ask: null, why: () => traceOf(table, point, found, rows, answer, lang), known: found, box: point,
      };
    }
    if (!box) return silent(found);
    const possible = possibleSoon(table, box);
    let { answers } = possible;
    if (answers.every((each) => each.status !== "none") && unansweredPart(chain, found) !== null) answers = [...answers, NO_ANSWER];
    if (answers.length === 1 && !missingFor(answers[0], found).length) return oneLeft(chain, found, box, { answers, rows: possible.rows }, lang);
    const rules = table.rulesOf(possible.rows).map((rule) => table.ruleId(rule));
    const ask = preview ? null : nextQuestion(chain, found, nobodyKnows);
    return { status: "open", answers, rules, ask, why: null, known: found, box };
  }
  /** 남은 규칙이 몇 개인지만, 답은 세지 않고. @param {Known} known */
  rulesLeft(known) {
    const { table } = this.chain;
    const found = this.chain.complete(known);
    const box = found && boxOfPart(this.chain, found);
    return box ? table.rulesOf(table.cover.meeting(box, table.allRows)).length : 0;
  }
}

/** @param {Known} known @returns {Decision} */
const silent = (known) => ({ status: "none", answers: [], rules: [], ask: null, why: null, known, box: null });

/** 아무도 모르는 입력 대신 쓰는 값. @param {Chain} chain @param {Known} known @param {string[]} nobodyKnows @returns {Known} */
export function assumptions(chain, known, nobodyKnows) {
  const found = new Map();
  for (const table of chain.tables)
    for (const { name } of table.fields) {
      const value = chain.fields.get(name)?.ifUnknown;
      if (nobodyKnows.includes(name) && value !== undefined && !known.has(name)) found.set(name, value);
    }
  return found;
}

/** @param {Chain} chain @param {Known} known */
const boxOfPart = (chain, known) => chain.follow(known, spansOf(chain, known))?.masks ?? null;
/** @param {Chain} chain @param {Known} known */
const unansweredPart = (chain, known) => chain.unanswered(known, spansOf(chain, known));

/** 남은 답이 하나: 아직 모르는 것이 무엇이든 같다. @param {Chain} chain @param {Known} known @param {bigint[]} box @param {import("./possible.js").Possible} possible @param {string} lang @returns {Decision} */
function oneLeft({ table }, known, box, possible, lang) {
  const rules = table.rulesOf(possible.rows);
  const computed = { ...settledAnswer(table, possible.answers[0], known), rules };
  const told = rules.length === 1 || (!rules.length && computed.outcomes.length > 0);
  return {
    status: computed.status, answers: computed.status === "none" ? [] : [computed], rules: rules.map((rule) => table.ruleId(rule)), ask: null,
    why: told ? () => traceOf(table, box, known, possible.rows, computed, lang) : null, known, box,
  };
}

/** 답의 식에 드는데 모르는 입력. @param {Answer} found @param {Known} known */
const missingFor = (found, known) =>
  found.outcomes.flatMap(({ values }) => values.flat()).filter(isFormula)
    .flatMap((value) => namesIn(value.formula)).filter((name) => !known.has(name));

/** 사람이나 화면이 답할 수 있는 다음 질문. @param {Chain} chain @param {Known} known @param {string[]} nobodyKnows @returns {Question | null} */
export function nextQuestion(chain, known, nobodyKnows) {
  const { table } = chain;
  const box = boxOfPart(chain, known);
  if (!box) return null;
  const unknown = table.fields.map((field) => field.name).filter((name) => !known.has(name) && !nobodyKnows.includes(name));
  let ask = bestQuestion(table, box, unknown);
  if (!ask) {
    const left = possibleSoon(table, box).answers.flatMap((found) => missingFor(found, known)).filter((name) => unknown.includes(name));
    ask = left.length ? { input: left[0], atMost: new Set(left).size } : null;
  }
  if (!ask) {
    const name = unansweredPart(chain, known);
    ask = name !== null && unknown.includes(name) ? { input: name, atMost: null } : null;
  }
  return ask && chain.derived.includes(ask.input) ? behind(chain, ask, known, nobodyKnows) : ask;
}

/** 따라 나오는 입력 대신, 그것이 나오는 곳에 묻는다. @param {Chain} chain @param {Question} ask @param {Known} known @param {string[]} nobodyKnows @returns {Question | null} */
function behind(chain, ask, known, nobodyKnows) {
  const from = chain.origin.get(ask.input);
  if (from) {
    const before = from[0].complete(new Map([...known].filter(([name]) => from[0].fields.has(name))));
    return nextQuestion(from[0], before ?? new Map(), nobodyKnows) ?? ask;
  }
  const missing = namesIn(chain.table.formulas.get(ask.input) ?? []).filter((name) => !known.has(name) && !nobodyKnows.includes(name));
  if (!missing.length) return null;
  const nearest = { input: missing[0], atMost: null };
  return chain.derived.includes(missing[0]) ? behind(chain, nearest, known, nobodyKnows) : nearest;
}

// 표와 그 앞의 표들: 아무에게도 묻지 않는 입력은 다른 표나 식에서 나온다. cscx/policy/tables/chain.py의 쌍둥이.
import { answerOf } from "./answer.js";
import { placeOn, stretchMask } from "./column.js";
import { compare, greatest, least, ONE, plus, ZERO } from "./exact.js";
import { ABSENT, isFormula, isNumber, isOrdered, keyOfValue } from "./field.js";
import { compute, namesIn } from "./formula.js";
import { bitAt } from "./masks.js";
import { possibleAnswers } from "./possible.js";
import { spanFrom, spanOfField, spanOfFormula, spanOfValue } from "./span.js";
import { Table } from "./table.js";

/** @typedef {import("./field.js").Value} Value */
/** @typedef {import("./span.js").Span} Span */
/** @typedef {Map<string, Value>} Known */
/** @typedef {{masks: bigint[], numbers: Map<string, Span>}} Followed */

export class Chain {
  /** @param {Table} table @param {Map<string, [Chain, string]>} origin 입력 → [앞의 표, 결과] */
  constructor(table, origin) {
    this.table = table;
    this.origin = origin;
    /** 이 표와 그 앞의 모든 표. @type {Table[]} */
    this.tables = [...new Set([table, ...[...origin.values()].flatMap(([chain]) => chain.tables)])];
    /** 모든 표의 입력. @type {Map<string, import("./field.js").Field>} */
    this.fields = new Map();
    for (const each of this.tables) for (const field of each.fields) if (!this.fields.has(field.name)) this.fields.set(field.name, field);
    /** 사람이나 화면이 답하는 입력. @type {Set<string>} */
    this.sources = new Set();
    for (const { name } of table.fields) {
      const from = origin.get(name);
      if (from) for (const source of from[0].sources) this.sources.add(source);
      else if (!table.formulas.has(name)) this.sources.add(name);
    }
    this.derived = derivedOrder(table, origin);
  }
  /** 아는 것에서 따라 나오는 것까지. 앞의 표가 답하지 않으면 null. @param {Known} known @returns {Known | null} */
  complete(known) {
    const found = new Map(known);
    for (const name of this.derived) {
      if (found.has(name)) continue;
      const from = this.origin.get(name);
      if (!from) {
        const formula = this.table.formulas.get(name) ?? [];
        if (namesIn(formula).every((each) => found.has(each))) found.set(name, compute(formula, found));
        continue;
      }
      const answers = from[0].valuesFor(from[1], known);
      const values = answers && this.allowed(name, answers);
      if (values && !values.length) return null;
      if (values && values.length === 1) found.set(name, values[0]);
    }
    return found;
  }
  /** @param {string} name @param {Value[]} values */
  allowed(name, values) {
    return values.filter((value) => value !== ABSENT || this.table.fieldOf.get(name)?.optional);
  }
  /** 이 표의 결과 하나가 경우에 가질 값. 모르는 것이 있으면 null. @param {string} output @param {Known} known @returns {Value[] | null} */
  valuesFor(output, known) {
    const own = this.complete(known);
    if (!own) return [];
    if (this.table.fields.some((field) => !own.has(field.name))) return null;
    const rows = this.table.cover.containing(this.table.boxOf(own), this.table.allRows);
    return this.outputValues(output, answerOf(this.table, rows, own).outcomes);
  }
  /** @param {string} output */
  placeOf(output) {
    return this.table.outputs.findIndex((field) => field.name === output);
  }
  /** 결과 하나의 값들, 한 번씩. 셈하지 않은 식은 뺀다. @param {string} output @param {import("./table.js").Outcome[]} outcomes @returns {Value[]} */
  outputValues(output, outcomes) {
    const place = this.placeOf(output), field = this.table.outputs[place];
    const listed = field.type === "set" || (this.table.hit === "collect" && (this.table.ways.get(output) ?? "list") === "list");
    /** @type {Map<string, Value>} */
    const seen = new Map();
    for (const { values } of outcomes) {
      const value = values[place];
      if (stillComputes(value)) continue;
      const one = value === null ? ABSENT
        : Array.isArray(value) ? new Set(value.map(memberText))
        : listed ? (value instanceof Set ? value : new Set([memberText(value)])) : value;
      if (!seen.has(keyOfValue(one))) seen.set(keyOfValue(one), one);
    }
    return [...seen.values()];
  }
  /** 아는 것이 이 표에서 남기는 상자. 앞의 표가 답하지 않으면 null. @param {Known} known @param {Map<string, Span>} spans @returns {Followed | null} */
  follow(known, spans) {
    const masks = this.table.boxOf(known);
    const numbers = new Map(spans);
    for (const name of this.derived) {
      if (known.has(name)) continue;
      const from = this.origin.get(name);
      if (from) {
        const found = this.maskAnswers(masks, name, from, known, spans);
        if (!found) return null;
        numbers.set(name, found);
      } else {
        const found = spanOfFormula(this.table.formulas.get(name) ?? [], numbers);
        numbers.set(name, found);
        this.maskSpan(masks, name, found);
      }
    }
    return { masks, numbers };
  }
  /** 앞의 표가 값을 주지 않을 수 있는 입력. 없으면 null. @param {Known} known @param {Map<string, Span>} spans @returns {string | null} */
  unanswered(known, spans) {
    for (const name of this.derived) {
      const from = this.origin.get(name);
      if (!known.has(name) && from && this.maybeSilent(name, from, known, spans)) return name;
    }
    return null;
  }
  /** @param {string} name @param {[Chain, string]} from @param {Known} known @param {Map<string, Span>} spans */
  maybeSilent(name, [chain, output], known, spans) {
    if (chain.unanswered(known, spans) !== null) return true;
    const within = chain.follow(known, spans);
    if (!within || within.masks.some((mask) => !mask)) return true;
    const place = chain.placeOf(output);
    return possibleAnswers(chain.table, within.masks).answers.some(({ outcomes }) =>
      !this.allowed(name, chain.outputValues(output, outcomes)).length && !outcomes.some(({ values }) => stillComputes(values[place])));
  }
  /** @param {bigint[]} masks @param {string} name @param {Span} found */
  maskSpan(masks, name, found) {
    for (const at of this.table.columnsOf.get(name) ?? []) masks[at] &= spanMask(this.table.columns[at], found);
  }
  /** @param {bigint[]} masks @param {string} name @param {[Chain, string]} from @param {Known} known @param {Map<string, Span>} spans @returns {Span | null} */
  maskAnswers(masks, name, [chain, output], known, spans) {
    const followed = chain.follow(known, spans);
    if (!followed || followed.masks.some((mask) => !mask)) return null;
    const outcomes = possibleAnswers(chain.table, followed.masks).answers.flatMap((found) => found.outcomes);
    const place = chain.placeOf(output);
    const given = outcomes.map(({ values }) => values[place]);
    if (!given.length) return null;
    const found = joinSpans(given.map((value) => spanOfAnswer(value, followed.numbers)));
    if (given.some(stillComputes)) {
      this.maskSpan(masks, name, found);
      return found;
    }
    const values = this.allowed(name, chain.outputValues(output, outcomes));
    for (const at of this.table.columnsOf.get(name) ?? [])
      masks[at] &= values.reduce((mask, value) => mask | placeOn(this.table.columns[at], value), 0n);
    return found;
  }
}

/** 모델의 첫 표와 그 앞의 표들. @param {any} model @returns {Chain} */
export function chainOf(model) {
  /** @type {Chain[]} */
  const made = [];
  /** @param {number} at @returns {Chain} */
  const chainAt = (at) => (made[at] ??= (() => {
    const table = new Table(model.tables[at]);
    return new Chain(table, new Map(table.sources.map(([name, before, output]) => [name, [chainAt(before), output]])));
  })());
  return chainAt(0);
}

/** 따라 나오는 입력, 필요한 것 다음에. @param {Table} table @param {Map<string, any>} origin */
function derivedOrder(table, origin) {
  const order = [...origin.keys()];
  let waiting = [...table.formulas.keys()].filter((name) => !origin.has(name));
  while (waiting.length) {
    const ready = waiting.filter((name) => !namesIn(table.formulas.get(name) ?? []).some((each) => each !== name && waiting.includes(each)));
    order.push(...(ready.length ? ready : waiting));
    waiting = ready.length ? waiting.filter((name) => !ready.includes(name)) : [];
  }
  return order;
}

/** 모은 값 하나를 다른 표의 원소 이름으로. @param {any} item */
function memberText(item) {
  if (isNumber(item)) return item.d === 1n ? String(item.n) : `${item.n}/${item.d}`;
  return typeof item === "boolean" ? (item ? "True" : "False") : String(item);
}

/** 답이나 모은 것의 일부를 아직 셈해야 하는가. @param {any} value */
export const stillComputes = (value) => (Array.isArray(value) ? value : [value]).some(isFormula);

/** 모르는 것까지 모든 입력이 놓일 수 있는 수. @param {Chain} chain @param {Known} known */
export function spansOf(chain, known) {
  /** @type {Map<string, Span>} */
  const spans = new Map();
  for (const [name, field] of chain.fields) {
    const value = known.get(name);
    if (value !== undefined) spans.set(name, spanOfValue(value));
    else if (chain.sources.has(name) && isOrdered(field)) spans.set(name, spanOfField(field));
  }
  return spans;
}

/** @param {any} value @param {Map<string, Span>} numbers @returns {Span} */
function spanOfAnswer(value, numbers) {
  if (isFormula(value)) return spanOfFormula(value.formula, numbers);
  if (isNumber(value)) return spanFrom(value, value);
  return spanFrom(null, null, true, Array.isArray(value) && stillComputes(value));
}

/** @param {Span[]} spans @returns {Span} */
function joinSpans(spans) {
  const present = spans.filter((each) => each.present);
  const ends = (/** @type {"low" | "high"} */ side) => present.map((each) => each[side]).filter((end) => end !== null);
  const lows = ends("low"), highs = ends("high");
  return spanFrom(
    present.length && lows.length === present.length ? least(lows) : null,
    present.length && highs.length === present.length ? greatest(highs) : null,
    spans.some((each) => each.absent), present.length > 0);
}

/** 셈한 입력이 놓일 수 있는 원자. @param {import("./column.js").Column} column @param {Span} found */
function spanMask(column, found) {
  if (column.kind === "element") return 3n;
  let mask = 0n;
  if (column.kind === "choices") {
    for (const [value, number] of /** @type {[boolean, import("./exact.js").Exact][]} */ ([[true, ONE], [false, ZERO]]))
      if (found.present && (!found.low || compare(found.low, number) <= 0) && (!found.high || compare(found.high, number) >= 0))
        mask |= placeOn(column, value);
    return mask;
  }
  if (found.present) {
    const { step } = column.field;
    const high = found.high && (step ? { at: plus(found.high, step), side: 0 } : { at: found.high, side: 2 });
    mask = stretchMask(column, found.low && { at: found.low, side: 0 }, high);
  }
  return found.absent && column.field.optional ? mask | bitAt(column.ranges) : mask;
}

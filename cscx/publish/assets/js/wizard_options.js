// 질문 하나에 고를 수 있는 것. 수와 날짜는 남은 규칙이 가르는 구간으로 묶고, 값 자체가 필요한 곳에서는 직접 입력만 받는다.
import { bottomOf, compareCuts, placeOn, topOf, valueBetween } from "../../../policy/portable/js/column.js";
import { spansOf } from "../../../policy/portable/js/chain.js";
import { ABSENT, isFormula, isOrdered, keyOfValue, showValue } from "../../../policy/portable/js/field.js";
import { namesIn } from "../../../policy/portable/js/formula.js";
import { keyOfMask } from "../../../policy/portable/js/masks.js";
import { stretchText } from "../../../policy/portable/js/wording.js";
import { say } from "./words.js";

/** @typedef {import("../../../policy/portable/js/decide.js").Decider} Decider */
/** @typedef {import("../../../policy/portable/js/chain.js").Chain} Chain */
/** @typedef {import("../../../policy/portable/js/field.js").Field} Field */
/** 고를 수 있는 것 하나. @typedef {{label: string, value: import("../../../policy/portable/js/field.js").Value, name?: string}} Option */
/** several: 여럿을 함께 고른다. entry: 직접 입력도 받는다. @typedef {{field: Field, options: Option[], several: boolean, entry: boolean}} Offer */

const MOST_RANGES = 12;

/** @param {Chain} chain @returns {Chain[]} */
const chainsOf = (chain) => [...new Set([chain, ...[...chain.origin.values()].flatMap(([before]) => chainsOf(before))])];

/** 식에 드는 입력: 구간이 아니라 값 자체를 알아야 한다. @param {Decider} decider */
export function countedInputs({ chain }) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const table of chain.tables) {
    for (const formula of table.formulas.values()) for (const name of namesIn(formula)) found.add(name);
    for (const { values } of [...table.rows.flatMap((row) => row.outcomes), ...table.otherwise])
      for (const value of values.flat()) if (isFormula(value)) for (const name of namesIn(value.formula)) found.add(name);
  }
  return found;
}

/** @param {Decider} decider @param {import("../../../policy/portable/js/chain.js").Known} known @param {string} name @param {Set<string>} counted @returns {Offer} */
export function offerFor(decider, known, name, counted) {
  const field = /** @type {Field} */ (decider.chain.fields.get(name));
  const columns = decider.chain.tables.flatMap((table) => (table.columnsOf.get(name) ?? []).map((at) => table.columns[at]));
  /** @type {Option[]} */
  const absent = field.optional ? [{ label: say("wz_absent"), value: ABSENT }] : [];
  if (field.type === "set") {
    const named = new Set(columns.flatMap((column) => (column.kind === "element" && column.element ? [column.element] : [])));
    const items = field.values.length ? field.values : [...named, say("wz_rest_element")];
    return { field, options: items.map((label) => ({ label, value: label })), several: true, entry: false };
  }
  if (field.type === "boolean") {
    const options = [{ label: say("wz_yes"), value: true }, { label: say("wz_no"), value: false }];
    return { field, options: [...options, ...absent], several: false, entry: false };
  }
  if (field.values.length) return { field, options: [...field.values.map((value) => ({ label: value, value })), ...absent], several: false, entry: false };
  if (isOrdered(field)) {
    const ranges = counted.has(name) ? [] : rangesFor(decider, known, field);
    return { field, options: [...(ranges.length > 1 && ranges.length <= MOST_RANGES ? ranges : []), ...absent], several: false, entry: true };
  }
  /** @type {Map<string, Option>} */
  const found = new Map();
  for (const column of columns)
    if (column.kind === "choices")
      column.atoms.forEach((value, atom) => {
        const label = value === ABSENT ? say("wz_absent") : atom < column.listed ? showValue(field, value, decider.lang)
          : field.format === null ? say("wz_rest") : say(atom === column.listed ? "wz_fits" : "wz_fits_not");
        if (!found.has(keyOfValue(value))) found.set(keyOfValue(value), { label, value });
      });
  return { field, options: [...found.values()], several: false, entry: field.format !== null };
}

/** 남은 규칙이 가르는 구간. @param {Decider} decider @param {import("../../../policy/portable/js/chain.js").Known} known @param {Field} field @returns {Option[]} */
function rangesFor(decider, known, field) {
  /** @type {{column: import("../../../policy/portable/js/column.js").OrderedColumn, matching: bigint[], alive: bigint}[]} */
  const seen = [];
  for (const chain of chainsOf(decider.chain)) {
    const { table } = chain;
    const box = chain.follow(known, spansOf(chain, known))?.masks ?? table.cover.full;
    const alive = table.cover.meeting(box, table.allRows);
    for (const at of table.columnsOf.get(field.name) ?? []) {
      const column = table.columns[at];
      if (column.kind === "ordered") seen.push({ column, matching: table.cover.matching[at], alive });
    }
  }
  const cuts = seen.flatMap(({ column }) => column.cuts).sort(compareCuts).filter((cut, at, all) => !at || compareCuts(cut, all[at - 1]));
  /** @type {{low: any, high: any, key: string}[]} */
  const groups = [];
  for (let at = 0; at <= cuts.length; at += 1) {
    const low = at ? cuts[at - 1] : bottomOf(field), high = at < cuts.length ? cuts[at] : topOf(field);
    const value = valueBetween(field, low, high);
    const key = seen.map(({ column, matching, alive }) =>
      keyOfMask(alive & matching[placeOn(column, value).toString(2).length - 1])).join(" ");
    const last = groups[groups.length - 1];
    if (last && last.key === key) last.high = high;
    else groups.push({ low, high, key });
  }
  return groups.map(({ low, high }, at) => ({
    label: stretchText(field, at ? low : null, at < groups.length - 1 ? high : null, decider.lang),
    value: valueBetween(field, low, high),
  }));
}

// 왜 그 답인지: 규칙과 맞은 조건, 그리고 가장 가까운 다른 답. cscx/policy/decision/trace.py의 쌍둥이.
import { answerOf, meaningOf } from "./answer.js";
import { bitAt, bitLength, bitsOf, lowestBit } from "./masks.js";
import { withMask } from "./cover.js";
import { maskText } from "./wording.js";
import { showValue } from "./field.js";

/** @typedef {import("./table.js").Table} Table */
/** @typedef {{rule: string, met: {input: string, value: string, condition: string}[], because: string | null, law: string | null}} Reason */
/** @typedef {{input: string, condition: string, answer: import("./answer.js").Answer}} Instead */
/** @typedef {{reasons: Reason[], instead: Instead[]}} Trace */

/** @param {Table} table @param {bigint[]} box @param {Map<string, any>} known @param {bigint} rows @param {import("./answer.js").Answer} given @param {string} lang @returns {Trace} */
export function traceOf(table, box, known, rows, given, lang) {
  const used = new Set(given.rules);
  const reasons = bitsOf(rows & table.allRows).map((at) => table.rows[at])
    .filter((row) => used.has(row.rule)).map((row) => reasonOf(table, row, known, lang));
  if (!reasons.length && given.outcomes.length && table.otherwise.length)
    reasons.push({ rule: "otherwise", met: [], because: table.because, law: null });
  return { reasons, instead: insteads(table, box, lang) };
}

/** @param {Table} table @param {import("./table.js").Row} row @param {Map<string, any>} known @param {string} lang @returns {Reason} */
function reasonOf(table, row, known, lang) {
  const met = [];
  for (const [name, columns] of table.columnsOf) {
    const texts = columns.filter((at) => row.box[at] !== table.cover.full[at]).map((at) => maskText(table.columns[at], row.box[at], lang));
    if (!texts.length) continue;
    const field = /** @type {import("./field.js").Field} */ (table.fieldOf.get(name));
    const value = known.has(name) ? showValue(field, known.get(name), lang) : lang === "ko" ? "모름" : "unknown";
    met.push({ input: name, value, condition: texts.join(", ") });
  }
  const [rule, because, law] = table.rules[row.rule];
  return { rule, met, because, law };
}

/** 입력마다 그것만 바꾸어 답이 달라지는 가장 작은 변화, 가까운 것부터. @param {Table} table @param {bigint[]} box @param {string} lang */
function insteads(table, box, lang) {
  const base = answerOf(table, table.cover.containing(box, table.allRows));
  /** @type {{distance: number, instead: Instead}[]} */
  const found = [];
  for (const [input, columns] of table.columnsOf) {
    const best = nearest(table, box, columns, base, lang);
    if (best) found.push({ distance: best.distance, instead: { input, condition: best.condition, answer: best.answer } });
  }
  return found.sort((a, b) => a.distance - b.distance).map(({ instead }) => instead);
}

/** @param {Table} table @param {bigint[]} box @param {number[]} columns @param {import("./answer.js").Answer} base @param {string} lang */
function nearest(table, box, columns, base, lang) {
  const { cover } = table;
  /** @type {{distance: number, condition: string, answer: import("./answer.js").Answer} | null} */
  let best = null;
  for (const at of columns) {
    const column = table.columns[at], now = bitLength(box[at]) - 1;
    for (const atom of bitsOf(cover.full[at] & ~box[at])) {
      const moved = withMask(box, at, bitAt(atom));
      if (cover.containing(moved, table.impossibleRows)) continue;
      const answer = answerOf(table, cover.containing(moved, table.allRows));
      if (meaningOf(answer) === meaningOf(base) || answer.status === "none" || answer.status === "conflict") continue;
      const distance = column.kind === "ordered" && now < column.ranges && atom < column.ranges ? Math.abs(now - atom) : 1;
      if (!best || distance < best.distance) best = { distance, condition: maskText(column, sameAnswer(table, moved, at, answer), lang), answer };
    }
  }
  return best;
}

/** 같은 다른 답으로 가는 이웃 원자까지. @param {Table} table @param {bigint[]} box @param {number} at @param {import("./answer.js").Answer} other */
function sameAnswer(table, box, at, other) {
  const column = table.columns[at];
  let mask = box[at];
  if (column.kind !== "ordered") return mask;
  for (const step of [1, -1])
    for (let atom = (step > 0 ? bitLength(mask) - 1 : lowestBit(mask)) + step; atom >= 0 && atom < column.ranges; atom += step) {
      const moved = withMask(box, at, bitAt(atom));
      if (meaningOf(answerOf(table, table.cover.containing(moved, table.allRows))) !== meaningOf(other)) break;
      mask |= bitAt(atom);
    }
  return mask;
}

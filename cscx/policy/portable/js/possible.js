// 일부만 아는 경우에 아직 가능한 답. cscx/policy/tables/possible.py의 쌍둥이.
import { answerOf, meaningOf, NO_ANSWER, rankOf } from "./answer.js";
import { bitAt, bitsOf, countBits, firstBits, keyOfMask } from "./masks.js";

/** @typedef {import("./table.js").Table} Table */
/** @typedef {{answers: import("./answer.js").Answer[], rows: bigint}} Possible */

const HOLE_NODES = 2000;
const MOST_SETS = 5000;

/** @param {Table} table @param {bigint[]} box @returns {Possible} */
export function possibleAnswers(table, box) {
  const { cover } = table;
  const alive = cover.meeting(box, table.allRows);
  if (box.every((mask) => countBits(mask) === 1)) return { answers: [answerOf(table, alive)], rows: alive };
  if (table.hit === "collect") return collectable(table, box, alive);
  const chosen = effectiveRows(table, box, alive);
  const answers = new Map();
  const add = (/** @type {import("./answer.js").Answer} */ found) => {
    if (!answers.has(meaningOf(found))) answers.set(meaningOf(found), found);
  };
  for (const row of bitsOf(chosen)) add(answerOf(table, bitAt(row)));
  if (cover.uncovered(box, alive | table.impossibleRows, HOLE_NODES)) add(table.otherwise.length ? answerOf(table, 0n) : NO_ANSWER);
  return { answers: [...answers.values()], rows: chosen };
}

/** 상자 어딘가에서 답을 줄 수 있는 줄. @param {Table} table @param {bigint[]} box @param {bigint} alive */
function effectiveRows(table, box, alive) {
  if (table.hit === "unique" || table.hit === "any") return alive;
  const order = bitsOf(alive);
  const rank = (/** @type {number} */ row) => rankOf(table, table.rows[row].outcomes);
  if (table.hit === "priority") order.sort((a, b) => rank(a) - rank(b) || a - b);
  let chosen = 0n;
  for (const index of order) {
    const common = box.map((mask, at) => mask & table.rows[index].box[at]);
    if (table.cover.uncovered(common, earlierRows(table, index, alive) | table.impossibleRows, HOLE_NODES)) chosen |= bitAt(index);
  }
  return chosen;
}

/** 이 줄보다 먼저인 줄: 위에 있거나(first) 우선순위가 높거나. @param {Table} table @param {number} index @param {bigint} among */
function earlierRows(table, index, among) {
  if (table.hit === "first") return among & firstBits(index) & ~table.ruleRows[table.rows[index].rule];
  const own = rankOf(table, table.rows[index].outcomes);
  let found = 0n;
  for (const other of bitsOf(among)) if (rankOf(table, table.rows[other].outcomes) < own) found |= bitAt(other);
  return found;
}

/** @param {Table} table @param {bigint[]} box @param {bigint} alive @returns {Possible} */
function collectable(table, box, alive) {
  const answers = new Map(), seen = new Set();
  let count = 0, full = false;
  /** @param {number} depth @param {bigint} rows */
  const search = (depth, rows) => {
    const key = `${depth} ${keyOfMask(rows)}`;
    if (full || seen.has(key)) return;
    seen.add(key);
    if (depth === box.length) {
      if (count >= MOST_SETS) full = true;
      count += 1;
      if (full || rows & table.impossibleRows) return;
      const found = answerOf(table, rows);
      if (!answers.has(meaningOf(found))) answers.set(meaningOf(found), found);
      return;
    }
    const fitting = new Map();
    for (const atom of bitsOf(box[depth])) {
      const left = rows & table.cover.matching[depth][atom];
      fitting.set(keyOfMask(left), left);
    }
    for (const left of fitting.values()) search(depth + 1, left);
  };
  search(0, alive | table.impossibleRows);
  return { answers: [...answers.values()], rows: alive };
}

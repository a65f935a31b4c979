// 일부만 아는 경우에 아직 가능한 답. cscx/policy/tables/possible.py의 쌍둥이.
import { answerOf, meaningOf, NO_ANSWER, rankOf } from "./answer.js";
import { bitAt, bitsOf, countBits, firstBits, keyOfMask } from "./masks.js";

/** @typedef {import("./table.js").Table} Table */
/** @typedef {{answers: import("./answer.js").Answer[], rows: bigint}} Possible */

/** 앞선 줄이 없는 경우를 찾아보는 걸음. */
const HOLE_NODES = 2000;
const MANY_ROWS = 200;
const MOST_SETS = 5000;

/** 한 줄이 다른 줄을 가릴 수 있는 표. @param {Table} table */
export const inOrderOf = (table) => table.hit === "first" || table.hit === "priority";

/** 줄이 많으면 가려진 줄을 끝까지 찾지 않고 넉넉히 센다. @param {Table} table @param {bigint[]} box */
export function possibleSoon(table, box) {
  const rows = countBits(table.cover.meeting(box, table.allRows));
  return possibleAnswers(table, box, inOrderOf(table) && rows > MANY_ROWS ? 0 : HOLE_NODES);
}

/** @param {Table} table @param {bigint[]} box @returns {Possible} */
export function possibleAnswers(table, box, nodes = HOLE_NODES) {
  const { cover } = table;
  const alive = cover.meeting(box, table.allRows);
  if (box.every((mask) => countBits(mask) === 1)) return { answers: [answerOf(table, alive)], rows: alive };
  if (table.hit === "collect") return collectable(table, box, alive);
  const chosen = effectiveRows(table, box, alive, nodes);
  const answers = new Map();
  const add = (/** @type {import("./answer.js").Answer} */ found) => {
    if (!answers.has(meaningOf(found))) answers.set(meaningOf(found), found);
  };
  for (const row of bitsOf(chosen)) add(answerOf(table, bitAt(row)));
  if (cover.uncovered(box, alive | table.impossibleRows, nodes)) add(table.otherwise.length ? answerOf(table, 0n) : NO_ANSWER);
  return { answers: [...answers.values()], rows: chosen };
}

/** 상자 어딘가에서 답을 줄 수 있는 줄. @param {Table} table @param {bigint[]} box @param {bigint} alive @param {number} nodes */
function effectiveRows(table, box, alive, nodes) {
  if (!inOrderOf(table)) return alive;
  const order = bitsOf(alive);
  const rank = (/** @type {number} */ row) => rankOf(table, table.rows[row].outcomes);
  if (table.hit === "priority") order.sort((a, b) => rank(a) - rank(b) || a - b);
  let chosen = 0n;
  for (const index of order) {
    const common = box.map((mask, at) => mask & table.rows[index].box[at]);
    if (table.cover.uncovered(common, earlierRows(table, index, alive) | table.impossibleRows, nodes)) chosen |= bitAt(index);
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

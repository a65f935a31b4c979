// 다음에 물을 것: 가장 나쁜 경우에 가장 적게 더 묻는 것. cscx/policy/decision/question.py의 쌍둥이.
import { withMask } from "./cover.js";
import { bitAt, bitsOf, countBits, keyOfBox, keyOfMask } from "./masks.js";
import { inOrderOf, possibleAnswers } from "./possible.js";

/** @typedef {import("./table.js").Table} Table */
/** atMost: 많아야 몇 번 더 묻는지, 모르면 null. @typedef {{input: string, atMost: number | null}} Question */

const QUESTION_WORK = 8000;
const MOST_GROUPS = 256;
const ROWS_AT_ONCE = 16;
const MOST_DOUBLED = 14;
class OutOfQuestions extends Error {}

/** @param {Table} table @param {bigint[]} box @param {string[]} unknown @returns {Question | null} */
export function bestQuestion(table, box, unknown) {
  const search = new QuestionSearch(table);
  const useful = unknown.filter((name) => search.parts(box, name).length > 1);
  if (!useful.length) return null;
  try {
    for (let depth = 1; depth <= useful.length; depth += 1)
      for (const name of useful) if (search.settles(box, name, useful, depth)) return { input: name, atMost: depth };
  } catch (error) {
    if (!(error instanceof OutOfQuestions)) throw error;
  }
  search.left = QUESTION_WORK;
  try {
    return { input: smallest(useful, (name) => search.mostAnswers(box, name)), atMost: null };
  } catch (error) {
    if (!(error instanceof OutOfQuestions)) throw error;
  }
  return { input: smallest(useful, (name) => search.mostRows(box, name)), atMost: null };
}

/** 같으면 먼저 적힌 것. @param {string[]} names @param {(name: string) => number} size */
function smallest(names, size) {
  const sizes = names.map(size);
  return names[sizes.indexOf(Math.min(...sizes))];
}

class QuestionSearch {
  /** @param {Table} table */
  constructor(table) {
    this.table = table;
    this.left = QUESTION_WORK;
    /** @type {Map<string, number>} */
    this.known = new Map();
    /** @type {Map<string, boolean>} */
    this.deep = new Map();
  }
  /** @param {bigint[]} box @param {string} name @param {string[]} unknown @param {number} depth @returns {boolean} */
  settles(box, name, unknown, depth) {
    const rest = unknown.filter((other) => other !== name);
    return this.parts(box, name).every((part) => this.within(part, rest, depth - 1));
  }
  /** @param {bigint[]} box @param {string[]} unknown @param {number} depth */
  within(box, unknown, depth) {
    if (this.settled(box)) return true;
    if (!depth) return false;
    const key = `${depth} ${keyOfBox(box)}`;
    let found = this.deep.get(key);
    if (found === undefined) this.deep.set(key, (found = unknown.some((name) => this.settles(box, name, unknown, depth))));
    return found;
  }
  /** @param {bigint[]} box */
  settled(box) {
    return this.answers(box) <= 1;
  }
  /** 상자의 답이 몇 가지인지. 오래 걸리기 전에 그만둔다. @param {bigint[]} box */
  answers(box) {
    const key = keyOfBox(box);
    let found = this.known.get(key);
    if (found === undefined) {
      const rows = countBits(this.table.cover.meeting(box, this.table.allRows));
      this.left -= 1 + rows + moreWork(this.table, rows);
      if (this.left < 0) throw new OutOfQuestions();
      this.known.set(key, (found = possibleAnswers(this.table, box).answers.length));
    }
    return found;
  }
  /** @param {bigint[]} box @param {string} name */
  mostAnswers(box, name) {
    return Math.max(...this.parts(box, name).map((part) => this.answers(part)));
  }
  /** @param {bigint[]} box @param {string} name */
  mostRows(box, name) {
    return Math.max(...this.parts(box, name).map((part) => countBits(this.table.cover.meeting(part, this.table.allRows))));
  }
  /** 답이 상자에서 남기는 것, 규칙이 가르지 않는 값끼리. @param {bigint[]} box @param {string} name */
  parts(box, name) {
    const { cover, columnsOf, impossibleRows } = this.table;
    let boxes = [box];
    for (const column of columnsOf.get(name) ?? []) {
      boxes = boxes.flatMap((one) => this.split(one, column));
      if (boxes.length > MOST_GROUPS) break;
    }
    return boxes.filter((one) => !cover.containing(one, impossibleRows));
  }
  /** @param {bigint[]} box @param {number} column */
  split(box, column) {
    const { cover } = this.table;
    const alive = cover.meeting(box);
    /** @type {Map<string, bigint>} */
    const groups = new Map();
    for (const atom of bitsOf(box[column])) {
      const key = keyOfMask(alive & cover.matching[column][atom]);
      groups.set(key, (groups.get(key) ?? 0n) | bitAt(atom));
    }
    return [...groups.values()].map((mask) => withMask(box, column, mask));
  }
}

/** 줄을 하나씩 보는 것 말고 드는 일: 차례가 있으면 서로 견주고, 모으면 함께 맞춰 본다. @param {Table} table @param {number} rows */
function moreWork(table, rows) {
  if (inOrderOf(table)) return Math.floor((rows * rows) / ROWS_AT_ONCE);
  return table.hit === "collect" ? Math.floor((1 << Math.min(rows, MOST_DOUBLED)) / ROWS_AT_ONCE) : 0;
}

// 표 하나: 칸, 열, 줄, 답. 모델(cscx/policy/portable/model.py)에서 만든다.
import { columnOf, placeOn } from "./column.js";
import { Cover } from "./cover.js";
import { fieldOf, keyOfValue, valueOf } from "./field.js";
import { bitAt, bitsOf, firstBits } from "./masks.js";

/** @typedef {import("./field.js").Value} Value */
/** 결과마다 값 하나, 주지 않으면 null. @typedef {{values: any[], key: string}} Outcome */
/** @typedef {{rule: number, box: bigint[], outcomes: Outcome[]}} Row */

/** @param {any[]} values @returns {Outcome} */
export const outcomeOf = (values) => ({ values, key: JSON.stringify(values.map(keyOfValue)) });

export class Table {
  /** @param {any} data */
  constructor(data) {
    this.name = data.name;
    this.hit = data.hit;
    /** @type {import("./field.js").Field[]} */
    this.fields = data.fields.map(fieldOf);
    this.fieldOf = new Map(this.fields.map((field) => [field.name, field]));
    /** @type {import("./field.js").Field[]} */
    this.outputs = data.outputs.map(fieldOf);
    /** @type {Map<string, string>} */
    this.ways = new Map(data.ways);
    /** @type {import("./column.js").Column[]} */
    this.columns = data.columns.map((/** @type {any} */ each) => columnOf(each, this.fields));
    /** @type {[string, number, string][]} */
    this.sources = data.from;
    /** @type {Map<string, import("./formula.js").Expression>} */
    this.formulas = new Map(data.formulas.map((/** @type {any} */ [name, , expression]) => [name, expression]));
    /** @type {[string, string | null, string | null][]} */
    this.rules = data.rules;
    const outcomes = data.outcomes.map((/** @type {any} */ values) => outcomeOf(values.map(valueOf)));
    const masks = data.masks.map((/** @type {string[]} */ list) => list.map(hexMask));
    /** @type {Row[]} */
    this.rows = data.rows.map((/** @type {any[]} */ row) => ({
      rule: row[0],
      box: masks.map((/** @type {bigint[]} */ list, /** @type {number} */ at) => list[row[at + 1]]),
      outcomes: row[row.length - 1].map((/** @type {number} */ at) => outcomes[at]),
    }));
    /** @type {Outcome[]} */
    this.otherwise = data.otherwise.map((/** @type {number} */ at) => outcomes[at]);
    /** @type {string | null} */
    this.because = data.because;
    const impossible = data.impossible.map((/** @type {string[]} */ box) => box.map(hexMask));
    /** @type {[number, bigint[][]][]} */
    this.limits = data.limits.map((/** @type {any} */ [index, boxes]) => [index, boxes.map((/** @type {string[]} */ box) => box.map(hexMask))]);
    this.cover = new Cover(this.columns.map((column) => column.size), [...this.rows.map((row) => row.box), ...impossible]);
    this.allRows = firstBits(this.rows.length);
    this.impossibleRows = firstBits(impossible.length) << BigInt(this.rows.length);
    /** @type {Map<string, number[]>} */
    this.columnsOf = new Map(this.fields.map((field) => [field.name, []]));
    this.columns.forEach((column, at) => this.columnsOf.get(column.field.name)?.push(at));
    /** @type {bigint[]} */
    this.ruleRows = this.rules.map(() => 0n);
    this.rows.forEach((row, at) => { this.ruleRows[row.rule] |= bitAt(at); });
  }
  /** 아는 것이 다 같은 경우들의 상자. @param {Map<string, Value>} known */
  boxOf(known) {
    return this.columns.map((column, at) => {
      const value = known.get(column.field.name);
      return value === undefined ? this.cover.full[at] : placeOn(column, value);
    });
  }
  /** 줄이 속한 규칙, 차례대로 한 번씩. @param {bigint} rows */
  rulesOf(rows) {
    return [...new Set(bitsOf(rows & this.allRows).map((row) => this.rows[row].rule))];
  }
  /** @param {number} rule */
  ruleId(rule) {
    return this.rules[rule][0];
  }
}

/** @param {string} text */
const hexMask = (text) => BigInt(`0x${text}`);

// 조건과 답을 말로: 8일 이상 14일 이하, 처리 전액환불. cscx/policy/proof/region.py와 decision/outcome_text.py의 쌍둥이.
import { minus, plus } from "./exact.js";
import { ABSENT, isFormula, showValue } from "./field.js";
import { bitsOf, firstBits, runsOf } from "./masks.js";
import { cutsAround } from "./column.js";

/** @typedef {import("./column.js").Column} Column */
/** @typedef {import("./exact.js").Exact} Exact */

const SAID = {
  ko: {
    or: " 또는 ", none: "없음", other: "그 밖의 값", others: "그 밖의 것", has: " 있음", hasNot: " 없음", fits: "형식 맞음", fitsNot: "형식 틀림",
    given: "있음", from: ["", " 이상"], over: ["", " 초과"], to: ["", " 이하"], under: ["", " 미만"],
  },
  en: {
    or: " or ", none: "none", other: "any other value", others: "something else", has: "has ", hasNot: "no ", fits: "format ok", fitsNot: "format wrong",
    given: "given", from: ["at least ", ""], over: ["over ", ""], to: ["up to ", ""], under: ["under ", ""],
  },
};
/** @param {string} lang */
const saidIn = (lang) => (lang === "ko" ? SAID.ko : SAID.en);

/** 열의 원자들을 조건으로. @param {Column} column @param {bigint} mask @param {string} lang */
export function maskText(column, mask, lang) {
  const said = saidIn(lang);
  if (column.kind === "element") {
    const name = column.element || said.others, word = mask === 2n ? said.has : said.hasNot;
    return lang === "ko" ? name + word : word + name;
  }
  if (column.kind === "choices") return bitsOf(mask).map((atom) => choiceText(column, atom, lang)).join(said.or);
  const texts = runsOf(mask & firstBits(column.ranges)).map(([first, after]) =>
    stretchText(column.field, first ? cutsAround(column, first)[0] : null, after < column.ranges ? cutsAround(column, after - 1)[1] : null, lang));
  if (mask >> BigInt(column.ranges)) texts.push(said.none);
  return texts.join(said.or);
}

/** @param {import("./column.js").ChoiceColumn} column @param {number} atom @param {string} lang */
function choiceText(column, atom, lang) {
  const said = saidIn(lang), value = column.atoms[atom];
  if (value === ABSENT) return said.none;
  if (atom < column.listed) return showValue(column.field, value, lang);
  if (column.field.format === null) return said.other;
  return atom === column.listed ? said.fits : said.fitsNot;
}

/** 두 절단 사이: 8일 이상 14일 이하. @param {import("./field.js").Field} field @param {import("./column.js").Cut | null} low @param {import("./column.js").Cut | null} high @param {string} lang */
export function stretchText(field, low, high, lang) {
  const said = saidIn(lang), { step } = field;
  const top = high && step ? plus(high.at, minus(step)) : high && high.at;
  const same = low && top && low.at.n === top.n && low.at.d === top.d;
  if (same) return showValue(field, low.at, lang);
  /** @type {string[]} */
  const words = [];
  const say = (/** @type {string[]} */ [before, after], /** @type {Exact} */ number) => words.push(before + showValue(field, number, lang) + after);
  if (low) say(step || low.side === 0 ? said.from : said.over, low.at);
  if (top) say(step || high?.side !== 0 ? said.to : said.under, top);
  return words.join(" ") || said.given;
}

/** 결과 하나의 값. @param {import("./table.js").Table} table @param {number} at @param {any} value @param {string} lang @returns {string} */
export function outputText(table, at, value, lang) {
  if (value === null || (Array.isArray(value) && !value.length)) return saidIn(lang).none;
  const formulas = (/** @type {any[]} */ parts) => `= ${parts.map((part) => (isFormula(part) ? part.text : outputText(table, at, part, lang))).join(" + ")}`;
  if (isFormula(value)) return formulas([value]);
  if (!Array.isArray(value)) return showValue(table.outputs[at], value, lang);
  if (table.ways.get(table.outputs[at].name) === "sum" && value.some(isFormula)) return formulas(value);
  return value.map((part) => outputText(table, at, part, lang)).join(", ");
}

/** 답 한 줄: 처리 전액환불, 승인 상담사. 재량은 빗금으로. @param {import("./table.js").Table} table @param {import("./answer.js").Answer} found @param {string} lang */
export const answerText = (table, found, lang) =>
  found.outcomes.map(({ values }) => values.flatMap((value, at) =>
    value === null ? [] : [`${table.outputs[at].name} ${outputText(table, at, value, lang)}`]).join(", ")).join(" / ");

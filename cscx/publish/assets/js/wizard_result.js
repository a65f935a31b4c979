// 결과 한 장: 판정, 이유, 근거, 한도, 무엇이 달라지면 바뀌는지.
import { outputText } from "../../../policy/portable/js/wording.js";
import { keyOfValue, showValue } from "../../../policy/portable/js/field.js";
import { $, $$, el } from "./dom.js";
import { say } from "./words.js";

/** @typedef {import("../../../policy/portable/js/decide.js").Decision} Decision */
/** @typedef {import("../../../policy/portable/js/decide.js").Decider} Decider */
/** @typedef {import("../../../policy/portable/js/table.js").Outcome} Outcome */
/**
 * @typedef {{table: any, inputs: Record<string, import("./wizard_question.js").InputWords>,
 *   links: Record<string, Record<string, [string, string | null]>>, verdicts: Record<string, string>, says: Record<string, import("./wizard_say.js").Says>}} WizardData
 */

/** 결과를 말로 옮기는 이. */
export class Told {
  /** @param {Decider} decider @param {WizardData} data */
  constructor(decider, data) {
    this.decider = decider;
    this.data = data;
    this.table = decider.chain.table;
    this.lang = decider.lang;
  }
  /** @param {string} name */
  label(name) {
    return this.data.inputs[name]?.label ?? name;
  }
  /** 결과의 값 하나: 역할과 스크립트는 이름으로. @param {number} at @param {any} value @returns {string} */
  text(at, value) {
    const names = this.data.links[this.table.outputs[at].name];
    if (names && Array.isArray(value)) return value.map((part) => this.text(at, part)).join(", ");
    return names?.[value]?.[0] ?? outputText(this.table, at, value, this.lang);
  }
  /** @param {number} at @param {any} value */
  node(at, value) {
    const link = typeof value === "string" && this.data.links[this.table.outputs[at].name]?.[value];
    return link && link[1] ? el("a", { href: link[1] }, link[0]) : this.text(at, value);
  }
  /** 첫 결과가 판정이다. @param {Outcome} outcome */
  badges({ values: [first] }) {
    const parts = Array.isArray(first) && first.length ? first : [first];
    return parts.map((part) => verdictBadge(this.data.verdicts[part], this.text(0, part)));
  }
  /** 결과를 가르는 이름: 판정과 승인하는 역할. @param {Outcome} outcome */
  shape({ values }) {
    return values.map((value, at) => (!at || this.table.outputs[at].type === "role" ? keyOfValue(value) : "")).join();
  }
  /** 다른 답의 이름: 지금 답과 달라지는 것만, 할 말만 다르면 빈 글. @param {Outcome} other @param {Outcome} now */
  difference(other, now) {
    const texts = other.values.flatMap((value, at) => {
      const { type, name } = this.table.outputs[at];
      const text = this.text(at, value);
      return type === "script" || value === null || text === this.text(at, now.values[at]) ? [] : [at ? `${name} ${text}` : text];
    });
    return texts.join(", ");
  }
}

/** @param {string | undefined} kind @param {string} text */
export const verdictBadge = (kind, text) => el("span", { class: kind ? `cx-verdict cx-verdict--${kind}` : "cx-verdict" }, text);
const VERDICT_WORDS = new Map([["ok", "wz_ok"], ["no", "wz_no_word"], ["esc", "wz_esc"], ["warn", "wz_warn"]]);

/** @param {Told} told @param {Decision} decision @param {import("./wizard_question.js").WizardAnswer[]} answers */
export function resultCard(told, decision, answers) {
  if (decision.status === "none") return plainCard(say("wz_none"), say("wz_none_hint"));
  if (decision.status === "conflict") return plainCard(say("wz_clash"), say("wz_clash_hint", { rules: decision.rules.join(", ") }));
  if (decision.status === "open") return openCard(told, decision);
  const [{ outcomes }] = decision.answers;
  const [first] = outcomes;
  return el("div", { class: "cx-out" },
    headOf(told, first),
    outcomes.length > 1 ? choiceOf(told, outcomes) : "",
    el("dl", {}, ...outputsOf(told, first), ...groundsOf(told, decision), ...followed(told, decision, answers)));
}

/** 할 말 다음에 볼 것: 걸리는 한도와, 무엇이 다르면 답이 달라지는지. @param {Told} told @param {Decision} decision */
export function besides(told, decision) {
  if (["none", "conflict", "open"].includes(decision.status)) return [];
  const lines = [...limitsOf(told, decision), ...insteadOf(told, decision, decision.answers[0].outcomes[0])];
  return lines.length ? [el("dl", {}, ...lines)] : [];
}

/** @param {string} title @param {string} hint */
const plainCard = (title, hint) => el("div", { class: "cx-out" },
  el("p", { class: "cx-out__head", tabindex: "-1" }, verdictBadge("warn", say("wz_warn")), title), el("p", { class: "cx-out__hint" }, hint));

/** @param {Told} told @param {Decision} decision */
function openCard(told, { answers }) {
  /** @type {Map<string, Outcome | null>} */
  const lines = new Map();
  for (const { outcomes, status } of answers) {
    if (status === "none") lines.set(say("wz_none"), null);
    for (const outcome of outcomes) lines.set(outcomeLine(told, outcome), outcome);
  }
  return el("div", { class: "cx-out" },
    el("p", { class: "cx-out__head", tabindex: "-1" }, verdictBadge("warn", say("wz_warn")), say("wz_open")),
    el("p", { class: "cx-out__hint" }, say("wz_open_hint")),
    el("ul", { class: "cx-out__list" }, ...[...lines].slice(0, 12).map(([line, outcome]) => el("li", {}, ...(outcome ? outcomeNodes(told, outcome) : [line])))));
}

/** @param {Told} told @param {Outcome} outcome */
const outcomeLine = (told, outcome) => outcome.values.map((value, at) => (value === null ? "" : told.text(at, value))).filter(Boolean).join(", ");
/** @param {Told} told @param {Outcome} outcome @returns {(Node | string)[]} */
const outcomeNodes = (told, outcome) => [...told.badges(outcome), el("span", {}, outcome.values.map((value, at) =>
  (!at || value === null || told.table.outputs[at].type === "script" ? "" : told.text(at, value))).filter(Boolean).join(", "))];

/** @param {Told} told @param {Outcome} outcome */
function headOf(told, outcome) {
  const [first] = outcome.values;
  const parts = Array.isArray(first) ? first : [first];
  const kinds = new Set(parts.map((part) => told.data.verdicts[part] ?? ""));
  const kind = kinds.size === 1 ? [...kinds][0] : "";
  const text = told.text(0, first);
  const { name, type } = told.table.outputs[0];
  const word = VERDICT_WORDS.get(kind);
  return el("p", { class: "cx-out__head", tabindex: "-1" }, word ? verdictBadge(kind, say(word)) : "", type === "choice" || word ? "" : el("span", { class: "cx-out__name" }, name), text);
}

/** @param {Told} told @param {Outcome[]} outcomes */
const choiceOf = (told, outcomes) => el("div", { class: "cx-out__choice" }, el("p", {}, say("wz_choice")),
  el("ul", { class: "cx-out__list" }, ...outcomes.map((outcome, at) => el("li", {}, ...outcomeNodes(told, outcome), at ? "" : el("small", {}, say("wz_usual"))))));

/** @param {string} term @param {...(Node | string)} told */
const line = (term, ...told) => el("div", {}, el("dt", {}, term), el("dd", {}, ...told));

/** @param {Told} told @param {Outcome} outcome */
const outputsOf = (told, { values }) => values.flatMap((value, at) =>
  (!at || value === null || told.table.outputs[at].type === "script" ? [] : [line(told.table.outputs[at].name, told.node(at, value))]));

/** 표의 줄에 적힌 이유와 근거를 그대로 옮긴다. @param {Told} told @param {Decision} decision */
function* groundsOf(told, { rules }) {
  const all = ruleRows();
  const rows = rules.length ? rules.map((rule) => all[told.table.rules.findIndex(([id]) => id === rule)]) : [$("#cx-otherwise")];
  for (const [at, row] of rows.entries()) {
    if (!row) continue;
    const why = row.querySelector("th > span, .cx-table__why"), law = row.querySelector("th > small");
    const link = el("a", { href: `#${row.id}` }, rules.length ? `${say("wz_rule")} ${rules[at]}` : say("wz_rest_rule"));
    if (why) yield line(say("wz_because"), ...copied(why));
    yield line(say("wz_law"), ...(law ? [...lawOf(law), " · "] : []), link);
  }
}

/** 표의 줄, 규칙의 차례대로. */
export const ruleRows = () => $$("[data-rules] > tr");

/** 법 이름. 표에는 처음 나온 줄에만 링크가 있다. @param {Element} law @returns {Node[]} */
function lawOf(law) {
  const linked = $$("th > small > a").find((link) => link.textContent === law.textContent);
  return linked ? [linked.cloneNode(true)] : copied(law);
}

/** @param {Element} node @returns {Node[]} */
const copied = (node) => [.../** @type {Element} */ (node.cloneNode(true)).childNodes];

/** 따라 정해진 값과, 모른 채 본 값. @param {Told} told @param {Decision} decision @param {import("./wizard_question.js").WizardAnswer[]} answers */
function* followed(told, { known }, answers) {
  for (const name of told.decider.chain.derived) {
    const field = told.table.fieldOf.get(name), value = known.get(name);
    if (!field || value === undefined || answers.some((answer) => answer.name === name)) continue;
    yield line(say("wz_derived"), `${told.label(name)} `, el("b", {}, showValue(field, value, told.lang)));
  }
  for (const { name, value } of answers) {
    const field = told.decider.chain.fields.get(name);
    if (value !== undefined || !field || field.ifUnknown === undefined) continue;
    yield line(say("wz_assumed"), say("wz_assumed_as", { name: told.label(name), value: showValue(field, field.ifUnknown, told.lang) }));
  }
}

/** 이 경우를 다 덮는 한도: 안 되는 것과 그 까닭. @param {Told} told @param {Decision} decision */
function* limitsOf({ table }, { box }) {
  const items = table.limits
    .filter(([, boxes]) => box && boxes.some((one) => box.every((mask, at) => !(mask & ~one[at]))))
    .map(([index]) => $(`[data-limit="${index}"]`)).flatMap((row) => (row ? [row] : []))
    .map((row) => el("li", {}, ...[...row.querySelectorAll(".cx-limits__never, small")].map((part) => part.cloneNode(true))));
  if (items.length) yield line(say("wz_limits"), el("ul", {}, ...items));
}

/** @param {Told} told @param {Decision} decision @param {Outcome} first */
function* insteadOf(told, { why }, first) {
  const others = (why?.().instead ?? [])
    .map(({ input, condition, answer }) => ({ name: told.label(input), condition, answer: told.difference(answer.outcomes[0], first) }))
    .filter(({ answer }) => answer);
  if (others.length) yield line(say("wz_instead"), el("ul", {}, ...others.slice(0, 4).map((other) => el("li", {}, say("wz_instead_if", other)))));
}

// 판정 마법사: 한 번에 한 질문. 고른 답은 칩으로 남고, 칩을 누르면 그 질문으로 돌아간다. 뒤의 답은 아직 맞으면 되살린다.
import { Decider } from "../../../policy/portable/js/decide.js";
import { isFormula, keyOfValue, readValue, showValue, Unreadable } from "../../../policy/portable/js/field.js";
import { $, $$, el, focusOn, toast } from "./dom.js";
import { copyText } from "./copy.js";
import { caseAddress, factsInAddress } from "./wizard_address.js";
import { countedInputs, offerFor } from "./wizard_options.js";
import { questionCard } from "./wizard_question.js";
import { fillSays, sayCard } from "./wizard_say.js";
import { besides, resultCard, ruleRows, Told } from "./wizard_result.js";
import { say } from "./words.js";

/** @typedef {import("./wizard_question.js").WizardAnswer} WizardAnswer */
/** @typedef {import("../../../policy/portable/js/decide.js").Decision} Decision */

const MANY_RULES = 100;

/** @param {HTMLElement} root */
export function initWizard(root) {
  const source = /** @type {HTMLTemplateElement | null} */ ($("template[data-model]", root));
  /** @type {import("./wizard_result.js").WizardData} */
  const data = JSON.parse(source?.content.textContent || "null");
  const decider = new Decider(data.table);
  const told = new Told(decider, data);
  const { chain, lang } = decider;
  const counted = countedInputs(decider);
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ ($(`[data-wizard-${name}]`, root));
  /** @type {WizardAnswer[]} */
  let answers = [];
  /** 칩으로 돌아간 뒤에 되살릴 답. @type {WizardAnswer[]} */
  let later = [];
  /** @type {string[]} */
  let dropped = [];

  /** @param {WizardAnswer[]} given */
  const knownFrom = (given) => new Map(given.flatMap(({ name, value }) => (value === undefined ? [] : [/** @type {[string, any]} */ ([name, value])])));
  /** @param {WizardAnswer[]} given @param {boolean} preview */
  const decided = (given, preview = false) =>
    decider.decideKnown(knownFrom(given), given.filter(({ value }) => value === undefined).map(({ name }) => name), preview);
  /** @param {Decision} decision @param {string} name */
  const offered = (decision, name) => offerFor(decider, decision.known, name, counted);

  /** 주소나 지난 답의 글을 지금 고를 수 있는 답으로. 맞지 않으면 null. @param {WizardAnswer[]} before @param {string} name @param {string | undefined} text @returns {WizardAnswer | null} */
  function answerFrom(before, name, text) {
    const field = chain.fields.get(name);
    if (!field || chain.tables.some((table) => table.formulas.has(name))) return null;
    if (text === undefined) return { name, label: say("wz_unknown"), value: undefined };
    const offer = offered(decided(before, true), name);
    const option = !offer.several && offer.options.find(({ label }) => label === text);
    if (option) return { name, label: text, value: option.value };
    try {
      const value = readValue(field, offer.several && !field.values.includes(text) ? text.split(/\s*,\s*/) : text);
      return { name, label: showValue(field, value, lang), value };
    } catch (error) {
      if (error instanceof Unreadable) return null;
      throw error;
    }
  }
  function restore() {
    answers = [];
    dropped = [];
    for (const [name, text] of factsInAddress(location.hash) ?? []) {
      const answer = answers.some((each) => each.name === name) ? null : answerFrom(answers, name, text);
      if (answer) answers.push(answer);
      else dropped.push(told.label(name));
    }
  }
  /** @param {WizardAnswer} answer */
  function answered(answer) {
    answers = [...answers.filter(({ name }) => name !== answer.name), answer];
    dropped = [];
    for (const { name, label, value } of later) {
      if (answers.some((each) => each.name === name) || decided(answers, true).status !== "open") continue;
      const again = answerFrom(answers, name, value === undefined ? undefined : label);
      if (again && (again.value === undefined) === (value === undefined)) answers.push(again);
    }
    later = [];
    paint(true);
  }
  /** @param {number} place */
  function backTo(place) {
    const was = answers[place];
    later = [...answers.slice(place + 1), ...later];
    answers = answers.slice(0, place);
    dropped = [];
    paint(true, was);
  }

  /** 고르면 무엇이 나오는지. 규칙이 많이 남았으면 몇 개 남는지만. @param {string} name @param {any} value @param {number} rules */
  function preview(name, value, rules) {
    const note = (/** @type {string} */ text) => el("span", { class: "cx-choice__note" }, text);
    const given = [...answers, { name, label: "", value }];
    if (rules > MANY_RULES) return note(say("wz_rules_left", { n: decider.rulesLeft(knownFrom(given)) }));
    const found = decided(given, true);
    if (found.status === "none") return note(say("wz_no_rule"));
    if (found.status === "conflict") return note(say("wz_conflict"));
    const outcomes = found.answers.flatMap((answer) => answer.outcomes);
    // 목록으로 모으는 표는 짝의 수가 아니라 목록에 들 수 있는 것의 수를 센다.
    const shapes = new Set(outcomes.flatMap((outcome) => (Array.isArray(outcome.values[0]) ? outcome.values[0].map(keyOfValue) : [told.shape(outcome)])));
    const same = shapes.size === 1 && new Set(outcomes.map(({ values }) => keyOfValue(values[0]))).size === 1;
    if (found.status !== "open" || (same && !found.answers.some(({ status }) => status === "none"))) {
      const [outcome] = outcomes;
      return isFormula(outcome.values[0]) ? note(say("wz_left_one")) : el("span", { class: "cx-choice__out" }, ...told.badges(outcome));
    }
    return note(say("wz_left", { n: shapes.size }));
  }

  /** @param {Decision} decision */
  function stage(decision) {
    const ask = decision.status === "open" ? decision.ask : null;
    if (!ask) return resultCard(told, decision, answers);
    const words = data.inputs[ask.input] ?? { label: ask.input };
    return questionCard({
      number: answers.length + 1, more: ask.atMost, words, lang, offer: offered(decision, ask.input),
      preview: (value) => preview(ask.input, value, decision.rules.length), done: answered,
    });
  }

  /** 아직 가능한 결과: 사라진 것도 자리를 지킨다. @param {Decision} decision */
  function paintPossible(decision) {
    const items = $$("[data-value]", part("possible"));
    const alive = decision.answers.filter(({ status }) => status !== "none").flatMap(({ outcomes }) => outcomes);
    const has = (/** @type {any} */ value, /** @type {string | undefined} */ text) => text === undefined || [value].flat().includes(text);
    const roles = told.table.outputs.flatMap(({ type }, at) => (type === "role" ? [at] : []));
    let left = 0;
    for (const item of items) {
      const { value, by } = item.dataset;
      const on = alive.some(({ values }) => has(values[0], value) && (by === undefined || roles.some((at) => has(values[at], by))));
      left += on ? 1 : 0;
      item.classList.toggle("is-out", !on);
      const state = $("[data-state]", item);
      if (state) state.textContent = on ? "" : say("wz_out");
    }
    const count = $("[data-count]", part("possible"));
    if (count) count.textContent = `${left} / ${items.length}`;
  }
  /** @param {Decision} decision */
  function paintRows(decision) {
    const alive = new Set(decision.rules), done = decision.status !== "open";
    for (const [at, row] of ruleRows().entries()) {
      const on = !answers.length || alive.has(told.table.rules[at]?.[0]);
      row.classList.toggle("is-out", !on);
      row.classList.toggle("is-hit", done && on && answers.length > 0);
    }
  }
  function paintChips() {
    part("given").replaceChildren(...answers.map(({ name, label }, place) => el("li", {},
      el("button", { type: "button", onclick: () => backTo(place) }, el("span", {}, told.label(name)), " ", el("b", {}, label),
        el("span", { class: "cx-sr" }, `, ${say("wz_change")}`)))));
  }
  /** @param {Decision} decision */
  function paintSays(decision) {
    const done = decision.status === "decided" || decision.status === "choice";
    const named = done ? told.table.outputs.flatMap(({ type, name }, at) => (type === "script"
      ? [decision.answers[0].outcomes[0].values[at]].flat().map((script) => ({ script, link: data.links[name]?.[script] })) : [])) : [];
    const cards = named.filter(({ script }) => data.says[script])
      .map(({ script, link }, number) => sayCard(data.says[script], link?.[0] ?? script, link?.[1] ?? null, number));
    part("say").replaceChildren(...cards);
    if (cards.length) fillSays();
  }
  /** @param {Decision} decision */
  function tell(decision) {
    const [head] = $$(".cx-out__head", root);
    const text = head ? say("wz_said", { answer: [...head.childNodes].map((node) => node.textContent).filter(Boolean).join(", ") }) : "";
    part("status").textContent = [dropped.length ? say("wz_dropped", { facts: dropped.join(", ") }) : "", text].filter(Boolean).join(" ");
    const note = part("note");
    note.hidden = !dropped.length;
    note.textContent = dropped.length ? say("wz_dropped", { facts: dropped.join(", ") }) : "";
    root.dataset.state = decision.status;
  }
  /** @param {boolean} move @param {WizardAnswer} [was] */
  function paint(move, was) {
    const decision = decided(answers);
    part("stage").replaceChildren(stage(decision));
    paintChips();
    paintPossible(decision);
    paintRows(decision);
    paintSays(decision);
    part("besides").replaceChildren(...(root.querySelector(".cx-out") ? besides(told, decision) : []));
    tell(decision);
    part("back").toggleAttribute("disabled", !answers.length);
    part("link").hidden = !answers.length;
    if (move) {
      const address = caseAddress(answers);
      if (address !== location.hash) history.pushState(null, "", address || location.pathname + location.search);
      arrive(was);
    }
  }
  /** @param {WizardAnswer} [was] */
  function arrive(was) {
    const buttons = $$(".cx-choice", part("stage"));
    const before = was && buttons.find((button) => $(".cx-choice__main", button)?.firstChild?.textContent === was.label);
    focusOn(before || (buttons.length ? null : $(".cx-entry input", part("stage"))) || $(".cx-q__text, .cx-out__head", part("stage")));
  }

  part("back").addEventListener("click", () => answers.length && backTo(answers.length - 1));
  part("reset").addEventListener("click", () => {
    [answers, later, dropped] = [[], [], []];
    paint(true);
  });
  part("link").addEventListener("click", async () => {
    await copyText(location.href);
    toast(say("wz_linked"));
  });
  const reread = () => {
    if (location.hash && !factsInAddress(location.hash)) return;
    restore();
    later = [];
    paint(false);
  };
  addEventListener("popstate", reread);
  restore();
  paint(false);
  root.classList.add("is-live");
}

for (const root of $$("[data-cx-wizard]")) {
  try {
    initWizard(root);
  } catch (error) {
    root.classList.add("is-failed");
    const note = $("[data-wizard-note]", root);
    if (note) {
      note.hidden = false;
      note.textContent = say("wz_failed");
    }
    throw error;
  }
}

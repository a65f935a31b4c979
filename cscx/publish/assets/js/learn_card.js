// 문제 한 장: 고객의 말, 사례, 보기. 답하면 까닭과 경계, 근거가 이어진다.
import { $, $$, el } from "./dom.js";
import { learnEdge } from "./learn_edge.js";
import { learnUrl } from "./learn_load.js";
import { reportUrl } from "./report.js";
import { say } from "./words.js";

/** @typedef {import("./learn_load.js").LearnItem} LearnItem */
/** @typedef {import("../../../training/js/form.js").FormQuestion} FormQuestion */
/** @typedef {{item: LearnItem, question: FormQuestion, last: boolean, changed: boolean}} LearnPut */

/** @param {string} key */
const learnKey = (key) => el("kbd", { class: "cx-kbd", "aria-hidden": "true" }, key);

/**
 * @param {LearnPut} put
 * @param {(code: string) => void} answered 답했을 때, 한 번
 * @param {() => void} next
 */
export function learnCard({ item, question, last, changed }, answered, next) {
  const stem = item.stems[question.stem];
  const check = el("button", { type: "submit", class: "cx-btn cx-btn--primary", disabled: true }, say("lq_check"), learnKey("Enter"));
  const feedback = el("div", { class: "cx-feedback", role: "status" });
  const labels = question.codes.map((code, at) => learnChoice(item, code, at));
  const facts = stem.facts?.map(([label, value]) => el("div", {}, el("dt", {}, label), el("dd", {}, value))) ?? [];
  const told = stem.tell?.map((line, at) => el("p", { class: at ? "cx-quiz__more" : "cx-quiz__call" }, line)) ?? [];
  const card = /** @type {HTMLFormElement} */ (el("form", { class: "cx-card cx-card--raised cx-quiz" },
    ...(changed ? [el("p", { class: "cx-learn__changed" }, say("lq_asked_anew"))] : []), ...told, ...(facts.length ? [el("dl", { class: "cx-case" }, ...facts)] : []),
    el("fieldset", { class: "cx-quiz__ask" }, el("legend", {}, stem.ask), ...learnSteps(stem.steps), el("div", { class: "cx-choices" }, ...labels)),
    feedback, el("div", { class: "cx-quiz__foot" }, check, ...learnReport(item, stem.ask))));
  card.addEventListener("change", (event) => {
    check.removeAttribute("disabled");
    /** @type {HTMLElement} */ (event.target).focus();
  });
  card.addEventListener("submit", (event) => {
    event.preventDefault();
    if (card.classList.contains("is-done")) return next();
    const code = String(new FormData(card).get("answer") ?? "");
    if (!question.codes.includes(code)) return;
    card.classList.add("is-done");
    answered(code);
    learnMarked(labels, question, code);
    feedback.append(...learnFeedback(item, code));
    check.replaceChildren(say(last ? "lq_score" : "lq_next"), learnKey("Enter"));
    check.focus();
  });
  return card;
}

/** 차례를 물을 일들. @param {string[]} [steps] */
const learnSteps = (steps = []) => (steps.length ? [el("ul", { class: "cx-quiz__steps" }, ...steps.map((step) => el("li", {}, step)))] : []);

/** @param {LearnItem} item @param {string} code @param {number} at */
function learnChoice(item, code, at) {
  const option = item.options.find((each) => each.code === code);
  return el("label", { class: "cx-choice", "data-key": at + 1 },
    el("input", { type: "radio", name: "answer", value: code, class: "cx-sr" }),
    el("span", { class: "cx-choice__main" }, option?.text ?? code), el("span", { class: "cx-choice__result" }));
}

/** @param {HTMLElement[]} labels @param {FormQuestion} question @param {string} code */
function learnMarked(labels, question, code) {
  for (const [at, label] of labels.entries()) {
    const right = at === question.key;
    const mine = question.codes[at] === code;
    label.classList.toggle("is-key", right);
    label.classList.toggle("is-picked", mine);
    const result = right ? (mine ? "lq_mine_right" : "lq_right") : mine ? "lq_mine" : "";
    /** @type {HTMLElement} */ ($(".cx-choice__result", label)).textContent = result && say(result);
    for (const radio of $$("input", label)) radio.setAttribute("disabled", "");
  }
}

/** @param {LearnItem} item @param {string} code */
function learnFeedback(item, code) {
  const [key] = item.options;
  const chosen = item.options.find((each) => each.code === code);
  const right = code === key.code;
  const head = el("p", { class: `cx-feedback__head ${right ? "is-ok" : "is-no"}` }, say(right ? "lq_ok" : "lq_no"));
  const links = item.sources.flatMap(({ link }) => link ?? []).map(({ title, place, href }) => {
    const words = [title, place].filter(Boolean).join(", ");
    return el("li", {}, href ? el("a", { href: learnUrl(href) }, words) : words);
  });
  return [
    head,
    ...(right ? [] : [el("p", {}, say("lq_key"), " ", el("b", {}, key.text))]),
    ...(right || !chosen?.feedback ? [] : [el("p", {}, chosen.feedback)]),
    el("p", {}, item.why),
    ...(item.edge ? [learnEdge(item.edge, key.text)] : []),
    el("div", { class: "cx-feedback__src" }, el("span", {}, say("lq_source")), el("ul", {}, ...links)),
  ];
}

/** 바닥글의 알리는 곳을 이 문제로 채운 링크. 알릴 곳이 없으면 없다. @param {LearnItem} item @param {string} ask */
function learnReport(item, ask) {
  const link = $("a[data-report], .cx-footer__tools a[rel=noopener]");
  if (!link) return [];
  const { reportForm } = /** @type {HTMLElement} */ (link.parentElement).dataset;
  const title = say("lq_report_title", { item: item.id, document: item.sources[0].document, ask });
  const href = reportForm ? reportUrl(reportForm, { title, path: "" }) : link.getAttribute("href");
  return [el("a", { class: "cx-btn cx-btn--quiet", href, rel: "noopener" }, say("lq_report"))];
}

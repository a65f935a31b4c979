// 한 단계: 쪽을 가볍게 하려고 뺀 것(글쇠, 질문의 이름표)을 붙이고, 지난 답으로 아는 사실을 판정 주소에 싣는다.
import { $, $$, el, decoded } from "./dom.js";
import { say } from "./words.js";

let asked = 0;

/** 고른 답, 물음 없는 길이면 없다. @param {HTMLElement} way */
export const answerOf = (way) => way.dataset.answer;

/** 스테퍼의 아래쪽. 스크립트가 있어야 쓰므로 여기서 만든다. @returns {HTMLElement[]} */
export function stepperFoot() {
  const key = (/** @type {string} */ name) => el("kbd", { class: "cx-kbd", "aria-hidden": "true" }, name);
  return [
    el("div", { class: "cx-stepper__foot" },
      el("button", { type: "button", class: "cx-btn", "data-step-back": true, "data-key": "B" },
        el("span", { class: "cx-icon cx-i-back" }), say("previous_step"), key("B")),
      el("button", { type: "button", class: "cx-btn cx-btn--quiet", "data-step-reset": true, "data-key": "R" }, say("restart"), key("R")),
      el("p", { class: "cx-stepper__ahead", "data-step-ahead": true })),
    el("p", { class: "cx-sr", role: "status", "data-step-status": true }),
  ];
}

/** @param {HTMLElement} step @param {(id: string) => string} title */
export function dressStep(step, title) {
  for (const link of $$("a[data-decide]", step)) {
    link.dataset.key = "D";
    link.after(" ", el("kbd", { class: "cx-kbd", "aria-hidden": "true" }, "D"));
  }
  for (const list of $$(".cx-collect", step)) list.before(el("p", { class: "cx-label" }, say("collect")));
  $$(".cx-ask > div > a", step).forEach((way, place) => {
    way.classList.add("cx-choice");
    way.dataset.answer = (way.firstChild?.textContent || "").trim();
    const to = title(decoded(/** @type {HTMLAnchorElement} */ (way).hash.slice(1)));
    way.firstChild?.after(el("small", { class: "cx-choice__note" }, to));
    if (place < 9) way.dataset.key = String(place + 1);
  });
  for (const ask of $$(".cx-ask", step)) {
    const question = $(":scope > p", ask);
    if (!question) continue;
    question.id = `cx-q-${++asked}`;
    ask.setAttribute("role", "group");
    ask.setAttribute("aria-labelledby", question.id);
  }
  $(".cx-end", step)?.after(el("button", { type: "button", class: "cx-next" }, say("finish")));
  const next = $(".cx-next", step);
  if (!next) return;
  next.dataset.key = "N";
  if (next.matches('[href^="#"]')) next.prepend(`${say("next_step")}: `);
  next.append(el("kbd", { class: "cx-kbd", "aria-hidden": "true" }, "N"));
}

/**
 * 지나온 길에서 아는 사실. 나중 것이 이긴다.
 * @param {{id: string, label?: string}[]} path
 * @param {Map<string, HTMLElement>} steps
 */
export function knownFacts(path, steps) {
  const facts = new URLSearchParams();
  for (const stop of path) {
    const step = steps.get(stop.id);
    if (!step) continue;
    for (const [name, value] of new URLSearchParams(step.dataset.known)) facts.set(name, value);
    const way = $$("[data-is]", step).find((one) => answerOf(one) === stop.label);
    if (step.dataset.knows && way) facts.set(step.dataset.knows, way.dataset.is || "");
  }
  return facts;
}

/** 판정 링크에 아는 사실을 싣는다. 단계에 적힌 값이 먼저다. @param {HTMLElement | undefined} step @param {URLSearchParams} facts */
export function withFacts(step, facts) {
  for (const link of step ? /** @type {HTMLAnchorElement[]} */ ($$("[data-wants]", step)) : []) {
    link.dataset.plain ??= link.getAttribute("href") || "";
    const [page, fixed] = link.dataset.plain.split("#");
    const all = new URLSearchParams(fixed);
    for (const name of (link.dataset.wants || "").split(" ")) {
      const value = facts.get(name);
      if (value && !all.has(name)) all.set(name, value);
    }
    link.setAttribute("href", [...all].length ? `${page}#${all}` : page);
  }
}

// 퀴즈를 푼다: 한 번에 한 문제, 끝에는 점수. 시간은 재지만 재촉하지 않는다.
import { drawForm } from "../../../training/js/form.js";
import { $, el, focusOn } from "./dom.js";
import { learnCard } from "./learn_card.js";
import { learnMoment } from "./learn_moment.js";
import { say } from "./words.js";

/** @typedef {import("./learn_bank.js").LearnBank} LearnBank */
/** @typedef {import("./learn_load.js").LearnItem} LearnItem */
/** @typedef {{item: string, fingerprint: string, code: string, correct: boolean, at: string, seconds: number, form: string}} LearnAttempt */
/** @typedef {{attempts: LearnAttempt[], items: Map<string, LearnItem>, asked: number}} LearnPlayed */

/**
 * 아직 답하지 않은 첫 문제부터 끝까지. 답은 attempts에 쌓인다.
 * @param {HTMLElement} root @param {LearnBank} bank @param {{seed: string, count: number, attempts: LearnAttempt[]}} round
 * @param {Set<string>} changed 기준이 바뀌어 다시 묻는 문제
 * @param {(attempt: LearnAttempt) => void} keep 답 하나마다
 * @returns {Promise<LearnPlayed>} 끝까지 풀면
 */
export function learnPlay(root, bank, { seed, count, attempts }, changed, keep) {
  const form = drawForm(bank, seed, count);
  const items = new Map(bank.items.map((item) => [item.id, item]));
  const stage = /** @type {HTMLElement} */ ($("[data-quiz-stage]", root));
  const begun = attempts.length;
  return new Promise((resolve) => {
    const ask = (/** @type {number} */ at) => {
      learnProgressed(root, at, form.length);
      if (at === form.length) return resolve({ attempts, items, asked: form.length });
      const question = form[at];
      const item = /** @type {LearnItem} */ (items.get(question.item));
      const began = Date.now();
      const answered = (/** @type {string} */ code) => {
        const seconds = Math.round((Date.now() - began) / 1000);
        const { id, fingerprint } = item;
        const attempt = { item: id, fingerprint, code, correct: code === question.codes[question.key], at: learnMoment(new Date()), seconds, form: seed };
        attempts.push(attempt);
        keep(attempt);
      };
      const card = learnCard({ item, question, last: at + 1 === form.length, changed: changed.has(item.id) }, answered, () => ask(at + 1));
      stage.replaceChildren(card);
      if (at > begun) focusOn($(".cx-quiz__call, legend", card));
    };
    ask(attempts.length);
  });
}

/** 몇 번째 문제인지. @param {HTMLElement} root @param {number} at @param {number} of */
function learnProgressed(root, at, of) {
  const number = Math.min(at + 1, of);
  $("[data-quiz-n]", root)?.replaceChildren(el("b", {}, String(number)), ` / ${of}`);
  const bar = /** @type {HTMLElement} */ ($("[role=progressbar]", root));
  for (const [name, value] of [["aria-valuenow", at], ["aria-valuemax", of], ["aria-valuetext", say("lq_at", { at: number, of })]]) bar.setAttribute(String(name), String(value));
  /** @type {HTMLProgressElement} */ ($("progress", bar)).value = of ? at / of : 0;
}

/** Enter는 어디서나 확인: 링크나 단추, 글 쓰는 곳이 아니면. */
export function initLearnEnter() {
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key !== "Enter" || event.isComposing || target.closest("a,button,input,select,textarea,summary,dialog")) return;
    const card = /** @type {HTMLFormElement | null} */ ($("form.cx-quiz"));
    if (!card || $("[type=submit][disabled]", card)) return;
    event.preventDefault();
    card.requestSubmit();
  });
}

// 끝 화면: 점수, 다시 볼 문서, 이어서 할 것.
import { $, el, focusOn } from "./dom.js";
import { learnUrl } from "./learn_load.js";
import { say } from "./words.js";

/** @typedef {import("./learn_play.js").LearnPlayed} LearnPlayed */
const LEARN_MOST_WEAK = 3;

/** 백점 가운데 몇 점, 버림. cscx.training.play.Score와 같다. @param {{correct: boolean}[]} attempts */
export const learnPercent = (attempts) =>
  attempts.length ? Math.floor((attempts.filter(({ correct }) => correct).length * 100) / attempts.length) : 0;

/** 틀린 문서와 횟수, 많이 틀린 것부터. cscx.training.play.missed와 같다. @param {LearnPlayed} played @returns {[string, number][]} */
export function learnMissed({ attempts, items }) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const { item, correct } of attempts) {
    const document = items.get(item)?.sources[0].document ?? "";
    if (!correct) found.set(document, (found.get(document) ?? 0) + 1);
  }
  return [...found].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
}

/**
 * @param {HTMLElement} root @param {LearnPlayed} played @param {import("./learn_bank.js").LearnIndex} index
 * @param {{verdict: string, good: boolean}} told @param {HTMLElement[]} ways 이어서 할 것
 */
export function learnEnd(root, played, index, told, ways) {
  const percent = learnPercent(played.attempts);
  const correct = played.attempts.filter((attempt) => attempt.correct).length;
  const weak = learnMissed(played).slice(0, LEARN_MOST_WEAK).map(([id, times]) => {
    const { title, address } = index.documents[index.places.get(id) ?? -1] ?? { title: id, address: "" };
    return el("li", {}, address ? el("a", { href: learnUrl(address) }, title) : title, el("small", { class: "cx-num" }, say("lq_missed", { n: times })));
  });
  const head = el("h2", { class: "cx-score__head" }, say("lq_score_told", { of: played.attempts.length, n: correct }));
  $("[data-quiz-stage]", root)?.replaceChildren(el("section", { class: "cx-card cx-card--raised cx-score", role: "status" },
    el("p", { class: "cx-score__percent cx-num" }, String(percent), el("small", {}, say("lq_points"))), head,
    el("p", { class: told.good ? "cx-score__verdict is-ok" : "cx-score__verdict" }, told.verdict),
    ...(weak.length ? [el("div", { class: "cx-score__weak" }, el("h3", {}, say("lq_weak")), el("ul", {}, ...weak))] : []),
    el("div", { class: "cx-score__ways" }, ...ways)));
  focusOn(head);
}

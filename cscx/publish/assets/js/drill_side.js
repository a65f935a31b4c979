// 옆에 서 있는 것: 고객 기분, 고객이 누구인지, 지나온 단계.
import { $, el } from "./dom.js";
import { drillMood } from "./drill_said.js";
import { say } from "./words.js";

/** @typedef {import("../../../training/js/drill.js").DrillData} DrillData */
/** @typedef {import("../../../training/js/drill.js").DrillPick} DrillPick */
const DRILL_MOODS = [-3, -2, -1, 0, 1, 2, 3];

/** @param {DrillData} drill */
export function drillSide(drill) {
  const bar = el("div", { class: "cx-mood__bar", role: "meter", "aria-labelledby": "cx-mood", "aria-valuemin": -3, "aria-valuemax": 3, "data-mood-bar": true }, ...DRILL_MOODS.map(() => el("span")));
  return el("aside", { class: "cx-drill__side cx-sticky" },
    el("section", { class: "cx-card cx-mood", "aria-labelledby": "cx-mood" },
      el("h2", { class: "cx-label", id: "cx-mood" }, say("dr_mood")), el("p", { class: "cx-mood__word", "data-mood-word": true }), bar),
    el("section", { class: "cx-card cx-drill__who", "aria-labelledby": "cx-who" }, el("h2", { class: "cx-label", id: "cx-who" }, say("dr_who")), el("p", {}, drill.who)),
    el("section", { class: "cx-card cx-drill__goal", "aria-labelledby": "cx-trail" }, el("h2", { class: "cx-label", id: "cx-trail" }, say("dr_trail")), el("ol", { "data-drill-trail": true })));
}

/** 기분과 지나온 단계를 다시 그린다. @param {HTMLElement} root @param {DrillData} drill @param {DrillPick[]} picks @param {number} mood */
export function drillPainted(root, drill, picks, mood) {
  const box = /** @type {HTMLElement} */ ($(".cx-mood", root));
  box.dataset.tone = mood < -1 ? "low" : mood < 1 ? "mid" : "high";
  $("[data-mood-word]", root)?.replaceChildren(drillMood(mood));
  const bar = /** @type {HTMLElement} */ ($("[data-mood-bar]", root));
  bar.setAttribute("aria-valuenow", String(mood));
  bar.setAttribute("aria-valuetext", drillMood(mood));
  for (const [at, span] of [...bar.children].entries()) span.classList.toggle("is-on", at <= mood + 3);
  const begun = drill.turns.filter((turn) => picks.some((pick) => pick.turn === turn.id));
  $("[data-drill-trail]", root)?.replaceChildren(...begun.map((turn) => {
    const missed = picks.some((pick) => pick.turn === turn.id && pick.error !== null);
    return el("li", { class: missed ? "is-no" : "is-ok" }, el("span", {}, turn.name), el("b", {}, say(missed ? "dr_missed" : "dr_ok")));
  }));
}

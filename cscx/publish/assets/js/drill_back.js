// 돌아보기: 점수, 차례마다 내가 고른 것과 바른 길(못 간 곳도), 이어서 할 것.
import { el } from "./dom.js";
import { drillSource } from "./drill_said.js";
import { say } from "./words.js";

/** @typedef {import("../../../training/js/drill.js").DrillData} DrillData */
/** @typedef {import("../../../training/js/drill.js").DrillPick} DrillPick */
/** @typedef {import("../../../training/js/drill.js").DrillScore} DrillScore */
/** @typedef {import("./drill_said.js").DrillSource} DrillSource */
const DRILL_PARTS = /** @type {const} */ ([["accuracy", 50], ["sequence", 20], ["script", 15], ["mood", 15]]);

/**
 * @param {DrillData} drill @param {DrillSource[]} sources @param {DrillPick[]} picks @param {DrillScore} score
 * @param {boolean} left 끝까지 하지 않고 멈췄는지 @param {HTMLElement[]} ways 이어서 할 것
 */
export function drillBack(drill, sources, picks, score, left, ways) {
  const clean = drill.turns.filter((turn) => {
    const own = picks.filter((pick) => pick.turn === turn.id);
    return own.length === 1 && own[0].error === null;
  }).length;
  const bars = DRILL_PARTS.map(([part, whole]) => el("div", {}, el("dt", {}, say(`dr_part_${part}`)),
    el("dd", {}, el("progress", { value: score[part], max: whole, "aria-hidden": "true" })), el("dd", { class: "cx-num" }, `${score[part]} / ${whole}`)));
  return el("div", { class: "cx-debrief" },
    el("h2", { tabindex: "-1", "data-drill-end": true }, say("dr_look_back")),
    el("p", { class: "cx-debrief__score" }, el("b", { class: "cx-num" }, String(score.total)),
      el("span", {}, say("dr_score", { pass: say("dr_pass"), of: drill.turns.length, n: clean }), left ? ` ${say("dr_left")}` : "", score.critical === null ? "" : ` ${say("dr_nothing")}`)),
    el("dl", { class: "cx-scores" }, ...bars),
    el("ol", { class: "cx-paths" }, ...drill.turns.map((turn) => drillStep(turn, sources, picks.filter((pick) => pick.turn === turn.id)))),
    el("div", { class: "cx-debrief__acts" }, ...ways));
}

/** @param {import("../../../training/js/drill.js").DrillTurn} turn @param {DrillSource[]} sources @param {DrillPick[]} picks */
function drillStep(turn, sources, picks) {
  const missed = picks.filter((pick) => pick.error !== null);
  const key = turn.choices.find((choice) => choice.error === null);
  const texts = missed.map((pick) => turn.choices.find((choice) => choice.code === pick.code)?.text ?? "");
  const verdict = picks.length === 0 ? "dr_not_reached" : missed.length > 0 ? "dr_missed" : "dr_ok";
  const told = texts.map((text) => el("p", {}, say("dr_mine", { text })));
  if (key !== undefined) told.push(el("p", { class: "cx-paths__ideal" }, say("dr_better", { text: key.text })));
  if (key !== undefined && verdict !== "dr_ok") told.push(el("p", {}, ...drillSource(sources[key.source] ?? null)));
  return el("li", { class: missed.length > 0 ? "is-no" : picks.length > 0 ? "is-ok" : "is-todo" }, el("h3", {}, turn.name, " ", el("b", {}, say(verdict))), ...told);
}

// 연습 한 판: 차례마다 고를 것을 보이고, 고르면 까닭을 말하고, 끝나면 돌아본다.
import { drillAfter, drillBeginning, drillLeft, drillOver, drillReaction, drillScore } from "../../../training/js/drill.js";
import { $, el, focusOn } from "./dom.js";
import { drillBack } from "./drill_back.js";
import { drillLine, drillMine, drillNote } from "./drill_said.js";
import { drillPainted, drillSide } from "./drill_side.js";
import { say } from "./words.js";

/** @typedef {import("../../../training/js/drill.js").DrillData} DrillData */
/** @typedef {import("../../../training/js/drill.js").DrillChoice} DrillChoice */
/** @typedef {import("./drill_said.js").DrillSource} DrillSource */
/** @typedef {{picks: import("../../../training/js/drill.js").DrillPick[], score: import("../../../training/js/drill.js").DrillScore}} DrillPlayed */

/**
 * @param {HTMLElement} root @param {DrillData} drill @param {DrillSource[]} sources
 * @param {(played: DrillPlayed) => void} done 끝까지 했을 때, 한 번
 * @param {() => HTMLElement[]} ways 돌아본 뒤에 할 것
 */
export function drillTalk(root, drill, sources, done, ways) {
  const log = el("div", { class: "cx-talk__log", role: "log", "aria-label": say("dr_log") });
  const stage = el("div", { class: "cx-talk__turn" });
  const talk = el("section", { class: "cx-card cx-card--raised cx-talk", "aria-label": say("dr_log") }, log, stage);
  $("[data-drill-stage]", root)?.replaceChildren(el("div", { class: "cx-cols cx-cols--side cx-drill" }, talk, drillSide(drill)));
  /** @type {import("../../../training/js/drill.js").DrillPick[]} */
  const picks = [];
  let standing = drillBeginning(drill);
  let shown = "";
  const quit = /** @type {HTMLElement} */ ($("[data-drill-quit]", root));

  /** 고를 것. 틀린 것은 빠져 있다. @param {boolean} first */
  function ask(first) {
    const turn = drill.turns.find((each) => each.id === standing.at);
    if (turn === undefined) return;
    const fresh = shown !== turn.id;
    if (fresh) log.append(...turn.before.map((line) => drillLine(line, standing.mood)));
    shown = turn.id;
    const head = el("p", { class: "cx-turn__ask" }, fresh ? turn.ask : say("dr_again"));
    const choices = drillLeft(drill, standing).map((choice, at) =>
      el("button", { type: "button", class: "cx-choice", "data-key": at + 1, onclick: () => pick(choice) }, el("span", { class: "cx-choice__main" }, choice.text)));
    stage.replaceChildren(head, el("div", { class: "cx-choices", role: "group", "aria-label": say("dr_choices") }, ...choices));
    drillPainted(root, drill, picks, standing.mood);
    if (!first) focusOn(head);
  }

  /** @param {DrillChoice} choice */
  function pick(choice) {
    const before = standing;
    picks.push({ turn: standing.at, code: choice.code, error: choice.error });
    standing = drillAfter(standing, choice);
    log.append(drillMine(choice), drillNote(choice, sources[choice.source] ?? null));
    const said = drillReaction(drill, picks, before, standing);
    if (said) log.append(drillLine(["customer", said], standing.mood));
    drillPainted(root, drill, picks, standing.mood);
    if (drillOver(standing)) return over(choice);
    if (choice.error !== null) return ask(false);
    goOn(say("dr_on"), () => ask(false));
  }

  /** @param {DrillChoice} last */
  function over(last) {
    quit.hidden = true;
    if (standing.at === "end:done") log.append(...drill.last.map((line) => drillLine(line, standing.mood)));
    const told = standing.at === "end:critical" ? say("dr_critical", { name: last.name }) : say(standing.at === "end:done" ? "dr_done" : "dr_hung_up");
    log.append(el("p", { class: "cx-drill__end" }, told));
    done({ picks, score: drillScore(drill, picks, standing) });
    goOn(say("dr_look_back"), () => back(false));
  }

  /** @param {string} word @param {() => void} then */
  function goOn(word, then) {
    const go = el("button", { type: "button", class: "cx-btn cx-btn--primary", "data-key": "N", onclick: then }, word, el("kbd", { class: "cx-kbd", "aria-hidden": "true" }, "N"));
    stage.replaceChildren(go);
    focusOn(go);
  }

  /** @param {boolean} left */
  function back(left) {
    quit.hidden = true;
    log.remove();
    stage.replaceChildren(drillBack(drill, sources, picks, drillScore(drill, picks, standing), left, ways()));
    focusOn($("[data-drill-end]", root));
  }

  quit.hidden = false;
  quit.onclick = () => (picks.length > 0 ? back(true) : ways()[1].click());
  ask(true);
}

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

/** 한 판의 자취: 고른 것의 차례와, 끝까지 해서 기록했는지. @typedef {{codes: string[], done: boolean}} DrillTrace */

/**
 * 자취가 있으면 그다음부터.
 * @param {HTMLElement} root @param {DrillData} drill @param {DrillSource[]} sources @param {DrillTrace} trace
 * @param {(trace: DrillTrace) => void} keep 고를 때마다
 * @param {(played: DrillPlayed) => void} done 끝까지 했을 때, 한 번
 * @param {() => HTMLElement[]} ways 돌아본 뒤에 할 것
 */
export function drillTalk(root, drill, sources, trace, keep, done, ways) {
  const log = el("div", { class: "cx-talk__log", role: "log", "aria-label": say("dr_log") });
  const stage = el("div", { class: "cx-talk__turn" });
  const talk = el("section", { class: "cx-card cx-card--raised cx-talk", "aria-label": say("dr_log") }, log, stage);
  $("[data-drill-stage]", root)?.replaceChildren(el("div", { class: "cx-cols cx-cols--side cx-drill" }, talk, drillSide(drill)));
  /** @type {import("../../../training/js/drill.js").DrillPick[]} */
  const picks = [];
  let standing = drillBeginning(drill);
  let shown = "";
  const quit = /** @type {HTMLElement} */ ($("[data-drill-quit]", root));

  /** 이 차례에 처음이면 고객이 하는 말과 화면에 나온 것. @returns {import("../../../training/js/drill.js").DrillTurn | undefined} */
  function begun() {
    const turn = drill.turns.find((each) => each.id === standing.at);
    if (turn && shown !== turn.id) log.append(...turn.before.map((line) => drillLine(line, standing.mood)));
    shown = standing.at;
    return turn;
  }

  /** 고를 것. 틀린 것은 빠져 있다. @param {boolean} first */
  function ask(first) {
    const turn = begun();
    if (turn === undefined) return;
    const head = el("p", { class: "cx-turn__ask" }, standing.tried.length ? say("dr_again") : turn.ask);
    const choices = drillLeft(drill, standing).map((choice, at) =>
      el("button", { type: "button", class: "cx-choice", "data-key": at + 1, onclick: () => pick(choice) }, el("span", { class: "cx-choice__main" }, choice.text)));
    stage.replaceChildren(head, el("div", { class: "cx-choices", role: "group", "aria-label": say("dr_choices") }, ...choices));
    drillPainted(root, drill, picks, standing.mood);
    if (!first) focusOn(head);
  }

  /** 바른 것 하나만 남았으면 고를 것도 없다. */
  const onlyOne = () => standing.tried.length > 0 && drillLeft(drill, standing).length === 1;

  /** 고른 것을 적고, 까닭과 고객의 말을 잇는다. @param {DrillChoice} choice */
  function take(choice) {
    const before = standing;
    const said = onlyOne() ? el("p", { class: "cx-drill__screen" }, say("dr_only", { text: choice.text })) : drillMine(choice);
    picks.push({ turn: standing.at, code: choice.code, error: choice.error });
    standing = drillAfter(standing, choice);
    log.append(said, drillNote(choice, sources[choice.source] ?? null));
    const reply = drillReaction(drill, picks, before, standing);
    if (reply) log.append(drillLine(["customer", reply], standing.mood));
    drillPainted(root, drill, picks, standing.mood);
  }

  /** @param {DrillChoice} choice */
  function pick(choice) {
    take(choice);
    const [only] = onlyOne() ? drillLeft(drill, standing) : [];
    if (only) take(only);
    const last = only ?? choice;
    const finished = drillOver(standing);
    keep({ codes: picks.map(({ code }) => code), done: finished });
    if (finished) return over(last, true);
    if (last.error !== null) return ask(false);
    goOn(say("dr_on"), () => ask(false));
  }

  /** @param {DrillChoice} last @param {boolean} fresh 지금 끝났는지; 다시 읽은 화면이면 이미 기록했다 */
  function over(last, fresh) {
    quit.hidden = true;
    if (standing.at === "end:done") log.append(...drill.last.map((line) => drillLine(line, standing.mood)));
    const told = standing.at === "end:critical" ? say("dr_critical", { name: last.name }) : say(standing.at === "end:done" ? "dr_done" : "dr_hung_up");
    log.append(el("p", { class: "cx-drill__end" }, told));
    if (fresh) done({ picks, score: drillScore(drill, picks, standing) });
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
  const last = trace.codes.flatMap((code) => {
    const choice = drillLeft(drill, standing).find((each) => each.code === code);
    if (!choice) return [];
    begun();
    take(choice);
    return choice;
  }).at(-1);
  keep(trace);
  if (last && drillOver(standing)) return over(last, !trace.done);
  ask(true);
}

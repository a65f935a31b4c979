// 연습 페이지: 고객을 고르고, 연습하고, 끝까지 한 것을 기록한다. 어느 연습인지는 주소의 # 뒤에 선다.
import { $, decoded, el, focusOn } from "./dom.js";
import { drillTalk } from "./drill_talk.js";
import { loadDrills, learnUrl } from "./learn_load.js";
import { learnMoment } from "./learn_moment.js";
import { keepSitting, sittingHere } from "./learn_sitting.js";
import { say } from "./words.js";

/** @typedef {import("../../../training/js/drill.js").DrillData} DrillData */
/** @typedef {import("./learn_store.js").LearnStore} LearnStore */
/** @typedef {{sop: string, why: string, sources: import("./drill_said.js").DrillSource[], drills: DrillData[]}} DrillPiece */
const DRILL_ANEW = { codes: [], done: false };

/** @param {HTMLElement} root @param {LearnStore} store */
export async function drillPage(root, store) {
  const piece = await loadDrills(root.dataset.learnDrill ?? "");
  const show = (/** @type {any} */ kept) => {
    const wanted = decoded(location.hash.slice(1));
    const drill = piece.drills.find(({ id }) => id === wanted);
    if (drill) return drillPlayed(root, piece, drill, store, kept?.fingerprint === drill.fingerprint ? kept : DRILL_ANEW);
    drillList(root, piece, store, wanted !== "");
  };
  addEventListener("hashchange", () => show(null));
  show(sittingHere());
}

/** @param {HTMLElement} root @param {DrillPiece} piece @param {LearnStore} store @param {boolean} unknown */
function drillList(root, piece, store, unknown) {
  /** @type {HTMLElement} */ ($("[data-drill-quit]", root)).hidden = true;
  $("[data-drill-kicker]", root)?.replaceChildren(say("dr_choose"));
  const stage = $("[data-drill-stage]", root);
  if (piece.drills.length === 0) return stage?.replaceChildren(el("p", { class: "cx-card", role: "status" }, say("dr_none", { why: piece.why })));
  const anybody = el("button", { type: "button", class: "cx-btn cx-btn--primary", onclick: () => {
    location.hash = piece.drills[crypto.getRandomValues(new Uint32Array(1))[0] % piece.drills.length].id;
  } }, say("dr_any"));
  const cards = piece.drills.map((drill) => el("li", { class: "cx-card" },
    el("a", { href: `#${drill.id}` }, `“${drill.title}”`),
    el("small", {}, [drill.who, say("dr_turns", { n: drill.turns.length }), drillBestScore(drill, store)].join(" · "))));
  stage?.replaceChildren(...(unknown ? [el("p", { class: "cx-notice", role: "status" }, say("dr_unknown"))] : []),
    el("p", { class: "cx-drills__any" }, anybody), el("ul", { class: "cx-drills" }, ...cards));
}

/** @param {DrillData} drill @param {LearnStore} store */
function drillBestScore(drill, store) {
  const own = store.record.drills.filter((run) => run.drill === drill.id && run.fingerprint === drill.fingerprint).map((run) => Number(run.total));
  return own.length > 0 ? say("dr_best", { n: Math.max(...own) }) : say("dr_not_yet");
}

/** @param {HTMLElement} root @param {DrillPiece} piece @param {DrillData} drill @param {LearnStore} store @param {import("./drill_talk.js").DrillTrace} trace */
function drillPlayed(root, piece, drill, store, trace) {
  $("[data-drill-kicker]", root)?.replaceChildren(drill.who);
  const again = () => {
    drillPlayed(root, piece, drill, store, DRILL_ANEW);
    focusOn($(".cx-turn__ask", root));
  };
  const ways = () => [
    el("button", { type: "button", class: "cx-btn cx-btn--primary", onclick: again }, say("dr_replay")),
    el("a", { class: "cx-btn", href: "#", onclick: leave }, say("dr_others")),
    el("a", { class: "cx-btn", href: learnUrl(root.dataset.quiz ?? "") }, say("dr_questions")),
  ];
  const leave = (/** @type {Event} */ event) => {
    event.preventDefault();
    location.hash = "";
  };
  const keep = (/** @type {import("./drill_talk.js").DrillTrace} */ { codes, done }) => keepSitting({ fingerprint: drill.fingerprint, codes, done });
  drillTalk(root, drill, piece.sources, trace, keep, ({ picks, score }) => store.change((record) => {
    const steps = new Map(drill.turns.map((turn) => [turn.id, turn.step]));
    const turns = picks.map(({ turn, code, error }) => ({ step: steps.get(turn) ?? "", choice: code, error }));
    record.drills.push({ drill: drill.id, fingerprint: drill.fingerprint, at: learnMoment(new Date()), ...score, turns });
  }), ways);
}

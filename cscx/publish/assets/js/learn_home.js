// 학습 첫 화면: 오늘 복습할 것, 과정마다 어디까지 했는지.
import { $, $$, el } from "./dom.js";
import { learnDate } from "./learn_moment.js";
import { LearnProgress } from "./learn_progress.js";
import { learnUrl } from "./learn_load.js";
import { say } from "./words.js";

/** @typedef {import("./learn_bank.js").LearnIndex} LearnIndex */
/** @typedef {import("./learn_load.js").LearnTrack} LearnTrack */

/** 퀴즈 페이지의 주소. @param {HTMLElement} root @param {Record<string, string | number>} asked */
export const learnQuizUrl = (root, asked) =>
  `${learnUrl(root.dataset.quiz ?? "")}#${Object.entries(asked).map(([name, value]) => (value === "" ? name : `${name}=${encodeURIComponent(value)}`)).join("&")}`;

/** @param {HTMLElement} root @param {LearnIndex} index @param {import("./learn_store.js").LearnRecord} record */
export function learnHome(root, index, record) {
  const progress = new LearnProgress(index, record, Date.now());
  const due = progress.due();
  const today = /** @type {HTMLElement} */ ($("[data-learn-due]", root));
  const link = el("a", { class: "cx-btn cx-btn--primary", href: learnQuizUrl(root, { due: "" }) }, say("lh_review"));
  const changed = progress.changedItems.size ? [el("p", {}, say("lh_due_changed", { n: progress.changedItems.size }))] : [];
  const waiting = el("p", { class: "cx-learn__big" }, say("lh_due", { n: due.length }));
  const next = progress.next();
  const nothing = [el("p", {}, say(record.attempts.length ? "lh_due_none" : "lh_due_first")),
    ...(next ? [el("p", {}, say("lh_due_next", { date: learnDate(next.day), n: next.many }))] : []), ...learnOnward(root, index, record, progress)];
  today.replaceChildren(...(due.length ? [waiting, ...changed, el("p", {}, link)] : nothing));
  for (const card of $$("[data-learn-track]", root)) {
    const track = index.tracks.find(({ id }) => id === card.dataset.learnTrack);
    if (track) paintTrack(root, card, track, progress);
  }
}

/** 복습할 것이 없을 때: 하던 과정, 아니면 첫 과정의 다음 날. @param {HTMLElement} root @param {LearnIndex} index @param {import("./learn_store.js").LearnRecord} record @param {LearnProgress} progress */
function learnOnward(root, index, record, progress) {
  const latest = record.passes.at(-1)?.track;
  const open = index.tracks.filter((track) => !progress.ofTrack(track).done && progress.missing(track, 1).tracks.length === 0);
  const track = open.find(({ id }) => id === latest) ?? open[0];
  const day = track ? learnNextDay(track, progress) : 0;
  if (!track || !day) return [];
  const word = say(day === 1 ? "lh_start" : "lh_go_on", { title: track.title, n: day });
  return [el("p", {}, el("a", { class: "cx-btn cx-btn--primary", href: learnQuizUrl(root, { track: track.id, day }) }, word))];
}

/** 아직 통과하지 않은 첫날, 없으면 0. @param {LearnTrack} track @param {LearnProgress} progress */
const learnNextDay = (track, progress) => track.days.findIndex((day, at) => !day.optional && progress.day(track.id, at + 1).passed === null) + 1;

/** @param {HTMLElement} root @param {HTMLElement} card @param {LearnTrack} track @param {LearnProgress} progress */
function paintTrack(root, card, track, progress) {
  const { needed, passed, done } = progress.ofTrack(track);
  const next = learnNextDay(track, progress);
  const changed = track.days.filter((_, at) => progress.day(track.id, at + 1).change).length;
  $("[data-learn-state]", card)?.replaceChildren(learnBar(passed, needed, track.title),
    el("p", {}, say(done ? "lh_track_done" : "lh_track_at", { n: passed, of: needed }),
      ...(changed ? [" ", el("span", { class: "cx-learn__changed" }, say("lh_track_changed", { n: changed }))] : [])),
    ...(next && passed ? [el("p", {}, el("a", { class: "cx-btn", href: learnQuizUrl(root, { track: track.id, day: next }) }, say("lh_next_day", { n: next })))] : []));
}

/** @param {number} n @param {number} of @param {string} title */
export function learnBar(n, of, title) {
  return el("div", { class: "cx-progress", role: "progressbar", "aria-label": say("lh_bar", { title }), "aria-valuenow": n, "aria-valuemin": 0, "aria-valuemax": of },
    el("progress", { value: n, max: Math.max(of, 1), "aria-hidden": "true" }));
}

// 과정 페이지: 날마다 통과했는지, 먼저 할 것, 통과한 뒤 바뀐 것. 끝에는 확인서.
import { $, $$, el } from "./dom.js";
import { learnBar, learnQuizUrl } from "./learn_home.js";
import { LearnProgress } from "./learn_progress.js";
import { say } from "./words.js";

/** @typedef {import("./learn_bank.js").LearnIndex} LearnIndex */
/** @typedef {import("./learn_load.js").LearnTrack} LearnTrack */
/** @typedef {import("./learn_store.js").LearnRecord} LearnRecord */

/** @param {HTMLElement} root @param {LearnIndex} index @param {LearnRecord} record */
export function learnTrack(root, index, record) {
  const track = index.tracks.find(({ id }) => id === root.dataset.learnDays);
  if (!track) return;
  const progress = new LearnProgress(index, record, Date.now());
  const { needed, passed } = progress.ofTrack(track);
  $("[data-learn-state]", root)?.replaceChildren(learnBar(passed, needed, track.title), el("p", {}, say("lh_track_at", { n: passed, of: needed })));
  for (const [at, card] of $$("[data-learn-day]", root).entries()) paintDay(root, card, track, at + 1, progress);
  signOff(root, track, record, progress);
}

/** @param {HTMLElement} root @param {HTMLElement} card @param {LearnTrack} track @param {number} number @param {LearnProgress} progress */
function paintDay(root, card, track, number, progress) {
  const day = track.days[number - 1];
  const { passed, at, change } = progress.day(track.id, number);
  const many = progress.index.ofDay(day).length;
  const { tracks, days } = progress.missing(track, number);
  const told = [];
  if (passed !== null) told.push(el("p", { class: "cx-learn__passed" }, say("lt_passed", { percent: passed, date: learnDate(at) })));
  else if (tracks.length) told.push(el("p", { class: "cx-learn__first" }, say("lt_first_track", { title: tracks.join(", ") })));
  else if (days.length) told.push(el("p", { class: "cx-learn__first" }, say("lt_first_day", { n: days[0] })));
  if (change) {
    const titles = change.documents.map((id) => progress.index.title(id)).join(", ");
    told.push(el("p", { class: "cx-learn__changed" }, say("lt_changed", { n: change.entries.length, titles })),
      el("p", {}, el("a", { class: "cx-btn cx-btn--primary", href: learnQuizUrl(root, { track: track.id, day: number, changed: "" }) }, say("lt_changed_only", { n: change.entries.length }))));
  }
  const early = passed === null && (tracks.length > 0 || days.length > 0);
  const word = passed !== null ? "lt_quiz_again" : early ? "lq_anyway" : "lt_quiz";
  const look = passed === null && !early ? "cx-btn cx-btn--primary" : "cx-btn";
  const href = learnQuizUrl(root, { track: track.id, day: number, ...(early ? { anyway: "" } : {}) });
  const quiz = many ? el("a", { class: look, href }, say(word)) : el("small", {}, say("lq_empty"));
  $("[data-learn-state]", card)?.replaceChildren(...told, el("p", {}, quiz));
  card.classList.toggle("is-passed", passed !== null);
}

/** 확인자에게 보일 한 장. @param {HTMLElement} root @param {LearnTrack} track @param {LearnRecord} record @param {LearnProgress} progress */
function signOff(root, track, record, progress) {
  const place = $("[data-learn-signoff]", root);
  const rows = track.days.map((day, at) => {
    const { passed, at: when, change } = progress.day(track.id, at + 1);
    const cells = [passed === null ? say(day.optional ? "lt_optional" : "lt_not_yet") : say("lt_points", { n: passed }), when ? learnDate(when) : "", change ? say("lt_since", { n: change.entries.length }) : ""];
    return el("tr", {}, el("th", { scope: "row" }, say("lt_day", { n: at + 1 })), ...cells.map((cell) => el("td", {}, cell)));
  });
  const head = ["lt_day_head", "lt_points_head", "lt_date_head", "lt_since_head"].map((word) => el("th", { scope: "col" }, say(word)));
  const { needed, passed, done } = progress.ofTrack(track);
  place?.replaceChildren(
    el("p", {}, say(done ? "lt_done" : "lt_open", { name: record.learner, title: track.title, n: passed, of: needed })),
    el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows)),
    el("p", { class: "cx-learn__sign" }, say("lt_name"), el("span", {}), say("lt_by", { role: place.dataset.learnSignoff ?? "" }), el("span", {})),
    el("p", { class: "cx-learn__tools" }, el("button", { type: "button", class: "cx-btn", onclick: () => print() }, say("lt_print"))));
}

/** 2026. 11. 3. @param {string} moment */
const learnDate = (moment) => new Date(moment).toLocaleDateString(document.documentElement.lang || undefined, { dateStyle: "medium" });

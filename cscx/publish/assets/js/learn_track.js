// 과정 페이지: 날마다 통과했는지, 먼저 할 것, 통과한 뒤 바뀐 것. 끝에는 확인서.
import { $, $$, el } from "./dom.js";
import { LEARN_OF_DAY } from "./learn_ask.js";
import { learnBar, learnQuizUrl } from "./learn_home.js";
import { learnDate } from "./learn_moment.js";
import { LearnProgress } from "./learn_progress.js";
import { say } from "./words.js";

/** @typedef {import("./learn_bank.js").LearnIndex} LearnIndex */
/** @typedef {import("./learn_load.js").LearnTrack} LearnTrack */
/** @typedef {import("./learn_store.js").LearnRecord} LearnRecord */
const LEARN_MOST_MOVED = 4;

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
    const n = change.entries.length;
    const many = n > LEARN_OF_DAY ? [el("p", { class: "cx-learn__first" }, say("lt_changed_most", { n: LEARN_OF_DAY }))] : [];
    told.push(el("p", { class: "cx-learn__changed" }, say("lt_changed", { n })), el("ul", { class: "cx-learn__moved" }, ...learnMovedLines(change, progress.index).map((line) => el("li", {}, line))), ...many,
      el("p", {}, el("a", { class: "cx-btn cx-btn--primary", href: learnQuizUrl(root, { track: track.id, day: number, changed: "" }) }, say("lt_changed_only", { n: Math.min(n, LEARN_OF_DAY) }))));
  }
  const early = passed === null && (tracks.length > 0 || days.length > 0);
  const word = passed !== null ? "lt_quiz_again" : early ? "lq_anyway" : "lt_quiz";
  const look = passed === null && !early ? "cx-btn cx-btn--primary" : "cx-btn";
  const href = learnQuizUrl(root, { track: track.id, day: number, ...(early ? { anyway: "" } : {}) });
  const quiz = many ? el("a", { class: look, href }, say(word)) : el("small", {}, say("lq_empty"));
  $("[data-learn-state]", card)?.replaceChildren(...told, el("p", {}, quiz));
  card.classList.toggle("is-passed", passed !== null);
}

/** 무엇이 바뀌었는지: 기준값은 앞뒤 값으로, 규칙은 이름으로, 나머지는 문서로. @param {import("./learn_progress.js").LearnChange} change @param {LearnIndex} index */
function learnMovedLines({ moved, documents }, index) {
  const lines = moved.map(({ key, name, title, was, value }) =>
    key.startsWith("fact:") ? say("lt_moved_fact", { name, was, now: value }) : say(was ? "lt_moved_rule" : "lt_new_rule", { name, title }));
  return [...learnFirst(lines), say("lt_moved_in", { titles: learnFirst(documents.map((id) => index.title(id))).join(", ") })];
}

/** 앞의 몇 개와, 그 밖에 몇 개가 더 있는지. @param {string[]} lines */
function learnFirst(lines) {
  const rest = lines.length - LEARN_MOST_MOVED;
  return rest > 0 ? [...lines.slice(0, LEARN_MOST_MOVED), say("lt_moved_more", { n: rest })] : lines;
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

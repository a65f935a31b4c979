// 퀴즈 페이지: 주소가 묻는 문제를 부르고, 풀고, 기록하고, 끝을 보인다.
import { $, el } from "./dom.js";
import { learnAddress, learnAsked, learnSeed } from "./learn_ask.js";
import { learnEnd, learnPercent } from "./learn_end.js";
import { learnUrl } from "./learn_load.js";
import { learnMoment } from "./learn_moment.js";
import { initLearnEnter, learnPlay } from "./learn_play.js";
import { LearnProgress } from "./learn_progress.js";
import { say } from "./words.js";

/** @typedef {import("./learn_ask.js").LearnAsked} LearnAsked */
/** @typedef {import("./learn_bank.js").LearnIndex} LearnIndex */
/** @typedef {import("./learn_store.js").LearnStore} LearnStore */

/** @param {HTMLElement} root @param {LearnIndex} index @param {LearnStore} store */
export async function learnQuiz(root, index, store) {
  initLearnEnter();
  addEventListener("hashchange", () => location.reload());
  const progress = new LearnProgress(index, store.record, Date.now());
  const address = learnAddress(location.hash);
  const asked = learnAsked(index, address, {
    due: () => progress.due(),
    changed: (track, day) => progress.day(track, day).change?.entries ?? [],
  });
  if (!asked) return learnSaid(root, say("lq_unknown"), learnWay(root.dataset.learn ?? "", "lq_to_learn"));
  $("[data-quiz-kicker]", root)?.replaceChildren(asked.kicker);
  $("h1", root)?.replaceChildren(asked.title);
  document.title = `${asked.title} · ${document.title}`;
  if (!asked.entries.length) return learnSaid(root, asked.empty, learnWay(root.dataset.learn ?? "", "lq_to_learn"));
  if (!address.has("anyway")) await prerequisites(root, index, asked, progress);
  await rounds(root, index, store, asked, progress.changedItems);
}

/** 먼저 할 것이 남았으면 그렇다고 하고, 그래도 풀지 묻는다. @param {HTMLElement} root @param {LearnIndex} index @param {LearnAsked} asked @param {LearnProgress} progress */
async function prerequisites(root, index, { day }, progress) {
  const track = index.tracks.find(({ id }) => id === day?.track);
  if (!track || !day || progress.day(track.id, day.number).passed !== null) return;
  const { tracks, days } = progress.missing(track, day.number);
  if (!tracks.length && !days.length) return;
  const text = tracks.length ? say("lt_first_track", { title: tracks.join(", ") }) : say("lt_first_day", { n: days[0] });
  await /** @type {Promise<void>} */ (new Promise((resolve) => {
    const go = el("button", { type: "button", class: "cx-btn cx-btn--primary", onclick: () => resolve() }, say("lq_anyway"));
    learnSaid(root, text, go, learnWay(trackPage(root, track.id), "lq_to_track"));
  }));
}

/** @param {HTMLElement} root @param {LearnIndex} index @param {LearnStore} store @param {LearnAsked} asked @param {Set<string>} changed */
async function rounds(root, index, store, asked, changed) {
  let { entries, seed, count } = asked;
  for (let whole = true; ; seed = learnSeed()) {
    const bank = await index.bank(entries);
    const played = await learnPlay(root, bank, seed, count, changed, (attempt) => store.change(({ attempts }) => { attempts.push(attempt); }));
    const wrong = new Set(played.attempts.filter(({ correct }) => !correct).map(({ item }) => item));
    const told = whole && asked.day ? dayEnded(store, asked.day, asked.only, learnPercent(played.attempts)) : { verdict: say("lq_done"), good: !wrong.size };
    whole = await new Promise((resolve) => {
      const way = (/** @type {string} */ word, /** @type {boolean} */ all, /** @type {boolean} */ first) =>
        el("button", { type: "button", class: first ? "cx-btn cx-btn--primary" : "cx-btn", onclick: () => resolve(all) }, say(word));
      const back = asked.day ? learnWay(trackPage(root, asked.day.track), "lq_to_track") : learnWay(root.dataset.learn ?? "", "lq_to_learn");
      const ways = wrong.size ? [way("lq_only_missed", false, true), way("lq_again", true, false)] : [way("lq_again", true, false)];
      learnEnd(root, played, index, told, [...ways, back]);
    });
    entries = whole ? asked.entries : entries.filter(({ id }) => wrong.has(id));
    count = whole ? asked.count : wrong.size;
  }
}

/** 하루를 끝까지 풀었을 때. @param {LearnStore} store @param {NonNullable<LearnAsked["day"]>} ended @param {boolean} only 바뀐 것만 @param {number} percent */
function dayEnded(store, { track, number, day, entries }, only, percent) {
  if (only) return { verdict: say("lq_changed_done"), good: true };
  const mark = day.pass ?? 0;
  if (percent < mark) return { verdict: say("lq_not_passed", { mark, n: number }), good: false };
  store.change((record) => {
    record.passes.push({ track, day: number, at: learnMoment(new Date()), percent, fingerprint: day.fingerprint });
    record.seen[`${track}/${number}`] = entries.map(({ id, short }) => [id, short]);
  });
  return { verdict: say(day.pass === null ? "lq_done" : "lq_passed", { mark, n: number }), good: true };
}

/** @param {HTMLElement} root @param {string} track */
const trackPage = (root, track) => (root.dataset.track ?? "").replace("TRACK", encodeURIComponent(track));

/** @param {string} address @param {string} word */
const learnWay = (address, word) => el("a", { class: "cx-btn", href: learnUrl(address) }, say(word));

/** @param {HTMLElement} root @param {string} text @param {...HTMLElement} ways */
export function learnSaid(root, text, ...ways) {
  const told = el("div", { class: "cx-card cx-quiz", role: "status" }, el("p", {}, text), el("p", { class: "cx-learn__tools" }, ...ways));
  $("[data-quiz-stage]", root)?.replaceChildren(told);
}

// 퀴즈 페이지: 주소가 묻는 문제를 부르고, 풀고, 기록하고, 끝을 보인다.
import { $, el } from "./dom.js";
import { learnAddress, learnAsked, learnSeed, learnSeeded } from "./learn_ask.js";
import { learnEnd, learnPercent } from "./learn_end.js";
import { learnUrl } from "./learn_load.js";
import { learnMoment } from "./learn_moment.js";
import { initLearnEnter, learnPlay } from "./learn_play.js";
import { LearnProgress } from "./learn_progress.js";
import { keepSitting, sittingHere } from "./learn_sitting.js";
import { say } from "./words.js";

/** @typedef {import("./learn_ask.js").LearnAsked} LearnAsked */
/** @typedef {import("./learn_bank.js").LearnIndex} LearnIndex */
/** @typedef {import("./learn_store.js").LearnStore} LearnStore */
/** @typedef {{verdict: string, good: boolean}} LearnTold */
/** 한 판: told는 끝에 한 말, 아직이면 null. @typedef {{entries: import("./learn_bank.js").LearnEntry[], seed: string, count: number, whole: boolean, attempts: import("./learn_play.js").LearnAttempt[], told: LearnTold | null}} LearnRound */

/** @param {HTMLElement} root @param {LearnIndex} index @param {LearnStore} store */
export async function learnQuiz(root, index, store) {
  initLearnEnter();
  addEventListener("hashchange", () => location.reload());
  const address = learnAddress(location.hash);
  const progressed = () => new LearnProgress(index, store.record, Date.now());
  const ask = () => {
    const progress = progressed();
    return learnAsked(index, address, {
      due: () => progress.due(),
      changed: (track, day) => progress.day(track, day).change?.entries ?? [],
    });
  };
  const asked = ask();
  if (!asked) return learnSaid(root, say("lq_unknown"), learnWay(root.dataset.learn ?? "", "lq_to_learn"));
  $("[data-quiz-kicker]", root)?.replaceChildren(asked.kicker);
  $("h1", root)?.replaceChildren(asked.title);
  document.title = `${asked.title} · ${document.title}`;
  const round = await keptRound(index);
  if (!round && !asked.entries.length) return learnSaid(root, asked.empty, learnWay(root.dataset.learn ?? "", "lq_to_learn"));
  learnSeeded(address, asked.seed);
  const progress = progressed();
  if (!round && !address.has("anyway")) await prerequisites(root, index, asked, progress);
  await rounds(root, index, store, { asked, round: round ?? wholeRound(asked), changed: progress.changedItems, again: () => {
    learnSeeded(address, learnSeed());
    return ask() ?? asked;
  }, waiting: () => (asked.waiting === null ? null : ask()?.waiting ?? 0) });
}

/** @param {LearnAsked} asked @returns {LearnRound} */
const wholeRound = ({ entries, seed, count }) => ({ entries, seed, count, whole: true, attempts: [], told: null });

/** 이 탭에서 하던 판. 그사이 문제가 바뀌었으면 null. @param {LearnIndex} index @returns {Promise<LearnRound | null>} */
async function keptRound(index) {
  const kept = sittingHere();
  if (!kept) return null;
  const { bank, items, ...round } = kept;
  const entries = items.flatMap((/** @type {string} */ id) => index.byId.get(id) ?? []);
  return (await index.bank(entries)).fingerprint === bank ? { ...round, entries } : null;
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

/**
 * 한 판씩, 그만둘 때까지.
 * @param {HTMLElement} root @param {LearnIndex} index @param {LearnStore} store
 * @param {{asked: LearnAsked, round: LearnRound, changed: Set<string>, again: () => LearnAsked, waiting: () => number | null}} sitting waiting은 이 퀴즈에 남은 문제
 */
async function rounds(root, index, store, { asked, round, changed, again, waiting }) {
  for (;;) {
    const bank = await index.bank(round.entries);
    const { entries, ...rest } = round;
    const keep = () => keepSitting({ ...rest, told: round.told, bank: bank.fingerprint, items: entries.map(({ id }) => id) });
    keep();
    const played = await learnPlay(root, bank, round, changed, (attempt) => {
      store.change(({ attempts }) => { attempts.push(attempt); });
      keep();
    });
    const wrong = new Set(played.attempts.filter(({ correct }) => !correct).map(({ item }) => item));
    const left = waiting();
    const told = round.told ?? roundEnded(store, asked, round.whole, played.attempts, left, !wrong.size);
    round.told = told;
    keep();
    const whole = await new Promise((resolve) => learnEnd(root, played, index, told, endWays(root, asked, wrong.size, left, resolve)));
    if (whole) asked = again();
    round = whole ? wholeRound(asked) : { entries: entries.filter(({ id }) => wrong.has(id)), seed: learnSeed(), count: wrong.size, whole, attempts: [], told: null };
  }
}

/** 이어서 할 것. @param {HTMLElement} root @param {LearnAsked} asked @param {number} wrong @param {number | null} left @param {(whole: boolean) => void} chosen */
function endWays(root, asked, wrong, left, chosen) {
  const way = (/** @type {string} */ word, /** @type {boolean} */ whole) => (/** @type {boolean} */ first) =>
    el("button", { type: "button", class: first ? "cx-btn cx-btn--primary" : "cx-btn", onclick: () => chosen(whole) }, word);
  const more = left === null ? [way(say("lq_again"), true)] : left ? [way(say("lq_more", { n: Math.min(left, asked.count) }), true)] : [];
  const ways = wrong ? [way(say("lq_only_missed"), false), ...more] : more;
  const back = asked.day ? learnWay(trackPage(root, asked.day.track), "lq_to_track") : learnWay(root.dataset.learn ?? "", "lq_to_learn");
  return [...ways.map((make, at) => make(at === 0)), back];
}

/**
 * 한 판의 끝에 하는 말. 하루의 퀴즈면 통과를 적는다.
 * @param {LearnStore} store @param {LearnAsked} asked @param {boolean} whole @param {{correct: boolean}[]} attempts @param {number | null} left @param {boolean} clean
 * @returns {LearnTold}
 */
function roundEnded(store, asked, whole, attempts, left, clean) {
  if (whole && left) return { verdict: say("lq_left", { n: left }), good: clean };
  if (whole && asked.day) return dayEnded(store, asked.day, asked.only, learnPercent(attempts));
  return { verdict: say("lq_done"), good: clean };
}

/** 하루를 끝까지 풀었을 때. @param {LearnStore} store @param {NonNullable<LearnAsked["day"]>} ended @param {boolean} only 바뀐 것만 @param {number} percent */
function dayEnded(store, { track, number, day, entries, standing }, only, percent) {
  if (only) return { verdict: say("lq_changed_done"), good: true };
  const mark = day.pass ?? 0;
  if (percent < mark) return { verdict: say("lq_not_passed", { mark, n: number }), good: false };
  store.change((record) => {
    record.passes.push({ track, day: number, at: learnMoment(new Date()), percent, fingerprint: day.fingerprint });
    const facts = standing.map(({ key, value }) => ({ id: key, short: value }));
    record.seen[`${track}/${number}`] = [...entries, ...facts].map(({ id, short }) => [id, short]);
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

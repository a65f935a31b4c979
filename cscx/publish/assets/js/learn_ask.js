// 무엇을 풀지는 주소가 말한다: #document=…, #track=…&day=2, #due, #mixed=. 같은 시드면 같은 문제다.
import { Draw } from "../../../training/js/draw.js";
import { say } from "./words.js";

/** @typedef {import("./learn_bank.js").LearnEntry} LearnEntry */
/** @typedef {import("./learn_bank.js").LearnIndex} LearnIndex */
/** @typedef {import("./learn_load.js").LearnDay} LearnDay */
/**
 * @typedef {object} LearnAsked
 * @property {string} kicker @property {string} title @property {LearnEntry[]} entries
 * @property {number} count @property {string} seed @property {string} empty 낼 문제가 없을 때 하는 말
 * @property {number | null} waiting 풀면 줄어드는 퀴즈에서 남은 문제, 아니면 null
 * @property {{track: string, number: number, day: LearnDay, entries: LearnEntry[], standing: import("./learn_bank.js").LearnStanding[]}} [day] @property {boolean} only 통과한 뒤 바뀐 것만
 */

const LEARN_USUAL = 10;
export const LEARN_OF_DAY = 20;
const LEARN_MOST = 200;
const LEARN_MIXED = 8;

/** 새 시드: 여섯 자리 16진수. */
export function learnSeed() {
  return [...crypto.getRandomValues(new Uint8Array(3))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** 주소의 # 뒤. @param {string} hash */
export const learnAddress = (hash) => new URLSearchParams(hash.replace(/^#/, ""));

/** 시드를 주소에 적는다. 다시 읽거나 주소를 남에게 주면 같은 문제가 나온다. @param {URLSearchParams} address @param {string} seed */
export function learnSeeded(address, seed) {
  if (address.get("seed") === seed) return;
  address.set("seed", seed);
  history.replaceState(null, "", `#${address}`);
}

/**
 * 주소가 묻는 것. 모르는 것이면 null.
 * @param {LearnIndex} index @param {URLSearchParams} address
 * @param {{due: () => LearnEntry[], changed: (track: string, day: number) => LearnEntry[]}} progress
 * @returns {LearnAsked | null}
 */
export function learnAsked(index, address, progress) {
  const seed = address.get("seed") || learnSeed();
  const given = Number(address.get("count"));
  const count = (/** @type {number} */ usual) => (given >= 1 ? Math.min(Math.floor(given), LEARN_MOST) : usual);
  const asked = { kicker: say("lq_kicker"), count: count(LEARN_USUAL), seed, empty: say("lq_empty"), only: false, waiting: null };
  if (address.has("due")) {
    const due = progress.due();
    return { ...asked, title: say("lq_due"), entries: due.slice(0, count(LEARN_OF_DAY)), count: count(LEARN_OF_DAY), empty: say("lq_due_none"), waiting: due.length };
  }
  if (address.has("mixed")) return { ...asked, title: say("lq_mixed"), entries: mixedEntries(index, seed) };
  const track = index.tracks.find(({ id }) => id === address.get("track"));
  const number = Number(address.get("day"));
  const day = track?.days[number - 1];
  if (track && day) {
    const only = address.has("changed");
    const whole = index.ofDay(day);
    const entries = only ? progress.changed(track.id, number) : whole;
    return {
      ...asked, only, entries, count: count(LEARN_OF_DAY), waiting: only ? entries.length : null, kicker: track.title,
      empty: say(only ? "lq_changed_none" : "lq_empty"), title: say(only ? "lq_changed_day" : "lq_day", { n: number }), day: { track: track.id, number, day, entries: whole, standing: index.standing(day) },
    };
  }
  const id = address.get("document");
  if (!id || !index.places.has(id)) return null;
  return { ...asked, title: index.title(id), entries: index.about(index.scope(id)) };
}

/** 뽑은 문서 몇 개의 문제. 모두 부르면 너무 크다. @param {LearnIndex} index @param {string} seed */
function mixedEntries(index, seed) {
  const homes = index.documents.flatMap(({ hash }, at) => (hash ? at : []));
  return index.about(new Draw(index.fingerprint, seed).shuffled(homes).slice(0, LEARN_MIXED));
}

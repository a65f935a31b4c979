// 대화 기록에 남는 것: 고객의 말, 화면에 나온 것, 내가 고른 것과 그 까닭.
import { el } from "./dom.js";
import { learnUrl } from "./learn_load.js";
import { say } from "./words.js";

/** @typedef {import("../../../training/js/drill.js").DrillChoice} DrillChoice */
/** @typedef {{title: string, place: string, href: string} | null} DrillSource */

/** 따옴표로 감싼 말이면 그 말만. @param {string} text */
export const drillUnquoted = (text) => (/^“[^“”]*”$/.test(text) ? text.slice(1, -1) : text);

/** @param {number} mood */
export const drillMood = (mood) => say(`dr_mood_${mood + 3}`);

/** @param {string} kind @param {string} who @param {string} text */
const drillBubble = (kind, who, text) =>
  el("p", { class: `cx-bubble cx-bubble--${kind}` }, el("span", { class: "cx-bubble__who" }, who), " ", text);

/** 고객의 말, 또는 화면에 나온 것. @param {[string, string]} line @param {number} mood */
export function drillLine([who, text], mood) {
  return who === "customer" ? drillBubble("them", say("dr_customer", { mood: drillMood(mood) }), text) : el("p", { class: "cx-drill__screen" }, text);
}

/** 고른 것. 말한 것만 말풍선이다. @param {DrillChoice} choice */
export const drillMine = (choice) =>
  choice.spoken ? drillBubble("me", say("dr_me"), drillUnquoted(choice.text)) : el("p", { class: "cx-drill__screen" }, say("dr_me"), ": ", choice.text);

/** 까닭과 근거. @param {DrillChoice} choice @param {DrillSource} source */
export function drillNote(choice, source) {
  const good = choice.error === null;
  return el("div", { class: `cx-note cx-note--${good ? "ok" : "no"}` },
    el("b", {}, good ? say("dr_good") : say("dr_bad", { name: choice.name })), " ", el("span", {}, choice.why), " ", ...drillSource(source));
}

/** @param {DrillSource} source */
export function drillSource(source) {
  if (!source) return [];
  const words = [source.title, source.place].filter(Boolean).join(", ");
  return [el("span", { class: "cx-note__src" }, say("dr_source"), " ", source.href ? el("a", { href: learnUrl(source.href) }, words) : words)];
}

// 결과가 아닌 화면: 처음, 기다림, 없음, 실패.
import { el } from "./dom.js";
import { missed, withoutPerson } from "./missed.js";
import { tabMemory } from "./remembered.js";
import { missingUrl } from "./report.js";
import { say } from "./words.js";

const RECENT_STORE = "cx-recent";
const MOST_RECENT = 6;

/** 이 탭에서 찾은 말, 최근 것부터. @returns {string[]} */
export function recentWords() {
  try {
    const kept = JSON.parse(tabMemory.get(RECENT_STORE) || "[]");
    return Array.isArray(kept) ? kept.filter((words) => typeof words === "string") : [];
  } catch {
    return [];
  }
}

/** @param {string} words */
export function keepRecent(words) {
  const text = words.trim();
  if (!text) return;
  const rest = recentWords().filter((other) => other !== text);
  tabMemory.set(RECENT_STORE, JSON.stringify([text, ...rest].slice(0, MOST_RECENT)));
}

/** @param {() => void} openMissed */
export function firstScreen(openMissed) {
  const recent = recentWords();
  const tips = ["find_tip_words", "find_tip_initials", "find_tip_keyboard"].map((key) => el("li", {}, say(key)));
  return el("div", { class: "cx-search__first" },
    recent.length
      ? el("div", {}, el("h2", {}, say("find_recent")),
        el("ul", { class: "cx-search__recent" }, ...recent.map((words) =>
          el("li", {}, el("button", { type: "button", class: "cx-btn", "data-cx-search": words }, words)))))
      : "",
    el("div", {}, el("h2", {}, say("find_tips")), el("ul", { class: "cx-search__tips" }, ...tips)),
    missedButton(openMissed));
}

/** @param {() => void} openMissed */
function missedButton(openMissed) {
  const n = missed().length;
  if (!n) return "";
  return el("p", {}, el("button", { type: "button", class: "cx-linkbtn", onclick: openMissed }, say("find_missed", { n })));
}

export function waitingScreen() {
  return el("p", { class: "cx-search__none" }, say("find_wait"));
}

/**
 * @param {string} query @param {number} unfiltered 거르지 않으면 있는 수
 * @param {() => void} unfilter @param {() => void} openMissed
 */
export function nothingFound(query, unfiltered, unfilter, openMissed) {
  return el("div", { class: "cx-search__none" },
    el("p", {}, el("b", {}, say("find_none"))),
    unfiltered
      ? el("p", {}, `${say("find_none_filtered", { n: unfiltered })} `,
        el("button", { type: "button", class: "cx-linkbtn", onclick: unfilter }, say("find_unfilter")))
      : el("p", {}, say("find_none_hint")),
    unfiltered ? "" : missingLink(query),
    missedButton(openMissed));
}

/** 찾은 말을 담은 “못 찾았어요”. 저장소를 알려 주지 않은 사이트에는 없다. @param {string} query */
function missingLink(query) {
  const report = missingUrl(withoutPerson(query));
  return report
    ? el("p", {}, el("a", { class: "cx-btn", href: report.href, target: "_blank", rel: "noopener" }, report.words))
    : "";
}

/** @param {() => void} retry */
export function failedScreen(retry) {
  return el("div", { class: "cx-search__none", role: "alert" },
    el("p", {}, el("b", {}, say("find_failed"))),
    el("p", {}, say("find_failed_hint")),
    el("button", { type: "button", class: "cx-btn cx-btn--primary", onclick: retry }, say("find_retry")));
}

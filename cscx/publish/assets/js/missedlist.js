// 못 찾은 말을 보고, 내려받고, 지우는 화면. 검색 창 안에 열린다.
import { $, el, toast } from "./dom.js";
import { clearMissed, missed, missedCsv } from "./missed.js";
import { say } from "./words.js";

const missedResult = (/** @type {boolean} */ none) => say(none ? "find_missed_zero" : "find_missed_weak");

/** @param {() => void} back */
export function missedList(back) {
  const all = missed();
  const head = ["words", "how", "times", "first", "last"].map((key) => say(`find_missed_${key}`));
  const rows = all.map((one) =>
    el("tr", {}, el("td", {}, one.words), el("td", {}, missedResult(one.none)),
      el("td", { class: "cx-num" }, String(one.times)), el("td", { class: "cx-num" }, one.last)),
  );
  const titles = [head[0], head[1], head[2], head[4]].map((text) => el("th", { scope: "col" }, text));
  const table = el("table", { class: "cx-missed__table" }, el("thead", {}, el("tr", {}, ...titles)), el("tbody", {}, ...rows));
  const tools = all.length
    ? [
      button("CSV", () => download("csv", "text/csv", missedCsv(all, head, missedResult))),
      button("JSON", () => download("json", "application/json", JSON.stringify(all, null, 2))),
      button(say("find_missed_clear"), () => {
        clearMissed();
        toast(say("find_missed_cleared"));
        back();
      }),
    ]
    : [];
  return el("section", { class: "cx-missed", "aria-labelledby": "cx-missed" },
    el("h2", { id: "cx-missed", tabindex: -1 }, say("find_missed_title")),
    el("p", {}, say("find_missed_hint")),
    all.length ? table : el("p", {}, say("find_missed_none")),
    el("p", { class: "cx-missed__tools" }, button(say("find_back"), back), ...tools));
}

/** @param {string} text @param {() => void} onclick */
function button(text, onclick) {
  return el("button", { type: "button", class: "cx-btn", onclick }, text);
}

/** @param {string} ending @param {string} type @param {string} text */
function download(ending, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = el("a", { href, download: `cscx-missed.${ending}` });
  ($("dialog[open]") ?? document.body).append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href));
}

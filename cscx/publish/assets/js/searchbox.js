// 검색 창의 뼈대. 처음 열 때 한 번 만들어 body에 붙인다.
import { el } from "./dom.js";
import { say } from "./words.js";

/**
 * @typedef {object} SearchBox 창과 그 자리들
 * @property {HTMLDialogElement} panel
 * @property {HTMLInputElement} input
 * @property {HTMLElement} filters
 * @property {HTMLElement} notices
 * @property {HTMLElement} meant
 * @property {HTMLElement} hits
 * @property {HTMLElement} other 결과가 아닌 것: 첫 화면, 없음, 실패, 못 찾은 말
 * @property {HTMLElement} related
 * @property {HTMLElement} foot
 * @property {HTMLElement} count
 */

/** @param {string} key */
export const searchKey = (key) => el("kbd", { class: "cx-kbd", "aria-hidden": "true" }, key);

/** @param {string} name 그림의 이름 */
const pageIcon = (name) => el("span", { class: `cx-icon cx-i-${name}` });

/** @returns {SearchBox} */
export function makeSearchBox() {
  const input = /** @type {HTMLInputElement} */ (el("input", {
    type: "text", class: "cx-search__input", role: "combobox", "aria-expanded": "false",
    "aria-controls": "cx-hits", "aria-autocomplete": "list", "aria-label": say("find_hint"),
    placeholder: say("find_hint"), autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    enterkeyhint: "search",
  }));
  const filters = el("div", { class: "cx-search__filters", hidden: true });
  const notices = el("div", { class: "cx-search__notices", role: "group", "aria-label": say("find_notices"), hidden: true });
  const meant = el("p", { class: "cx-search__meant", hidden: true });
  const hits = el("ul", { class: "cx-search__hits", id: "cx-hits", role: "listbox", "aria-label": say("find_results") });
  const other = el("div", { class: "cx-search__other" });
  const related = el("span", { class: "cx-search__related" });
  const count = el("p", { class: "cx-sr", role: "status" });
  const foot = el("p", { class: "cx-search__foot", hidden: true },
    el("span", {}, searchKey("↑"), " ", searchKey("↓"), ` ${say("find_choose")}`),
    el("span", {}, searchKey("Enter"), ` ${say("find_open")}`),
    related);
  const close = el("button", { type: "button", class: "cx-btn cx-btn--quiet", "data-cx-close": true }, say("find_close"), searchKey("Esc"));
  const panel = /** @type {HTMLDialogElement} */ (el("dialog", { class: "cx-search", "aria-label": say("find") },
    el("div", { class: "cx-search__bar" }, pageIcon("search"), input, close),
    filters,
    el("div", { class: "cx-search__body", tabindex: 0, role: "group", "aria-label": say("find_results_body") }, notices, meant, hits, other),
    foot, count));
  document.body.append(panel);
  return { panel, input, filters, notices, meant, hits, other, related, foot, count };
}

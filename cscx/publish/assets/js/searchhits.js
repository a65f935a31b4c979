// 결과 한 줄 한 줄과, 결과 위의 알림. 찾은 말은 표시한다.
import { el } from "./dom.js";
import { siteUrl } from "./finder.js";
import { searchKey } from "./searchbox.js";
import { say } from "./words.js";

const MOST_NAMES = 4;
const TOUCHED_HITS = 3;

/**
 * @typedef {object} Hit
 * @property {string} id @property {string} address
 * @property {string[]} title @property {string[]} place @property {string[]} text
 * @property {string} kind @property {string} status
 * @property {string[]} reasons @property {string[]} channels
 * @property {[string, string][]} copy
 */

/** 표시한 글: 보통 토막과 표시한 토막이 번갈아 온다. @param {string[]} pieces */
function marked(pieces) {
  return pieces.map((piece, place) => (place % 2 ? el("mark", {}, piece) : piece));
}

/** 이름 몇 개, 나머지는 수로. @param {string[]} names @param {string} between */
function fewNames(names, between) {
  const more = names.length - MOST_NAMES;
  const shown = names.slice(0, MOST_NAMES).join(between);
  return more > 0 ? `${shown} ${say("find_more", { n: more })}` : shown;
}

/** @param {Hit} hit */
function servedBy(hit) {
  const every = CX_SEARCH.channels.length > 1 && hit.channels.length >= CX_SEARCH.channels.length;
  const channels = every ? (hit.status ? say("find_every_channel") : "") : fewNames(hit.channels, " ");
  return [fewNames(hit.reasons, ", "), channels].filter(Boolean).join(" · ");
}

/** @param {Hit} hit @param {number} place */
export function hitRow(hit, place) {
  const served = servedBy(hit);
  const off = hit.status !== CX_SEARCH.active;
  return el("li", { class: "cx-hit", role: "option", id: `cx-hit-${place}`, "aria-selected": "false" },
    el("div", { class: "cx-hit__head" },
      el("span", { class: "cx-kind" }, hit.kind), el("span", { class: "cx-hit__title" }, ...marked(hit.title)),
      hit.place.join("") ? el("span", { class: "cx-hit__anchor" }, ...marked(hit.place)) : ""),
    hit.text.join("") ? el("p", { class: "cx-hit__text" }, ...marked(hit.text)) : "",
    el("p", { class: "cx-hit__meta" },
      served ? el("span", {}, served) : "",
      hit.status ? el("span", { class: off ? "cx-status cx-status--off" : "cx-status" }, hit.status) : "",
      hit.copy.length ? el("span", { class: "cx-hit__keys", "data-cx-hit-copy": true }, searchKey("Alt C"), ` ${say("find_copy")}`) : ""));
}

/** 지금 있는 알림 가운데 맨 앞의 결과가 걸리는 것. @param {Hit[]} hits */
export function noticeRows(hits) {
  const now = Date.now();
  const ids = new Set(hits.slice(0, TOUCHED_HITS).map((hit) => hit.id));
  const touched = CX_SEARCH.notices.filter(
    (notice) => Date.parse(notice.starts) <= now && now <= Date.parse(notice.ends)
      && (ids.has(notice.id) || notice.touches.some((id) => ids.has(id))),
  );
  return touched.map((notice) =>
    el("p", { class: "cx-search__notice" },
      el("span", { class: "cx-verdict cx-verdict--warn" }, say("find_mind")),
      el("a", { href: siteUrl(notice.address).href }, notice.title),
      el("small", { class: "cx-num" }, notice.until)),
  );
}

/** 기한이 지난 알림은 색인에 남아 있어도 보이지 않는다. @param {Hit} hit */
export function isOver(hit) {
  const notice = CX_SEARCH.notices.find(({ id }) => id === hit.id);
  return notice !== undefined && Date.parse(notice.ends) < Date.now();
}

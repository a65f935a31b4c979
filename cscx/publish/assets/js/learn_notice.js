// 기록을 남기지 못할 때: 무엇이 잘못이고 무엇을 하면 되는지. 풀던 것은 그대로 이어진다.
import { $, el } from "./dom.js";
import { learnDownload } from "./learn_file.js";
import { resultsText } from "./learn_results.js";
import { say } from "./words.js";

/** @typedef {import("./learn_store.js").LearnStore} LearnStore */

/** @param {LearnStore} store @param {string} bank 은행의 지문 */
export function learnNotice(store, bank) {
  const place = $("[data-learn-notice]");
  const button = (/** @type {string} */ word, /** @type {() => void} */ onclick) => el("button", { type: "button", class: "cx-btn", onclick }, say(word));
  const paint = () => {
    const { trouble } = store;
    if (!place || place.dataset.trouble === trouble) return;
    place.dataset.trouble = trouble;
    const unread = trouble === "damaged" || trouble === "newer";
    const tools = unread
      ? [button("ls_keep_raw", () => learnDownload("cscx-learn.json", store.raw() ?? "")), button("ls_start_anew", () => store.clear())]
      : [button("ls_export", () => learnDownload(`${store.record.learner}.json`, resultsText(store.record, bank, new Date())))];
    const told = el("div", { class: "cx-notice cx-learn__notice" }, el("p", {}, say(`ls_${trouble}`)), el("p", { class: "cx-learn__tools" }, ...tools));
    place.replaceChildren(...(trouble ? [told] : []));
  };
  place?.setAttribute("role", "status");
  store.heard = paint;
  paint();
}

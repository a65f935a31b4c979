// 내 결과: 가명, 내보내기, 들여오기, 지우기.
import { $, el } from "./dom.js";
import { learnDownload } from "./learn_file.js";
import { resultsRecord, resultsText } from "./learn_results.js";
import { drawnLearner, mergeRecords } from "./learn_store.js";
import { say } from "./words.js";

/** @typedef {import("./learn_store.js").LearnStore} LearnStore */

/** @param {HTMLElement} root @param {LearnStore} store @param {string} bank @param {() => void} changed */
export function learnMine(root, store, bank, changed) {
  const name = el("b", {}, store.record.learner);
  const count = el("span", { class: "cx-num" });
  const told = el("p", { role: "status", class: "cx-learn__told" });
  const tools = el("p", { class: "cx-learn__tools" });
  const paint = (/** @type {string} */ said) => {
    name.textContent = store.record.learner;
    count.textContent = say("ls_count", { n: store.record.attempts.length });
    told.textContent = said;
    tools.replaceChildren(...usual());
    changed();
  };
  const button = (/** @type {string} */ word, /** @type {() => void} */ onclick) => el("button", { type: "button", class: "cx-btn", onclick }, say(word));
  const redraw = () => {
    store.change((record) => { record.learner = drawnLearner(); });
    paint(say("ls_redrawn", { name: store.record.learner }));
  };
  const exported = () => {
    learnDownload(`${store.record.learner}.json`, resultsText(store.record, bank, new Date()));
    paint(say("ls_exported"));
  };
  const file = /** @type {HTMLInputElement} */ (el("input", { type: "file", accept: ".json,application/json", class: "cx-sr", "aria-label": say("ls_import"), tabindex: -1 }));
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const read = resultsRecord(await chosen.text());
    file.value = "";
    if (typeof read === "string") return paint(say(`ls_import_${read}`));
    const mine = store.record.learner;
    if (empty() || read.learner === mine) return merge(read);
    confirm(say("ls_merge_ask", { mine, theirs: read.learner }), "ls_merge_yes", () => merge(read), "ls_merge_no");
  });
  const empty = () => [store.record.attempts, store.record.drills, store.record.passes].every((kept) => kept.length === 0);
  const merge = (/** @type {import("./learn_store.js").LearnRecord} */ read) => {
    const before = store.record.attempts.length;
    store.change((record) => {
      if (empty()) record.learner = read.learner;
      mergeRecords(record, read);
    });
    paint(say("ls_imported", { n: store.record.attempts.length - before }));
  };
  /** 되돌릴 수 없는 일은 먼저 묻는다. @param {string} question @param {string} yes @param {() => void} then @param {string} no */
  const confirm = (question, yes, then, no) => {
    const stay = button(no, () => paint(""));
    told.textContent = "";
    tools.replaceChildren(el("span", { role: "alert" }, question), button(yes, then), stay);
    stay.focus();
  };
  const confirmClear = () => confirm(say("ls_clear_ask"), "ls_clear_yes", () => { store.clear(); paint(say("ls_cleared")); }, "ls_clear_no");
  const usual = () => [button("ls_export", exported), button("ls_import", () => file.click()), button("ls_redraw", redraw), button("ls_clear", confirmClear)];
  root.append(el("p", {}, say("ls_mine"), " ", name, " · ", count), tools, file, told, el("p", { class: "cx-learn__hint" }, say("ls_hint")));
  paint("");
  $("p", root)?.classList.add("cx-learn__who");
}

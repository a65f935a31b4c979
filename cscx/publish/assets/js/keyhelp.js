// 단축키 목록: `?`로 연다. 이 화면에서 듣는 것이 먼저, 나머지는 흐리게.
import { $, $$, el } from "./dom.js";
import { channelTabs } from "./tabs.js";
import { say } from "./words.js";

/** 글쇠와 하는 일. 이름은 words/keys.py에 있다. */
const KEY_NAMES = ["/", "C", "1–9", "N", "B", "R", "D", "P", "← →", "F", "X", "S", "A", "?", "Esc"];
const ALWAYS = ["/", "?", "Esc"];
const wordOf = (/** @type {string} */ key) =>
  say(`key_${{ "/": "search", "1–9": "digit", "← →": "channel", "?": "help", Esc: "close" }[key] || key.toLowerCase()}`);

function heardHere() {
  const keys = $$("[data-key]").filter((node) => node.offsetParent !== null).map((node) => node.dataset.key || "");
  if (channelTabs().length > 1) keys.push("← →");
  return new Set(keys.map((key) => (/\d/.test(key) ? "1–9" : key)));
}

/** @param {boolean} on 단축키가 켜져 있는지 */
export function openKeyHelp(on) {
  const here = heardHere();
  const rows = KEY_NAMES.map((key) => el("div", { class: !ALWAYS.includes(key) && !here.has(key) && "is-off" },
    el("dt", {}, el("kbd", { class: "cx-kbd" }, key)), el("dd", {}, wordOf(key))));
  const close = el("button", { type: "button", class: "cx-btn", onclick: () => dialog.close() }, say("key_close_button"));
  const dialog = /** @type {HTMLDialogElement} */ (el("dialog", { class: "cx-keyhelp cx-page", "aria-labelledby": "cx-keyhelp" },
    el("h2", { id: "cx-keyhelp" }, say("key_title")), el("p", {}, say(on ? "key_note" : "key_note_off")), el("dl", {}, ...rows), close));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  dialog.showModal();
}

/** 바닥글의 켜고 끄는 단추 옆에 목록 단추를 둔다. @param {() => boolean} on */
export function initKeyHelp(on) {
  $("[data-cx-keys]")?.after(el("button", { type: "button", class: "cx-linkbtn", "data-cx-keyhelp": true, onclick: () => openKeyHelp(on()) }, say("key_title")));
}

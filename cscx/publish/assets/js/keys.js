// 한 글자 단축키. event.code로 읽어 한글 입력 상태(ㅊ = KeyC)에서도 듣는다.
// WCAG 2.1.4: 바닥글 단추로 끌 수 있고, 글을 쓰는 중에는 듣지 않는다.
import { $, $$ } from "./dom.js";
import { machineMemory } from "./remembered.js";
import { say } from "./words.js";
import { searchIsOpen } from "./search.js";
import { initKeyHelp, openKeyHelp } from "./keyhelp.js";

const KEY_STORE = "cx-keys";
/** 창이 열려 있으면 글쇠는 그 창의 것이다. */
const windowIsOpen = () => searchIsOpen() || Boolean($("dialog[open]"));
export const keysOn = () => machineMemory.get(KEY_STORE) !== "off";
/** @param {Element} node */
export const typing = (node) => Boolean(node.closest("input:not([type=radio],[type=checkbox]),textarea,select,[contenteditable]"));
/** @param {string} key */
const codeOf = (key) => (/^\d$/.test(key) ? `Digit${key}` : `Key${key}`);
/** @param {HTMLElement} node */
const canPress = (node) => node.offsetParent !== null && !node.hasAttribute("disabled");

function paintKeys() {
  document.body.classList.toggle("cx-keys-off", !keysOn());
  for (const button of $$("[data-cx-keys]")) {
    button.setAttribute("aria-pressed", String(keysOn()));
    const state = $("[data-cx-keys-state]", button);
    if (state) state.textContent = say(keysOn() ? "keys_on" : "keys_off");
  }
}

export function initKeys() {
  paintKeys();
  initKeyHelp(keysOn);
  document.addEventListener("click", (event) => {
    if (!(/** @type {HTMLElement} */ (event.target).closest("[data-cx-keys]"))) return;
    machineMemory.set(KEY_STORE, keysOn() ? "off" : "on");
    paintKeys();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(/** @type {Element} */ (event.target)) || windowIsOpen()) return;
    if (!keysOn()) return;
    if (event.code === "Slash" && event.shiftKey) {
      event.preventDefault();
      return openKeyHelp(true);
    }
    if (event.shiftKey) return;
    const hit = $$("[data-key]").find((node) => codeOf(node.dataset.key || "") === event.code && canPress(node));
    if (!hit) return;
    event.preventDefault();
    hit.click();
  });
}

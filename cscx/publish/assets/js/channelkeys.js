// ← →: 무엇을 쓰거나 고르는 중이 아니면 어디에서나 채널을 바꾼다.
import { $, toast } from "./dom.js";
import { keysOn } from "./keys.js";
import { channelTabs } from "./tabs.js";

const OWN_ARROWS = "input, select, textarea, [contenteditable], [role=tab], .cx-flow__scroll, .cx-table__scroll";

export function initChannelKeys() {
  document.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const with_ = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing;
    if (!step || with_ || !keysOn() || $("dialog[open]")) return;
    if (/** @type {Element} */ (event.target).closest(OWN_ARROWS)) return;
    const tabs = channelTabs();
    const at = tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
    const to = tabs[(at + step + tabs.length) % tabs.length];
    if (!to || tabs.length < 2) return;
    event.preventDefault();
    to.click();
    toast(to.textContent || "");
  });
}

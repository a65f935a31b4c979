// 스크립트: 빈 칸을 채우면 문장, 글자 수, 꼭 말할 것이 함께 바뀐다.
import { $, $$, toast } from "./dom.js";
import { initTabs } from "./tabs.js";
import { plain } from "./copy.js";
import { slots, setSlot, clearSlots } from "./slots.js";
import { say } from "./words.js";

const SYLLABLES_A_SECOND = 5.5;

/** @param {HTMLElement} root */
export function initScript(root) {
  const inputs = /** @type {HTMLInputElement[]} */ ($$("[data-slot-input]", root));

  function measure() {
    const panel = $("[data-cx-tab]:not([hidden])", root);
    if (!panel) return;
    const text = $$(".cx-line__text", panel).map(plain).join("\n");
    const limit = Number(panel.dataset.limit);
    const box = $("[data-length]", panel);
    const n = [...text].length;
    if (box) {
      const shown = n.toLocaleString();
      if (limit) box.textContent = say("length_of", { n: shown, limit: limit.toLocaleString() });
      else if ("spoken" in panel.dataset) box.textContent = say("length_read", { n: shown, s: Math.round(n / SYLLABLES_A_SECOND) });
      else box.textContent = say("length", { n: shown });
      box.classList.toggle("is-over", Boolean(limit) && n > limit);
    }
    for (const need of $$("[data-need]", root)) need.classList.toggle("is-said", text.includes(need.dataset.need || ""));
  }
  function refill() {
    const all = slots();
    for (const input of inputs) input.value = all[input.dataset.slotInput || ""] || "";
    measure();
  }
  for (const input of inputs)
    input.addEventListener("input", () => {
      setSlot(input.dataset.slotInput || "", input.value.trim());
      measure();
    });
  $("form", root)?.addEventListener("submit", (event) => event.preventDefault());
  $("[data-clear]", root)?.addEventListener("click", () => {
    clearSlots();
    refill();
    toast(say("cleared"));
  });
  const tabs = $("[data-cx-tabs]", root);
  if (tabs) initTabs(tabs, measure);
  refill();
}

// 스크립트: 빈 칸을 채우면 문장, 길이, 꼭 말할 것이 함께 바뀐다.
import { $, $$, focusOn } from "./dom.js";
import { initTabs } from "./tabs.js";
import { plain } from "./copy.js";
import { slots, setSlot, SLOTS_CLEARED } from "./slots.js";
import { secondsToRead } from "./speech.js";
import { say } from "./words.js";

/** @param {HTMLElement} root */
export function initScript(root) {
  const inputs = /** @type {HTMLInputElement[]} */ ($$("[data-slot-input]", root));

  /** 고객이 듣는 글: 빈 칸은 보기로 채워 센다. @param {HTMLElement} panel */
  function heard(panel) {
    const text = $$(".cx-line__text", panel).map(plain).join("\n");
    return inputs.reduce((all, input) => all.replaceAll(`{${input.dataset.slotInput}}`, input.dataset.example || ""), text);
  }
  function measure() {
    const panel = $("[data-cx-tab]:not([hidden])", root);
    if (!panel) return;
    const text = heard(panel);
    const aloud = "spoken" in panel.dataset;
    const limit = Number(aloud ? panel.dataset.seconds : panel.dataset.limit);
    const n = aloud ? Math.ceil(secondsToRead(text)) : [...text].length;
    const box = $("[data-length]", panel);
    if (box) {
      const shown = { n: n.toLocaleString(), limit: limit.toLocaleString() };
      box.textContent = say(`length${aloud ? "_read" : ""}${limit ? "_of" : ""}`, shown);
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
  // F는 첫 빈 칸으로, Enter는 다음 칸으로, 마지막 칸과 Esc에서는 복사 단추로: 손이 자판을 떠나지 않는다.
  const form = $("form", root);
  const copyButton = () => $("[data-cx-tab]:not([hidden]) [data-lines]", root);
  form?.addEventListener("submit", (event) => event.preventDefault());
  form?.addEventListener("click", (event) => {
    if (event.target === form) (inputs.find((input) => !input.value) ?? inputs[0])?.focus();
  });
  form?.addEventListener("keydown", (event) => {
    const at = inputs.indexOf(/** @type {HTMLInputElement} */ (event.target));
    if (at < 0 || event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    focusOn(event.key === "Enter" && inputs[at + 1] ? inputs[at + 1] : copyButton());
  });
  document.addEventListener(SLOTS_CLEARED, refill);
  const tabs = $("[data-cx-tabs]", root);
  if (tabs) initTabs(tabs, measure);
  refill();
}

// 빈 칸: 한 번 채우면 이 통화 동안 모든 쪽에서 쓰인다. 탭을 닫거나 지우면 사라진다.
import { $, $$, el, toast } from "./dom.js";
import { josa } from "./josa.js";
import { tabMemory } from "./remembered.js";
import { say } from "./words.js";

const SLOT_STORE = "cx-slots";
/** 지웠음을 알리는 사건. */
export const SLOTS_CLEARED = "cx-slots-cleared";

/** @returns {Record<string, string>} */
export const slots = () => JSON.parse(tabMemory.get(SLOT_STORE) || "{}");

/** @param {string} name @param {string} value */
export function setSlot(name, value) {
  const all = slots();
  if (value) all[name] = value;
  else delete all[name];
  tabMemory.set(SLOT_STORE, JSON.stringify(all));
  paintSlots();
}

/** 칸이 없는 쪽에서도 지울 수 있게, 할 말 아래에 단추를 둔다. @param {HTMLElement} foot */
export function offerClearing(foot) {
  foot.append(el("button", { type: "button", class: "cx-btn cx-btn--quiet", "data-clear": "filled", "data-key": "X", hidden: true },
    say("clear_case"), el("kbd", { class: "cx-kbd", "aria-hidden": "true" }, "X")));
}

/** 지우는 단추가 있는 쪽이면 어디서나 한 번에 지운다. */
export function initSlots() {
  document.addEventListener("click", (event) => {
    if (!(/** @type {HTMLElement} */ (event.target).closest("[data-clear]"))) return;
    tabMemory.drop(SLOT_STORE);
    paintSlots();
    document.dispatchEvent(new CustomEvent(SLOTS_CLEARED));
    toast(say("cleared"));
  });
}

/** 채운 값을 문장에 넣고, 바로 뒤의 조사를 값에 맞춘다. */
export function paintSlots() {
  const all = slots();
  for (const slot of $$("[data-slot]")) {
    const name = slot.dataset.slot || "";
    slot.textContent = all[name] || name;
    slot.classList.toggle("is-filled", Boolean(all[name]));
    const next = slot.nextSibling;
    if (next instanceof HTMLElement && next.dataset.josa)
      next.textContent = josa(slot.textContent, next.dataset.josa);
  }
  for (const button of $$('[data-clear="filled"]')) button.hidden = !$(".is-filled");
}

// 빈 칸: 한 번 채우면 이 통화 동안 모든 쪽에서 쓰인다. 탭을 닫거나 지우면 사라진다.
import { $$ } from "./dom.js";
import { josa } from "./josa.js";

const SLOT_STORE = "cx-slots";

/** @returns {Record<string, string>} */
export const slots = () => JSON.parse(sessionStorage.getItem(SLOT_STORE) || "{}");

/** @param {string} name @param {string} value */
export function setSlot(name, value) {
  const all = slots();
  if (value) all[name] = value;
  else delete all[name];
  sessionStorage.setItem(SLOT_STORE, JSON.stringify(all));
  paintSlots();
}

export function clearSlots() {
  sessionStorage.removeItem(SLOT_STORE);
  paintSlots();
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
}

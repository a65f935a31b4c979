// 탭: 판마다 적힌 이름으로 단추를 만든다. 고른 채널은 이 탭 동안(sessionStorage) 다른 쪽에서도 유지된다.
import { $, $$, el, decoded } from "./dom.js";
import { tabMemory } from "./remembered.js";

let tabCount = 0;

/** 보이는 채널 단추. */
export const channelTabs = () =>
  $$('[data-cx-tabs="channel"] [role=tab]').filter((tab) => tab.offsetParent !== null);

/** 판의 이름. 스크립트가 없을 때 판의 머리글이 되는 글이다. @param {HTMLElement} panel */
const tabName = (panel) => ($(":scope > .cx-nojs", panel)?.textContent || "").trim();

/**
 * @param {HTMLElement} root
 * @param {(tab: HTMLElement) => void} onChange
 */
export function initTabs(root, onChange = () => {}) {
  const store = `cx-${root.dataset.cxTabs}`;
  const panels = $$("[data-cx-tab]", root);
  const list = $("[data-cx-tablist]", root);
  if (!list || !panels.length) return;
  list.setAttribute("role", "tablist");
  const tabs = panels.map((panel) => {
    panel.id ||= `cx-tab-${++tabCount}`;
    const tab = el("button", { type: "button", role: "tab", id: `${panel.id}-t`, "aria-controls": panel.id }, tabName(panel));
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    panel.tabIndex = 0;
    return tab;
  });
  list.replaceChildren(...tabs);
  /** @param {HTMLElement} tab @param {{focus?: boolean, keep?: boolean}} how */
  function pick(tab, { focus = false, keep = true } = {}) {
    tabs.forEach((one, place) => {
      const on = one === tab;
      one.setAttribute("aria-selected", String(on));
      one.tabIndex = on ? 0 : -1;
      panels[place].hidden = !on;
    });
    if (keep) tabMemory.set(store, tab.textContent || "");
    if (focus) tab.focus();
    onChange(tab);
  }
  tabs.forEach((tab, place) => {
    tab.addEventListener("click", () => pick(tab));
    tab.addEventListener("keydown", (event) => {
      const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      pick(tabs[(to + tabs.length) % tabs.length], { focus: true });
    });
  });
  const chosen = tabMemory.get(store);
  const aimed = () => tabs.find((tab) => `#${tab.getAttribute("aria-controls")}` === decoded(location.hash));
  pick(aimed() || tabs.find((tab) => tab.textContent === chosen) || tabs[0], { keep: false });
  addEventListener("hashchange", () => {
    const tab = aimed();
    if (tab) pick(tab, { keep: false });
  });
}

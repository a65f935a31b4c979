// 탭: 고른 채널은 이 탭 동안(sessionStorage) 다른 쪽에서도 유지된다.
import { $$ } from "./dom.js";

/**
 * @param {HTMLElement} root
 * @param {(tab: HTMLElement) => void} onChange
 */
export function initTabs(root, onChange = () => {}) {
  const store = `cx-${root.dataset.cxTabs}`;
  const tabs = $$('[role="tab"]', root);
  const name = (/** @type {HTMLElement} */ tab) => (tab.textContent || "").trim();
  if (!tabs.length) return;
  /** @param {HTMLElement} tab @param {{focus?: boolean, keep?: boolean}} how */
  function pick(tab, { focus = false, keep = true } = {}) {
    for (const one of tabs) {
      const on = one === tab;
      one.setAttribute("aria-selected", String(on));
      one.tabIndex = on ? 0 : -1;
      const panel = document.getElementById(one.getAttribute("aria-controls") || "");
      if (panel) panel.hidden = !on;
    }
    if (keep) sessionStorage.setItem(store, name(tab));
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
  const chosen = sessionStorage.getItem(store);
  const aimed = () => tabs.find((tab) => `#${tab.getAttribute("aria-controls")}` === decodeURIComponent(location.hash));
  pick(aimed() || tabs.find((tab) => name(tab) === chosen) || tabs[0], { keep: false });
  addEventListener("hashchange", () => {
    const tab = aimed();
    if (tab) pick(tab, { keep: false });
  });
}

// 뜻풀이: 용어에 닿거나 초점이 가면 카드가 뜬다. 카드 위로 옮겨 가도 남고, Esc로 닫힌다(WCAG 1.4.13).
// 손으로 누르면 한 번은 카드, 한 번 더는 용어집.
import { $, $$, el, decoded } from "./dom.js";
import { say } from "./words.js";

const LEAVE_MS = 200;
const SCREEN_EDGE = 8;

/** @param {HTMLElement} source */
export function initTerms(source) {
  /** @type {Record<string, [string, string]>} 앵커: [뜻, 말할 때] */
  const meanings = JSON.parse(/** @type {HTMLTemplateElement} */ (source).content.textContent || "{}");
  const card = el("div", { class: "cx-termcard", role: "tooltip", id: "cx-termcard", hidden: true });
  (source.closest(".cx-page") || document.body).append(card);
  /** @type {HTMLElement | null} */
  let shown = null;
  let leaving = 0;
  let touched = false;

  const meaningOf = (/** @type {HTMLAnchorElement} */ link) => meanings[decoded(link.hash.slice(1))];
  function hide() {
    clearTimeout(leaving);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    card.hidden = true;
  }
  function later() {
    clearTimeout(leaving);
    leaving = window.setTimeout(hide, LEAVE_MS);
  }
  /** @param {HTMLAnchorElement} link */
  function show(link) {
    clearTimeout(leaving);
    if (shown === link) return;
    hide();
    const [means, advice] = meaningOf(link);
    card.replaceChildren(el("p", {}, el("b", {}, link.textContent || ""), ` ${means}`),
      ...[advice, touched && say("term_again")].filter(Boolean).map((text) => el("p", {}, el("small", {}, String(text)))));
    card.hidden = false;
    shown = link;
    link.setAttribute("aria-describedby", card.id);
    const [at, size] = [link.getBoundingClientRect(), card.getBoundingClientRect()];
    const origin = /** @type {Element} */ (card.offsetParent || document.body).getBoundingClientRect();
    const left = Math.max(SCREEN_EDGE, Math.min(at.left, document.documentElement.clientWidth - size.width - SCREEN_EDGE));
    const above = at.bottom + size.height + SCREEN_EDGE > innerHeight && at.top > size.height + SCREEN_EDGE;
    card.style.setProperty("left", `${left - origin.left}px`);
    card.style.setProperty("top", `${(above ? at.top - size.height : at.bottom) - origin.top}px`);
  }
  for (const link of /** @type {HTMLAnchorElement[]} */ ($$('a[href*="reference/terms"]'))) {
    if (!link.hash || !meaningOf(link)) continue;
    link.addEventListener("pointerenter", (event) => { if (event.pointerType !== "touch") show(link); });
    link.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") later(); });
    link.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; });
    link.addEventListener("focus", () => { if (!touched) show(link); });
    link.addEventListener("blur", later);
    link.addEventListener("click", (event) => {
      if (!touched || shown === link) return;
      event.preventDefault();
      show(link);
    });
  }
  card.addEventListener("pointerenter", () => clearTimeout(leaving));
  card.addEventListener("pointerleave", later);
  document.addEventListener("pointerdown", (event) => {
    const target = /** @type {Node} */ (event.target);
    if (shown && !card.contains(target) && !shown.contains(target)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shown) return;
    event.stopPropagation();
    hide();
  }, true);
}

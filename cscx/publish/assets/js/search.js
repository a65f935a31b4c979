// 검색 창: Material의 검색을 우리 단추와 `/`로 연다.
import { $ } from "./dom.js";

const searchBox = () => /** @type {HTMLInputElement | null} */ ($("#__search"));
const searchInput = () => /** @type {HTMLInputElement | null} */ ($(".cx-search .md-search__input"));
export const searchIsOpen = () => Boolean(searchBox()?.checked);

/** @param {string} words */
export function openSearch(words = "") {
  const box = searchBox();
  const input = searchInput();
  if (!box || !input) return;
  if (!box.checked) box.click();
  if (words) input.value = words;
  input.focus();
  input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
}

function closeSearch() {
  if (searchIsOpen()) searchBox()?.click();
  searchInput()?.blur();
}

export function initSearch() {
  /** @type {HTMLElement | null} */
  let opener = null;
  document.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const button = target.closest("[data-cx-search]");
    if (button instanceof HTMLElement) {
      opener = button;
      openSearch(button.dataset.cxSearch);
    }
    if (target.closest("[data-cx-search-close]")) {
      closeSearch();
      opener?.focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (event.code === "Slash" && !event.shiftKey && !event.isComposing && !searchIsOpen()
      && !target.closest("input:not([type=radio]),textarea,select,[contenteditable]")) {
      event.preventDefault();
      event.stopPropagation();
      openSearch();
    }
    if (event.key === "Escape" && searchIsOpen() && opener) setTimeout(() => opener?.focus());
  });
}

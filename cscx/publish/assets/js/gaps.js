// 빈틈만 보기: 다 갖춘 사유를 접어 둔다.
import { $ } from "./dom.js";

/** @param {HTMLElement} button */
export function initGaps(button) {
  button.addEventListener("click", () => {
    const only = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(only));
    $(".cx-cover")?.classList.toggle("is-only", only);
  });
}

// 서랍: Material의 체크상자를 단추로 열고, 닫힌 동안에는 초점이 들어가지 않게 한다.
import { $ } from "./dom.js";

const narrowScreen = matchMedia("(max-width: 76.2344em)");

export function syncDrawer() {
  const open = /** @type {HTMLInputElement | null} */ ($("#__drawer"))?.checked ?? false;
  $("[data-cx-drawer]")?.setAttribute("aria-expanded", String(open));
  const side = $(".cx-menu");
  if (side) side.inert = narrowScreen.matches && !open;
}

export function initDrawer() {
  const box = /** @type {HTMLInputElement | null} */ ($("#__drawer"));
  const button = $("[data-cx-drawer]");
  if (!box || !button) return;
  button.addEventListener("click", () => {
    box.click();
    $(".cx-menu a")?.focus();
  });
  box.addEventListener("change", syncDrawer);
  narrowScreen.addEventListener("change", syncDrawer);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box.checked) {
      box.click();
      button.focus();
    }
  });
}

// 좁은 화면의 메뉴는 브라우저의 popover다. 여기서는 넓어질 때 닫고, 열릴 때 첫 링크에 초점을 준다.
import { $ } from "./dom.js";

export function initDrawer() {
  const menu = $("#cx-nav");
  if (!menu?.togglePopover) return;
  menu.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "open") $("a", menu)?.focus();
  });
  matchMedia("(min-width: 76.25em)").addEventListener("change", () => menu.hidePopover());
}

// 밝은 화면과 어두운 화면. 고르지 않으면 컴퓨터의 설정을 따른다. 처음 칠하는 일은 inline/early.js가 한다.
import { $ } from "./dom.js";
import { machineMemory } from "./remembered.js";
import { say } from "./words.js";

const SCHEME_STORE = "cx-scheme";
const darkSystem = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => document.body.dataset.mdColorScheme === "slate";

/** @param {boolean} dark */
function paintScheme(dark) {
  document.body.dataset.mdColorScheme = dark ? "slate" : "default";
  $("[data-cx-scheme]")?.setAttribute("aria-label", say(dark ? "to_light" : "to_dark"));
}

export function initScheme() {
  paintScheme(isDark());
  $("[data-cx-scheme]")?.addEventListener("click", () => {
    paintScheme(!isDark());
    machineMemory.set(SCHEME_STORE, isDark() ? "dark" : "light");
  });
  darkSystem.addEventListener("change", () => machineMemory.get(SCHEME_STORE) || paintScheme(darkSystem.matches));
}

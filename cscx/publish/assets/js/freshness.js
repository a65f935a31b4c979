// 화면의 나이. 도장은 화면 안에 있으므로, 새 스크립트가 옛 화면을 새것으로 보이게 할 수 없다.
import { $, el } from "./dom.js";
import { say } from "./words.js";

const HOUR = 3600e3;

/** 이 화면의 도장. */
export function stampHere() {
  const { cxBuilt = "", cxVersion = "", cxLimit = "" } = $(".cx-stamp")?.dataset ?? {};
  return { built: cxBuilt, version: cxVersion, limit: Number(cxLimit) };
}

/**
 * 나이에 대해 할 말. 알 것이 없으면 빈 글.
 * @param {{built: string, limit: number}} stamp
 * @param {number} now 읽는 이의 시계
 */
export function ageWarning({ built, limit }, now) {
  const age = (now - Date.parse(built)) / HOUR;
  if (Number.isNaN(age) || !(limit > 0)) return say("stamp_missing");
  if (age < -24) return say("clock_wrong");
  if (age < limit) return "";
  return age < 48 ? say("stale_hours", { n: Math.floor(age) }) : say("stale_days", { n: Math.floor(age / 24) });
}

function paintAge() {
  const box = $("[data-cx-age]");
  if (!box) return;
  const warning = ageWarning(stampHere(), Date.now());
  if ((box.textContent ?? "") === warning) return;
  box.replaceChildren(...(warning ? [el("p", { class: "cx-old" }, warning)] : []));
}

/** 보일 때마다, 그리고 켜 둔 채로 날이 가도. */
export function initFreshness() {
  paintAge();
  addEventListener("pageshow", paintAge);
  document.addEventListener("visibilitychange", paintAge);
  setInterval(paintAge, HOUR / 6);
}

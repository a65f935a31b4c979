// 파일로 내려받기. 나가는 곳은 이 기기뿐이다.
import { el } from "./dom.js";

/** @param {string} name @param {string} text */
export function learnDownload(name, text) {
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

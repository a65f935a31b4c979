// 화면이 하는 말. 사이트의 언어로 페이지에 들어 있다.
import { $ } from "./dom.js";

/** @type {Record<string, string>} */
let sentences = {};

/** 빌드가 넣어 둔 말을 읽는다. */
export function readWords() {
  const box = /** @type {HTMLTemplateElement | null} */ ($("#cx-words"));
  sentences = JSON.parse(box?.content.textContent || "{}");
}

/**
 * 한 문장. `{n}` 같은 칸을 채운다.
 * @param {string} key
 * @param {Record<string, string | number>} values
 */
export function say(key, values = {}) {
  return (sentences[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

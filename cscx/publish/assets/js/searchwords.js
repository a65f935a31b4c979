// 알아들은 말과 관련어: 눌러서 다시 찾는다.
import { el } from "./dom.js";
import { say } from "./words.js";

const MOST_RELATED = 4;

/** 다른 말로 알아들었으면 그 말. 누르면 그 말로 고쳐 찾는다. @param {string} query @param {[string, string][]} corrections */
export function meantWords(query, corrections) {
  if (!corrections.length) return [];
  const better = corrections.reduce((text, [typed, read]) => text.replace(typed, read), query.toLowerCase());
  return [say("find_meant"), " ", wordButton(better)];
}

/** @param {string[]} related */
export function relatedWords(related) {
  if (!related.length) return [];
  return [say("find_related"), ...related.slice(0, MOST_RELATED).flatMap((words) => [" ", wordButton(words)])];
}

/** @param {string} words */
function wordButton(words) {
  return el("button", { type: "button", class: "cx-linkbtn", "data-cx-search": words }, words);
}

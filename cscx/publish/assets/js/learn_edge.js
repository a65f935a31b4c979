// 경계 막대: 사례의 값이 경계의 어느 쪽에 있고, 양쪽의 답이 무엇인지.
import { el } from "./dom.js";
import { say } from "./words.js";

/** @param {import("./learn_load.js").LearnEdge} edge @param {string} key 이쪽의 답 */
export function learnEdge({ label, here, there, answer, above }, key) {
  const mine = { value: here, answer: key, here: true };
  const other = { value: there, answer, here: false };
  const [low, high] = above ? [mine, other] : [other, mine];
  const side = (/** @type {typeof mine} */ each, /** @type {string} */ word) =>
    el("div", { class: each.here ? "cx-edge__side is-here" : "cx-edge__side" },
      ...(each.here ? [el("small", { class: "cx-edge__me" }, say("lq_edge_me", { value: each.value }))] : []),
      el("b", {}, say(word, { value: each.value })), el("span", {}, each.answer));
  return el("figure", { class: "cx-edge" }, el("figcaption", {}, label),
    el("div", { class: "cx-edge__bar" }, side(low, "lq_edge_low"), side(high, "lq_edge_high")));
}

// 고객에게 할 말: 채널마다 문장, 빈 칸은 이번 상담의 값으로 채운다.
import { el } from "./dom.js";
import { josa } from "./josa.js";
import { paintSlots } from "./slots.js";
import { initTabs } from "./tabs.js";
import { say } from "./words.js";

/** 채널과 문단. 문단에는 {칸}과 {은/는}이 있다. @typedef {[string, string[]][]} Says */

/** @param {Says} says @param {string} title @param {string | null} href @param {number} number */
export function sayCard(says, title, href, number) {
  const label = el("p", { class: "cx-label", id: `cx-say-${number}` }, say("wz_say"));
  const card = el("div", { class: "cx-say", "data-cx-tabs": "channel" },
    el("div", { class: "cx-say__head" }, label, el("div", { class: "cx-seg", "data-cx-tablist": true, "aria-labelledby": label.id })),
    ...says.map(([channel, paragraphs], at) => el("div", { class: "cx-say__text", "data-cx-tab": true, id: `cx-say-${number}-${at}` },
      el("b", { class: "cx-nojs" }, channel), ...paragraphs.map(paragraphOf))),
    el("div", { class: "cx-say__foot" },
      el("button", { type: "button", class: "cx-btn cx-btn--primary", "data-copy": ".cx-say__text:not([hidden])", "data-key": number ? null : "C" },
        el("span", { class: "cx-icon cx-i-copy" }), say("wz_copy"), number ? "" : el("kbd", { class: "cx-kbd", "aria-hidden": "true" }, "C")),
      href ? el("a", { href }, title) : ""));
  initTabs(card);
  return card;
}

/** 화면에 붙은 뒤 빈 칸을 채운다. */
export const fillSays = paintSlots;

/** @param {string} text */
function paragraphOf(text) {
  const label = /^\[[^\]\n]+\] /.exec(text)?.[0] ?? "";
  const parts = text.slice(label.length).split(/\{([^{}]+)\}/);
  return el("p", { class: "cx-say__line" }, label ? el("span", { class: "cx-sr" }, label) : "", ...parts.flatMap((part, at) => {
    if (at % 2 === 0) return part.split("\n").flatMap((row, place) => (place ? [el("br"), row] : [row]));
    if (!part.includes("/")) return [el("span", { class: "cx-slot", "data-slot": part }, part)];
    return [el("span", { "data-josa": part }, josa(parts[at - 2] ?? "", part))];
  }));
}

// 복사: 보이는 글을 그대로. 빈 칸이 남아 있으면 알려 준다.
import { $, $$, toast } from "./dom.js";
import { say } from "./words.js";

/** 붙여 넣을 글. 채우지 않은 칸은 {이름}으로 남긴다. @param {HTMLElement} node */
export function plain(node) {
  const copy = /** @type {HTMLElement} */ (node.cloneNode(true));
  for (const hidden of copy.querySelectorAll(".cx-sr, .cx-nojs")) hidden.remove();
  for (const slot of copy.querySelectorAll(".cx-slot:not(.is-filled)"))
    slot.textContent = `{${/** @type {HTMLElement} */ (slot).dataset.slot}}`;
  for (const line of copy.querySelectorAll("br")) line.replaceWith("\n");
  const rows = [...copy.querySelectorAll("p")].map((p) => (p.textContent || "").trim());
  return rows.length ? rows.join("\n\n") : (copy.textContent || "").trim();
}

/** @param {string} text */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  const left = (text.match(/\{[^}\n]+\}/g) || []).length;
  toast(left ? say("copied_left", { n: left }) : say("copied"));
}

export function initCopy() {
  document.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-copy]");
    if (!(button instanceof HTMLElement)) return;
    const near = button.closest(".cx-say") || document;
    const source = $(button.dataset.copy || "", near) || $(button.dataset.copy || "");
    if (!source) return;
    copyText(
      "lines" in button.dataset
        ? $$(".cx-line__text", source).map(plain).join("\n\n")
        : plain(source),
    );
  });
}

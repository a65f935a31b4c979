// 판정표에 다녀오기: 절차의 판정 단계에서 연 표에서, 하던 단계로 한 번에 돌아온다.
import { tabMemory } from "./remembered.js";
import { $, el } from "./dom.js";
import { say } from "./words.js";

const WAY_BACK = "cx-way-back";

/** 판정표를 여는 링크. 어느 단계에서 떠나는지 이 탭에 적어 둔다. @param {HTMLElement} link */
export function initDecideLink(link) {
  link.addEventListener("click", () => {
    const title = $("h1")?.textContent || "";
    tabMemory.set(WAY_BACK, JSON.stringify({ href: location.href, title }));
  });
}

/** 방금 그 절차에서 왔을 때만 돌아가는 길을 보인다. @param {HTMLElement} foot */
export function offerWayBack(foot) {
  const { href = "", title = "" } = JSON.parse(tabMemory.get(WAY_BACK) || "{}");
  if (!document.referrer || String(href).split("#")[0] !== document.referrer) return;
  foot.append(el("a", { class: "cx-btn cx-wizard__from", href, "data-key": "P" },
    el("span", { class: "cx-icon cx-i-back" }), say("way_back", { title }), el("kbd", { class: "cx-kbd", "aria-hidden": "true" }, "P")));
}

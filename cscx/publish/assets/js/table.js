// 표: 좁은 화면에서 칸이 카드로 바뀌어도 뜻이 남게, 역할과 칸 이름을 머리줄에서 옮겨 적는다.
import { $$ } from "./dom.js";

const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

export function initTables() {
  for (const table of $$("[data-cx-table]")) {
    const names = $$("thead th", table).map((head) => head.textContent || "");
    for (const node of [table, ...$$("thead, tbody, tr, th, td", table)]) {
      const head = node.getAttribute("scope") === "col" ? "columnheader" : "rowheader";
      node.setAttribute("role", ROLES[/** @type {keyof ROLES} */ (node.tagName)] || head);
    }
    for (const cell of /** @type {HTMLTableCellElement[]} */ ($$("tbody td", table))) {
      cell.dataset.label = names[cell.cellIndex];
      const words = document.createElement("span");
      words.append(...cell.childNodes);
      cell.append(words);
    }
  }
}

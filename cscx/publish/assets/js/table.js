// 판정표: 좁은 화면에서는 한 줄이 한 장이 된다. 열 이름을 칸에 적고, 모양이 바뀌어도 표로 읽히게 역할을 적는다.
import { $$, el } from "./dom.js";

const TABLE_ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

/** @param {HTMLElement} table */
export function dressTable(table) {
  const names = $$("thead th", table).map((head) => head.textContent || "");
  for (const part of [table, ...$$("thead, tbody, tr, td", table)])
    part.setAttribute("role", TABLE_ROLES[/** @type {keyof TABLE_ROLES} */ (part.tagName)]);
  for (const head of $$("th", table)) head.setAttribute("role", head.getAttribute("scope") === "row" ? "rowheader" : "columnheader");
  for (const row of $$("tbody tr", table))
    [...row.children].forEach((cell, at) => {
      if (cell.tagName === "TD" && cell.childNodes.length > 1) cell.replaceChildren(el("span", {}, ...cell.childNodes));
      if (cell.tagName === "TD" && !cell.matches(".is-any, .cx-table__by, .cx-table__out")) cell.setAttribute("data-label", names[at]);
    });
}

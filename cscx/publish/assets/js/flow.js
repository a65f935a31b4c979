// 흐름도: 자리와 선은 빌드가 정하고(cscx/publish/drawing.py), 여기서는 그리기만 한다.
import { $ } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";
/**
 * @typedef {[number, number, number, string, ...string[]]} FlowNode
 * @typedef {[number, number, string, ...any[]]} FlowEdge
 * @typedef {{size: [number, number], widths: Record<string, number>, heights: [number, number, number], nodes: FlowNode[], edges: FlowEdge[], notes: [number, number, string][]}} FlowModel
 */
const FLOW_LINE = 16, FLOW_ROW = 15;

/** @param {string} tag @param {Record<string, any>} props @param {...(Node | string)} kids */
function flowPart(tag, props, ...kids) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props)) node.setAttribute(name, String(value));
  node.append(...kids);
  return node;
}
/** @param {string} id */
const flowTip = (id) => flowPart("marker", { id, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8,
  markerUnits: "userSpaceOnUse", orient: "auto" }, flowPart("path", { d: "M0 0 8 4 0 8z" }));

/** @param {FlowModel} model @param {FlowNode} node @param {string[]} ids @param {(id: string) => string} title */
function flowBox({ widths, heights }, [step, x, y, look, ...lines], ids, title) {
  const again = look === "again";
  const [width, height] = [widths[x], heights[again ? 2 : lines.length > 1 ? 1 : 0]];
  const rows = lines.length ? lines : [(again ? "→ " : "") + title(ids[step])];
  const top = y + (height - FLOW_LINE * (rows.length - 1)) / 2 + 5;
  return flowPart("g", { class: look ? `cx-node cx-node--${look}` : "cx-node", [again ? "data-again" : "data-step"]: ids[step] },
    flowPart("rect", { x, y, width, height, rx: 8 }),
    ...rows.map((row, place) => flowPart("text", { x: x + (again ? 8 : width / 2), y: top + place * FLOW_LINE }, row)));
}
/** @param {FlowEdge} edge @param {string[]} ids */
const flowLine = ([from, to, path, x, y, ...rows], ids) =>
  flowPart("g", { class: "cx-edge", "data-edge": `${ids[from]} ${ids[to]}` }, flowPart("path", { d: path }),
    ...rows.map((row, place) => flowPart("text", { x, y: y + place * FLOW_ROW }, row)));

/** 흐름도를 그린다. @param {Element} figure @param {string[]} ids 단계 이름, 쓴 차례 @param {(id: string) => string} title */
export function drawFlow(figure, ids, title) {
  const room = $(".cx-flow__scroll", figure);
  const source = /** @type {HTMLTemplateElement | null} */ ($("template", figure));
  if (!room || !source) return;
  /** @type {FlowModel} */
  const model = JSON.parse(source.content.textContent || "null");
  const [width, height] = model.size;
  room.append(flowPart("svg", { class: "cx-flow__svg", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-labelledby": "cx-flow-t cx-flow-d" },
    flowPart("title", { id: "cx-flow-t" }, room.dataset.title || ""), flowPart("desc", { id: "cx-flow-d" }, room.dataset.told || ""),
    flowPart("defs", {}, flowTip("cx-tip"), flowTip("cx-tip-on")),
    flowPart("g", { "marker-end": "url(#cx-tip)" }, ...model.edges.map((edge) => flowLine(edge, ids))),
    ...model.nodes.map((node) => flowBox(model, node, ids, title)),
    ...model.notes.map(([x, y, text]) => flowPart("text", { class: "cx-flow__note", x, y }, text))));
}

/** 지금 단계와 지나온 길을 흐름도에 나타내고, 상자 안에서 보이게 한다. @param {Element} figure @param {string[]} ids @param {string} now */
export function paintFlow(figure, ids, now) {
  for (const node of figure.querySelectorAll("[data-step]")) {
    const id = /** @type {SVGElement} */ (node).dataset.step || "";
    node.classList.toggle("is-current", id === now);
    node.classList.toggle("is-done", ids.includes(id) && id !== now);
    const room = $(".cx-flow__scroll", figure);
    if (id !== now || !room) continue;
    const [inner, outer] = [node.getBoundingClientRect(), room.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom)
      room.scrollTop += inner.top - outer.top - outer.height / 3;
  }
  const pairs = ids.slice(1).map((id, place) => `${ids[place]} ${id}`);
  for (const edge of figure.querySelectorAll("[data-edge]"))
    edge.classList.toggle("is-done", pairs.includes(/** @type {SVGElement} */ (edge).dataset.edge || ""));
}

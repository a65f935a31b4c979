// 거르기: 종류 단추, 채널·사유·상태 고르기. 고른 것만 보이고, 단추에는 남는 수가 붙는다.
import { el } from "./dom.js";
import { say } from "./words.js";

/** @typedef {Record<string, Record<string, number>>} Counts 갈래마다 값의 수 */
/** @typedef {"channels" | "reasons" | "status"} Chosen */

const SELECTS = /** @type {const} */ ([["channels", "find_channel"], ["reasons", "find_reason"], ["status", "find_status"]]);

export class SearchFilters {
  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.root = root;
    this.onChange = onChange;
    /** 종류: 빈 글은 전체, "*"는 단추가 따로 없는 것. */
    this.kind = "";
    /** @type {Record<Chosen, string>} */
    this.chosen = { channels: "", reasons: "", status: "" };
  }

  get isSet() {
    return Boolean(this.kind || this.chosen.channels || this.chosen.reasons || this.chosen.status);
  }

  clear() {
    this.kind = "";
    this.chosen = { channels: "", reasons: "", status: "" };
  }

  /** 엔진에 주는 것. @param {string[]} kinds 색인에 있는 종류 모두 */
  wanted(kinds) {
    /** @type {Record<string, string[]>} */
    const wanted = this.wantedButKind();
    if (this.kind) wanted.kind = this.kind === "*" ? restOf(kinds) : [this.kind];
    return wanted;
  }

  /** 종류 단추의 수는 종류를 뺀 나머지로 센다. */
  wantedButKind() {
    return Object.fromEntries(
      Object.entries(this.chosen).filter(([, value]) => value).map(([facet, value]) => [facet, [value]]),
    );
  }

  /** @param {Counts} counts */
  paint(counts) {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.cxFilter : undefined;
    const total = sum(Object.values(counts.kind));
    const rest = sum(restOf(Object.keys(counts.kind)).map((kind) => counts.kind[kind]));
    const kinds = [["", say("find_all"), total],
      ...CX_SEARCH.kinds.map((kind) => [kind, kind, counts.kind[kind] ?? 0]), ["*", say("find_rest"), rest]];
    const buttons = kinds.map(([kind, title, n]) => this.kindButton(String(kind), String(title), Number(n)));
    const selects = SELECTS.map(([facet, title]) => this.select(facet, say(title), counts[facet])).filter(Boolean);
    this.root.replaceChildren(
      el("div", { class: "cx-seg", role: "group", "aria-label": say("find_kinds") }, ...buttons),
      el("div", { class: "cx-search__selects" }, .../** @type {HTMLElement[]} */ (selects)),
    );
    if (focused !== undefined)
      for (const node of this.root.querySelectorAll("[data-cx-filter]"))
        if (node instanceof HTMLElement && node.dataset.cxFilter === focused) node.focus();
  }

  /** @param {string} kind @param {string} title @param {number} n */
  kindButton(kind, title, n) {
    const onclick = () => {
      this.kind = kind;
      this.onChange();
    };
    return el("button", { type: "button", "data-cx-filter": `kind ${kind}`, "aria-pressed": String(kind === this.kind), onclick },
      `${title} `, el("span", { class: "cx-seg__count" }, String(n)));
  }

  /** 고를 것이 둘은 되어야 보인다. @param {Chosen} facet @param {string} title @param {Record<string, number>} counts */
  select(facet, title, counts) {
    const order = facet === "channels" ? CX_SEARCH.channels : Object.keys(counts).sort((a, b) => counts[b] - counts[a]);
    const names = order.filter((name) => name && (counts[name] || name === this.chosen[facet]));
    const chosen = this.chosen[facet];
    if (chosen && !names.includes(chosen)) names.push(chosen);
    if (names.length < 2 && !chosen) return null;
    const choices = [["", say("find_all")], ...names.map((name) => [name, name])].map(([value, text]) =>
      el("option", { value, selected: value === chosen }, text));
    const onchange = (/** @type {Event} */ event) => {
      this.chosen[facet] = /** @type {HTMLSelectElement} */ (event.target).value;
      this.onChange();
    };
    return el("label", { class: "cx-search__select" }, el("span", {}, title),
      el("select", { "data-cx-filter": facet, onchange }, ...choices));
  }
}

/** 단추가 따로 없는 종류. @param {string[]} kinds */
function restOf(kinds) {
  return kinds.filter((kind) => !CX_SEARCH.kinds.includes(kind));
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((all, one) => all + one, 0);
}

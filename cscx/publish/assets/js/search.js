// 검색 창: 어디서나 `/`로 열고, 고르고, 열고, 복사한다.
import { $ } from "./dom.js";
import { finder, siteUrl } from "./finder.js";
import { keysOn, typing } from "./keys.js";
import { keepMissed } from "./missed.js";
import { missedList } from "./missedlist.js";
import { makeSearchBox } from "./searchbox.js";
import { copyHit } from "./searchcopy.js";
import { SearchFilters } from "./searchfilters.js";
import { hitRow, isOver, noticeRows } from "./searchhits.js";
import { failedScreen, firstScreen, keepRecent, nothingFound, waitingScreen } from "./searchother.js";
import { meantWords, relatedWords } from "./searchwords.js";
import { say } from "./words.js";

const MOST_HITS = 20;
const FEWEST_HITS = 3;

class SearchPanel {
  constructor() {
    this.box = makeSearchBox();
    this.filters = new SearchFilters(this.box.filters, () => this.refresh());
    /** @type {import("./searchhits.js").Hit[]} */
    this.hits = [];
    this.at = 0;
    this.turn = 0;
    /** 아직 남기지 않은, 신통치 않은 검색. @type {{query: string, none: boolean} | null} */
    this.weak = null;
    /** 답보다 먼저 누른 Enter: 답이 오면 연다. @type {"" | "here" | "aside"} */
    this.hurried = "";
    /** 마지막으로 남긴 말: 다시 열어 같은 말이 보여도 또 세지 않는다. */
    this.kept = "";
    this.listen();
  }

  listen() {
    const { panel, input, hits } = this.box;
    input.addEventListener("input", () => {
      if (!input.value.trim()) this.settle();
      this.refresh();
    });
    panel.addEventListener("keydown", (event) => this.press(event));
    panel.addEventListener("close", () => {
      if (!panel.open) this.settle(); // 닫힘은 조금 늦게 알려진다: 그사이에 다시 열었으면 여는 쪽이 이미 남겼다
    });
    panel.addEventListener("click", (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      if (target === panel || target.closest("[data-cx-close], a[href]:not([download])")) panel.close();
    });
    hits.addEventListener("click", (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      const row = target.closest(".cx-hit");
      if (!row) return;
      this.select([...hits.children].indexOf(row));
      if (target.closest("[data-cx-hit-copy]")) this.copy();
      else this.go(event.ctrlKey || event.metaKey);
    });
  }

  /** @param {string} words */
  open(words = "") {
    const { panel, input } = this.box;
    if (!panel.open) {
      this.settle();
      panel.showModal();
    }
    if (words) input.value = words;
    this.refresh();
    input.focus();
    input.select();
  }

  /** 화면을 찾을 말과 거르기에 맞춘다. 답이 늦게 오면 그사이의 것은 버린다. */
  async refresh() {
    const query = this.box.input.value.trim();
    this.turn += 1;
    this.hurried = "";
    const { turn } = this;
    delete this.box.panel.dataset.for;
    if (!query) return this.show(firstScreen(() => this.openMissed()));
    if (!this.hits.length) this.show(waitingScreen());
    try {
      const engine = await finder();
      const all = await engine.search(query, this.filters.wantedButKind(), this.filters.kind ? 0 : MOST_HITS);
      const kinds = Object.keys(all.counts.kind);
      const found = this.filters.kind ? await engine.search(query, this.filters.wanted(kinds), MOST_HITS) : all;
      const free = found.hits.length || !this.filters.isSet ? null : await engine.search(query, {}, 1);
      if (turn === this.turn) this.paint(query, found, all.counts, free);
    } catch {
      if (turn === this.turn) this.show(failedScreen(() => this.refresh()));
    }
  }

  /** @param {string} query @param {any} found @param {any} counts @param {any} free */
  paint(query, found, counts, free) {
    const { box } = this;
    const total = Object.values(found.counts.kind).reduce((all, n) => all + Number(n), 0);
    const unfiltered = free ? Object.values(free.counts.kind).reduce((all, n) => all + Number(n), 0) : 0;
    this.hits = found.hits.filter((/** @type {any} */ hit) => !isOver(hit)).slice(0, Math.max(total, FEWEST_HITS));
    this.filters.paint(counts);
    box.filters.hidden = !total && !this.filters.isSet;
    box.hits.replaceChildren(...this.hits.map(hitRow));
    const rows = noticeRows(this.hits);
    box.notices.replaceChildren(...rows);
    box.notices.hidden = !rows.length;
    box.meant.replaceChildren(...meantWords(query, found.corrections));
    box.meant.hidden = !found.corrections.length;
    box.related.replaceChildren(...relatedWords(found.related));
    box.count.textContent = this.hits.length ? say("find_count", { n: this.hits.length }) : say("find_none");
    box.input.setAttribute("aria-expanded", String(this.hits.length > 0));
    if (this.hits.length) box.other.replaceChildren();
    else box.other.replaceChildren(nothingFound(query, unfiltered, () => this.unfilter(), () => this.openMissed()));
    const poor = found.weak && !this.filters.isSet && query !== this.kept;
    this.weak = poor ? { query, none: !this.hits.length } : null;
    box.foot.hidden = !this.hits.length && !found.related.length;
    box.panel.dataset.for = query;
    this.select(0);
    if (this.hurried) this.go(this.hurried === "aside");
  }

  /** 결과 대신 보이는 화면. @param {HTMLElement} screen */
  show(screen) {
    const { box } = this;
    this.hits = [];
    box.hits.replaceChildren();
    for (const part of [box.filters, box.notices, box.meant, box.foot]) part.hidden = true;
    box.related.replaceChildren();
    box.other.replaceChildren(screen);
    box.count.textContent = "";
    box.input.setAttribute("aria-expanded", "false");
    box.input.removeAttribute("aria-activedescendant");
  }

  openMissed() {
    this.settle();
    this.show(missedList(() => this.open()));
    $("#cx-missed")?.focus();
  }

  unfilter() {
    this.filters.clear();
    this.refresh();
    this.box.input.focus();
  }

  /** @param {number} place */
  select(place) {
    const rows = [...this.box.hits.children];
    this.at = Math.max(0, Math.min(place, rows.length - 1));
    rows.forEach((row, n) => row.setAttribute("aria-selected", String(n === this.at)));
    const row = rows[this.at];
    if (!row) return this.box.input.removeAttribute("aria-activedescendant");
    this.box.input.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !(event.target instanceof HTMLSelectElement) && this.hits.length) {
      event.preventDefault();
      this.select((this.at + step + this.hits.length) % this.hits.length);
    } else if (event.key === "Enter" && event.target === this.box.input) {
      event.preventDefault();
      this.go(event.ctrlKey || event.metaKey);
    } else if (event.altKey && event.code === "KeyC") {
      event.preventDefault();
      this.copy();
    }
  }

  copy() {
    keepRecent(this.box.input.value);
    copyHit(this.hits[this.at]);
  }

  /** 고른 결과를 연다. 답이 아직 오는 중이면 온 다음에. @param {boolean} aside 새 탭에 */
  go(aside) {
    if (this.box.input.value.trim() !== this.box.panel.dataset.for) {
      this.hurried = aside ? "aside" : "here";
      return;
    }
    this.hurried = "";
    const hit = this.hits[this.at];
    this.settle();
    if (!hit) return;
    const { href } = siteUrl(hit.address);
    if (aside) return window.open(href, "_blank", "noopener");
    this.box.panel.close();
    location.assign(href);
  }

  /** 찾기를 마쳤다: 찾은 말을 기억하고, 신통치 않았으면 남긴다. */
  settle() {
    keepRecent(this.box.input.value);
    if (!this.weak) return;
    keepMissed(this.weak.query, this.weak.none);
    this.kept = this.weak.query;
    this.weak = null;
  }
}

/** @type {SearchPanel | null} */
let searchPanel = null;
export const searchIsOpen = () => Boolean(searchPanel?.box.panel.open);

/** @param {string} words */
export function openSearch(words = "") {
  searchPanel ??= new SearchPanel();
  searchPanel.open(words);
}

export function initSearch() {
  document.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-cx-search]");
    if (button instanceof HTMLElement) openSearch(button.dataset.cxSearch);
  });
  document.addEventListener("keydown", (event) => {
    const busy = event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (event.code !== "Slash" || busy || searchIsOpen() || !keysOn()) return;
    if (typing(/** @type {Element} */ (event.target))) return;
    event.preventDefault();
    openSearch();
  });
}

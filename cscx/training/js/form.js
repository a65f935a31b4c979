// 시험 한 벌: 같은 문제 은행과 시드면 파이썬과 같은 물음. cscx/training/assembly의 쌍둥이.
import { Draw } from "./draw.js";

/** @typedef {{code: string, verdict: "right" | "wrong"}} FormOption */
/**
 * @typedef {object} FormItem
 * @property {string} id @property {string} type @property {string} space @property {string} level
 * @property {unknown[]} stems @property {FormOption[]} options @property {string[]} rising
 * @property {{document: string, anchor: string}[]} sources
 */
/** @typedef {{item: FormItem, codes: string[] | null}} PickedItem codes가 null이면 자기 보기 */
/** @typedef {{item: string, stem: number, codes: string[], key: number}} FormQuestion */

const FORM_LEVELS = ["remember", "apply", "decide"];
const LEVEL_SHARES = [2, 4, 4];
const ANSWERS_SHOWN = 3;
const SAME_ANSWERS = 4;
const JOINED = "\u001f";

/** @param {FormItem} item */
const keyCode = (item) => /** @type {FormOption} */ (item.options.find((each) => each.verdict === "right")).code;
/** @param {FormItem} item */
const wrongCodes = (item) => item.options.filter((each) => each.verdict === "wrong").map((each) => each.code);

/** 물음 count개. 문제가 모자라면 있는 만큼. @param {{fingerprint: string, items: FormItem[]}} bank @param {string} seed @param {number} count @returns {FormQuestion[]} */
export function drawForm(bank, seed, count) {
  const draw = new Draw(bank.fingerprint, seed);
  const candidates = FORM_LEVELS.map((level) => candidatesOf(bank.items.filter((item) => item.level === level), draw));
  const asked = new AskedSoFar();
  const picked = levelQuotas(count).flatMap((quota, at) => asked.pick(candidates[at], quota));
  for (const each of candidates) picked.push(...asked.pick(each, count - picked.length));
  return placed(picked, draw);
}

/** 수준마다 몇 문제. @param {number} count */
function levelQuotas(count) {
  const whole = LEVEL_SHARES.reduce((sum, share) => sum + share, 0);
  let given = 0, taken = 0;
  return LEVEL_SHARES.map((share) => {
    given += share;
    const quota = Math.floor((count * given) / whole) - taken;
    taken += quota;
    return quota;
  });
}

/** 한 수준의 문제: 세 문제 묶음에서 하나씩, 어디에도 들지 못한 문제, 묶음의 나머지. @param {FormItem[]} items @param {Draw} draw @returns {PickedItem[]} */
function candidatesOf(items, draw) {
  /** @type {Map<string, FormItem[]>} */
  const spaces = new Map();
  for (const item of items) spaces.set(item.space, [...(spaces.get(item.space) ?? []), item]);
  /** @type {{items: FormItem[], codes: string[]}[]} */
  const triads = [];
  /** @type {FormItem[]} */
  const loose = [];
  for (const members of spaces.values()) {
    let waiting = draw.shuffled(members);
    while (waiting.length) {
      const [first, ...others] = waiting;
      const trio = triadOf(first, others);
      if (trio) triads.push({ items: trio, codes: trio.map(keyCode) });
      else loose.push(first);
      waiting = others.filter((item) => !trio?.includes(item));
    }
  }
  /** @type {PickedItem[]} */
  const drawn = [];
  /** @type {PickedItem[]} */
  const rest = [];
  for (const { items: trio, codes } of draw.shuffled(triads)) {
    const [one, ...others] = draw.shuffled(trio).map((item) => ({ item, codes }));
    drawn.push(one);
    rest.push(...others);
  }
  return [...drawn, ...draw.shuffled(loose).map((item) => ({ item, codes: null })), ...rest];
}

/** 서로의 정답이 서로의 틀린 보기인 세 문제. @param {FormItem} first @param {FormItem[]} others */
function triadOf(first, others) {
  const near = wrongCodes(first);
  const fitting = others
    .filter((each) => near.includes(keyCode(each)) && wrongCodes(each).includes(keyCode(first)))
    .sort((a, b) => near.indexOf(keyCode(a)) - near.indexOf(keyCode(b)));
  for (const [at, second] of fitting.entries()) {
    for (const third of fitting.slice(at + 1)) {
      const apart = keyCode(second) !== keyCode(third);
      if (apart && wrongCodes(third).includes(keyCode(second)) && wrongCodes(second).includes(keyCode(third))) return [first, second, third];
    }
  }
  return null;
}

/** 지금까지 고른 것. 가장 덜 물은 것을 다음에 고른다. */
class AskedSoFar {
  constructor() {
    /** @type {Map<string, number>} */
    this.seen = new Map();
    /** @type {Set<string>} */
    this.used = new Set();
  }

  /** @param {PickedItem[]} candidates @param {number} quota @returns {PickedItem[]} */
  pick(candidates, quota) {
    /** @type {PickedItem[]} */
    const found = [];
    const waiting = new Map(candidates.filter(({ item }) => !this.used.has(item.id)).map((each) => [each.item.id, { each, cells: cellsOf(each.item) }]));
    while (waiting.size && found.length < quota) {
      const [first, ...others] = waiting.values();
      let best = first, least = this.weight(first.cells);
      for (const other of others) {
        const weight = this.weight(other.cells);
        if (isLess(weight, least)) [best, least] = [other, weight];
      }
      found.push(best.each);
      this.used.add(best.each.item.id);
      for (const cell of best.cells) this.seen.set(cell, (this.seen.get(cell) ?? 0) + 1);
      waiting.delete(best.each.item.id);
    }
    return found;
  }

  /** @param {string[]} cells */
  weight(cells) {
    const [space, type, ...others] = cells.map((cell) => this.seen.get(cell) ?? 0);
    return [SAME_ANSWERS * space + type, ...others];
  }
}

/** @param {number[]} one @param {number[]} other */
function isLess(one, other) {
  const at = one.findIndex((number, place) => number !== other[place]);
  return at >= 0 && one[at] < other[at];
}

/** 고르게 물을 것: 함께 다니는 답, 유형, 문서, 규칙. @param {FormItem} item */
function cellsOf(item) {
  const { document, anchor } = item.sources[0];
  return [["space", item.space], ["type", item.type], ["document", document], ["rule", document, anchor]].map((cell) => cell.join(JOINED));
}

/** 물음을 뽑은 차례로, 정답 자리는 고르게. 값은 크기대로 놓이므로 먼저 자리를 잡는다. @param {PickedItem[]} picked @param {Draw} draw */
function placed(picked, draw) {
  const shown = picked.map(({ item, codes }) => ({ item, codes: codes ?? ownCodes(item, draw) }));
  /** @param {FormItem} item @param {string[]} codes */
  const bySize = (item, codes) => item.rising.filter((code) => codes.includes(code));
  const questions = shown.filter(({ item }) => item.rising.length).map(({ item, codes }) => questionOf(item, bySize(item, codes), draw));
  const places = [...Array(ANSWERS_SHOWN).keys()];
  const keys = places.map((at) => questions.filter((each) => each.codes.length === ANSWERS_SHOWN && each.key === at).length);
  for (const { item, codes } of shown.filter((each) => !each.item.rising.length)) {
    let place = draw.below(codes.length);
    if (codes.length === ANSWERS_SHOWN) {
      place = draw.one(places.filter((at) => keys[at] === Math.min(...keys)));
      keys[place]++;
    }
    const wrong = draw.shuffled(codes.filter((code) => code !== keyCode(item)));
    questions.push(questionOf(item, [...wrong.slice(0, place), keyCode(item), ...wrong.slice(place)], draw));
  }
  return draw.shuffled(questions);
}

/** @param {FormItem} item @param {Draw} draw */
function ownCodes(item, draw) {
  if (item.type === "written") return item.options.map((each) => each.code);
  const [near, ...others] = wrongCodes(item);
  return [keyCode(item), near, draw.one(others)];
}

/** @param {FormItem} item @param {string[]} codes @param {Draw} draw @returns {FormQuestion} */
function questionOf(item, codes, draw) {
  return { item: item.id, stem: draw.below(item.stems.length), codes, key: codes.indexOf(keyCode(item)) };
}

// 시험 한 벌: 같은 문제 은행과 시드면 파이썬과 같은 물음. cscx/training/assembly의 쌍둥이.
import { Draw } from "./draw.js";

/** @typedef {{code: string, verdict: "right" | "wrong"}} FormOption */
/**
 * @typedef {object} FormItem
 * @property {string} id @property {string} type @property {string} space @property {string} level
 * @property {unknown[]} stems @property {FormOption[]} options @property {string[]} rising
 * @property {{document: string, anchor: string}[]} sources
 */
/** @typedef {{items: FormItem[], codes: string[] | null}} PickedItems codes가 null이면 저마다의 보기 */
/** @typedef {{item: string, stem: number, codes: string[], key: number}} FormQuestion */

const FORM_LEVELS = ["remember", "apply", "decide"];
const LEVEL_SHARES = [2, 4, 4];
const ANSWERS_SHOWN = 3;
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
  const picked = levelQuotas(count).map((quota, at) => asked.pick(candidates[at], quota));
  let left = count - picked.flat().reduce((sum, each) => sum + each.items.length, 0);
  for (const each of candidates) {
    const more = asked.pick(each, left);
    picked.push(more);
    left -= more.reduce((sum, one) => sum + one.items.length, 0);
  }
  return placed(picked.flat(), draw);
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

/** 한 수준의 세 문제 묶음과, 어디에도 들지 못한 문제. @param {FormItem[]} items @param {Draw} draw @returns {PickedItems[]} */
function candidatesOf(items, draw) {
  /** @type {Map<string, FormItem[]>} */
  const spaces = new Map();
  for (const item of items) spaces.set(item.space, [...(spaces.get(item.space) ?? []), item]);
  /** @type {PickedItems[]} */
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
  const drawn = draw.shuffled(triads);
  return [...drawn, ...draw.shuffled(loose).map((item) => ({ items: [item], codes: null }))];
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

  /** @param {PickedItems[]} candidates @param {number} quota @returns {PickedItems[]} */
  pick(candidates, quota) {
    const found = [];
    const free = (/** @type {PickedItems} */ each) => !each.items.some((item) => this.used.has(item.id));
    let waiting = candidates.filter(free);
    for (let left = quota; waiting.length && left > 0; ) {
      const whole = waiting.filter((each) => each.codes && each.items.length <= left);
      const singles = waiting.filter((each) => !each.codes);
      const fitting = whole.length ? whole : singles.length ? singles : waiting.map(oneOfThree);
      const best = fitting.reduce((least, each) => (isLess(this.weight(each), this.weight(least)) ? each : least));
      found.push(best);
      left -= best.items.length;
      for (const item of best.items) {
        this.used.add(item.id);
        for (const cell of cellsOf(item)) this.seen.set(cell, (this.seen.get(cell) ?? 0) + 1);
      }
      waiting = waiting.filter(free);
    }
    return found;
  }

  /** @param {PickedItems} picked */
  weight(picked) {
    const cells = picked.items.map(cellsOf);
    return [0, 1, 2].map((at) => cells.reduce((sum, each) => sum + (this.seen.get(each[at]) ?? 0), 0));
  }
}

/** @param {PickedItems} picked @returns {PickedItems} */
const oneOfThree = (picked) => ({ items: picked.items.slice(0, 1), codes: picked.codes });

/** @param {number[]} one @param {number[]} other */
function isLess(one, other) {
  const at = one.findIndex((number, place) => number !== other[place]);
  return at >= 0 && one[at] < other[at];
}

/** @param {FormItem} item */
function cellsOf(item) {
  const { document, anchor } = item.sources[0];
  return [["type and document", item.type, document], ["rule", document, anchor], ["type", item.type]].map((cell) => cell.join(JOINED));
}

/** 물음을 뽑은 차례로, 정답 자리는 고르게. @param {PickedItems[]} picked @param {Draw} draw */
function placed(picked, draw) {
  /** @type {FormQuestion[]} */
  const questions = [];
  /** @type {number[]} */
  let places = [];
  for (const { items, codes: shared } of picked) {
    for (const item of items) {
      const codes = shared ?? ownCodes(item, draw);
      if (item.rising.length) {
        questions.push(questionOf(item, item.rising.filter((code) => codes.includes(code)), draw));
        continue;
      }
      if (!places.length) places = draw.shuffled([0, 1, 2]);
      const place = codes.length === ANSWERS_SHOWN ? /** @type {number} */ (places.pop()) : draw.below(codes.length);
      const wrong = draw.shuffled(codes.filter((code) => code !== keyCode(item)));
      questions.push(questionOf(item, [...wrong.slice(0, place), keyCode(item), ...wrong.slice(place)], draw));
    }
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

// 질의에 답하는 자리, 그 글 몇 마디, 표시할 말. 짝: snippet.py
// 표시한 글은 토막의 목록이다: 그냥, 표시, 그냥, … 처음과 끝은 그냥.
import { isSyllable } from "./hangul.js";
import { lowered } from "./words.js";

const LONGEST_EXCERPT = 140;
const BEFORE_MARK = 24;
const MOST_MARKS = 60;
const PARTICLES = "은는이가을를의에도만로와과";
const ELLIPSIS = "…";

const WIDE = /[\ud800-\udfff]/;

/** @typedef {import("./reading.js").Asked} Asked */
/** @typedef {{start: number, end: number, asked: number}} Mark */

/** 글을 글자 단위로. 두 단위로 적는 글자(이모지)도 한 글자다. */
class Characters {
  /** @param {string} text */
  constructor(text) {
    this.points = WIDE.test(text) ? [...text] : null;
    this.flat = this.points?.map((point) => (point.length > 1 ? "\ufffd" : point)).join("") ?? text;
    this.text = text;
  }

  /** @param {number} start @param {number} end */
  slice(start, end) {
    return this.points ? this.points.slice(start, end).join("") : this.text.slice(start, end);
  }
}

/** 질의 낱말을 표시한 글. @param {string} text @param {Asked[]} asked */
export function markedText(text, asked) {
  const characters = new Characters(text);
  return markedPieces(characters, marksIn(characters.flat, asked), 0, characters.flat.length);
}

/**
 * 질의를 가장 많이 담은 부분의 번호. 같으면 앞의 것.
 * @param {import("./store.js").Part[]} parts @param {Asked[]} asked @param {number[]} worth
 */
export function bestPart(parts, asked, worth) {
  let best = 0;
  let most = 0;
  if (parts.length === 1) return best;
  parts.forEach(([, title, text], number) => {
    const found = new Set([...marksIn(title, asked), ...marksIn(text, asked)].map((mark) => mark.asked));
    let value = 0;
    for (const n of [...found].sort((a, b) => a - b)) value += worth[n];
    if (value > most) [best, most] = [number, value];
  });
  return best;
}

/** 질의 낱말이 가장 많이 모인 대목, 표시해서. @param {string} text @param {Asked[]} asked */
export function excerpt(text, asked) {
  const characters = new Characters(text);
  const { flat } = characters;
  if (flat.length <= LONGEST_EXCERPT) return markedText(text, asked);
  const marks = marksIn(flat, asked);
  const start = excerptStart(flat, marks);
  let end = Math.min(flat.length, start + LONGEST_EXCERPT);
  if (end < flat.length) {
    const space = flat.slice(0, end).lastIndexOf(" ");
    if (space >= start + Math.floor(LONGEST_EXCERPT / 2)) end = space;
  }
  const pieces = markedPieces(characters, marks, start, end);
  if (start > 0) pieces[0] = ELLIPSIS + pieces[0];
  if (end < flat.length) pieces[pieces.length - 1] += ELLIPSIS;
  return pieces;
}

/** @param {string} text @param {Mark[]} marks */
function excerptStart(text, marks) {
  let best = 0;
  let most = 0;
  marks.slice(0, MOST_MARKS).forEach((mark, number) => {
    const end = mark.start - BEFORE_MARK + LONGEST_EXCERPT;
    const inside = new Set();
    for (const other of marks.slice(number, number + MOST_MARKS))
      if (other.end <= end) inside.add(other.asked);
    if (inside.size > most) [best, most] = [mark.start, inside.size];
  });
  const start = Math.max(0, Math.min(best - BEFORE_MARK, text.length - LONGEST_EXCERPT));
  if (start === 0) return 0;
  const space = text.slice(0, best).indexOf(" ", start);
  return space >= 0 ? space + 1 : start;
}

/** 질의 낱말이 놓인 자리, 차례대로. @param {string} text @param {Asked[]} asked */
function marksIn(text, asked) {
  const low = lowered(text);
  /** @type {Mark[]} */
  const found = [];
  asked.forEach((word, number) => {
    for (const mark of word.marks)
      for (let at = low.indexOf(mark); at >= 0; at = low.indexOf(mark, at + mark.length))
        if (stands(low, mark, at)) found.push({ start: at, end: at + mark.length, asked: number });
  });
  return found.sort((a, b) => a.start - b.start || a.end - b.end || a.asked - b.asked);
}

/** 영문은 낱말 머리에서, 한 음절은 한 낱말일 때만 센다. @param {string} low @param {string} mark @param {number} at */
function stands(low, mark, at) {
  const before = at ? low[at - 1] : " ";
  if (mark.length === 1 && isSyllable(mark)) {
    const next = at + 1 + (PARTICLES.includes(low[at + 1] ?? " ") ? 1 : 0);
    return !isSyllable(before) && !isSyllable(low[next] ?? " ");
  }
  if (mark.charCodeAt(0) < 128) return !/[a-z0-9]/i.test(before);
  return true;
}

/** @param {Characters} characters @param {Mark[]} marks @param {number} start @param {number} end */
function markedPieces(characters, marks, start, end) {
  /** @type {[number, number][]} */
  const spans = [];
  for (const mark of marks) {
    const first = Math.max(mark.start, start);
    const last = Math.min(mark.end, end);
    if (first >= last) continue;
    const before = spans[spans.length - 1];
    if (before && first <= before[1]) before[1] = Math.max(before[1], last);
    else spans.push([first, last]);
  }
  /** @type {string[]} */
  const pieces = [];
  let at = start;
  for (const [first, last] of spans) {
    pieces.push(characters.slice(at, first), characters.slice(first, last));
    at = last;
  }
  pieces.push(characters.slice(at, end));
  return pieces;
}

// 질의를 색인의 낱말에 맞춰 읽는다: 끝말, 오타, 첫소리, 한/영 키. 짝: reader.py
import { isInitials } from "./hangul.js";
import { koreanOf, latinOf } from "./layouts.js";
import { Reading, bitOf } from "./reading.js";
import { segments } from "./segmenter.js";
import { NEGATIONS, respaced } from "./spacing.js";
import { Typos } from "./typos.js";
import { composed, folded, pairsOf, wordsOf } from "./words.js";

const LONGEST_QUERY = 200;
const MOST_WORDS = 24;
/** 한 글자 다른 낱말의 무게. */
export const NEAR_WEIGHT = 0.8;
const FAR_WEIGHT = 0.6;
const COMPLETED_WEIGHT = 0.6;
const AS_TYPED_WEIGHT = 0.5;
/** 색인이 아는, 묻는 말의 무게. */
const FILLER_WEIGHT = 0.4;
const MOST_NEAR = 3;
const MOST_COMPLETED = 5;
const MOST_INITIALS = 8;
const FEWEST_INITIALS = 2;
const THOUSANDS = /\B(?=(\d{3})+$)/g;

/** @typedef {import("./words.js").Word} Word */
/** @typedef {import("./segmenter.js").Piece} Piece */

export class QueryReader {
  /** @param {import("./lexicon.js").Lexicon} lexicon @param {string[]} fillers */
  constructor(lexicon, fillers = []) {
    this.lexicon = lexicon;
    this.fillers = new Set(fillers);
    this.typos = new Typos(lexicon);
  }

  /** 질의가 찾는 것, 낱말마다. @param {string} query */
  read(query) {
    const typed = [...composed(query)].slice(0, LONGEST_QUERY).join("");
    const words = joined(wordsOf(folded(typed)).slice(0, MOST_WORDS));
    const runs = respaced(words, this.lexicon, this.fillers);
    const reading = new Reading();
    runs.forEach((run, number) => {
      const typing = number === runs.length - 1;
      if (run.script === "number") {
        reading.whole += run.text;
        const asked = reading.ask(run.text);
        reading.want(run.text, 1, asked);
        reading.mark(run.text.replace(/^0+(?=.)/, "").replace(THOUSANDS, ","), asked);
      } else if (run.script === "other") {
        this.other(reading, run.text, typed.slice(run.start, run.start + run.text.length), typing);
      } else if (run.script === "hangul") {
        if (!NEGATIONS.has(run.text) || runs.length === 1) this.hangul(reading, run.text, typing);
      } else {
        this.jamo(reading, run.text, typing);
      }
    });
    return reading;
  }

  /**
   * 영문 낱말: 아는 말이거나, 영문 자판으로 친 한글이거나, 오타다.
   * @param {Reading} reading @param {string} word @param {string} typed @param {boolean} typing
   */
  other(reading, word, typed, typing) {
    const known = this.lexicon.place(word) !== undefined;
    const korean = koreanOf([typed, word], word, this.lexicon);
    if (korean !== null) {
      const first = reading.asked.length;
      reading.corrections.push([typed, korean]);
      this.hangul(reading, korean, false);
      if (known && reading.asked.length > first) reading.want(word, AS_TYPED_WEIGHT, first);
      return;
    }
    reading.whole += word;
    const asked = reading.ask(word);
    reading.want(word, 1, asked);
    if (!known) this.guess(reading, word, asked, typing);
  }

  /** @param {Reading} reading @param {string} word @param {boolean} typing */
  hangul(reading, word, typing) {
    const pieces = this.withoutNegation(segments(word, this.lexicon));
    const strange = pieces.some((piece) => piece.kind === "unknown");
    if (strange && this.isLatin(reading, word)) return;
    reading.whole += word;
    const filler = this.fillers.has(word);
    const weight = filler ? FILLER_WEIGHT : 1;
    const first = reading.asked.length;
    pieces.forEach((piece, number) => {
      if (piece.kind === "ending" || (filler && piece.kind === "unknown")) return;
      const asked = reading.ask(piece.text);
      reading.want(piece.token, weight, asked);
      if (piece.kind === "unknown")
        this.guess(reading, piece.text, asked, typing && number === pieces.length - 1);
    });
    if (strange && !filler && pieces.length > 1) this.guess(reading, word, first, typing);
    const known = new Map(reading.asked.slice(first).map((asked, n) => [asked.text, bitOf(first + n)]));
    for (const pair of pairsOf(word))
      if (!reading.grams.has(pair))
        reading.grams.set(pair, { weight, asked: known.get(pair) ?? 0 });
  }

  /** 안와요는 와요처럼 읽는다. 다른 것이 남지 않는 낱말은 그대로. @param {Piece[]} pieces */
  withoutNegation(pieces) {
    if (!NEGATIONS.has(pieces[0].text) || pieces.length === 1) return pieces;
    return segments(pieces.slice(1).map(({ text }) => text).join(""), this.lexicon);
  }

  /**
   * 음절이 아닌 글자: 첫소리, 한글 자판으로 친 영문, 치다 만 음절.
   * @param {Reading} reading @param {string} word @param {boolean} typing
   */
  jamo(reading, word, typing) {
    if (isInitials(word) && word.length >= FEWEST_INITIALS) {
      const places = this.lexicon.withInitials(word, MOST_INITIALS);
      if (places.length || !this.isLatin(reading, word)) {
        const asked = reading.ask(word);
        reading.initials.push(word);
        places.forEach((place, rank) => this.take(reading, place, 2 / (2 + rank), asked));
        const latin = latinOf(word, this.lexicon);
        if (latin !== null) reading.want(latin, 1, asked); // ㅁㄴ은 메뉴이기도, 한글 자판의 AS이기도 하다
      }
      return;
    }
    if (this.isLatin(reading, word)) return;
    const runs = wordsOf(word);
    for (const run of runs) if (run.script === "hangul") this.hangul(reading, run.text, false);
    if (typing && runs[0].script === "hangul" && reading.asked.length)
      this.complete(reading, word, reading.asked.length - 1);
  }

  /** 한글 자판으로 친 아는 영문이면 그것을 찾는다. @param {Reading} reading @param {string} word */
  isLatin(reading, word) {
    const latin = latinOf(word, this.lexicon);
    if (latin === null) return false;
    reading.corrections.push([word, latin]);
    reading.whole += latin;
    reading.want(latin, 1, reading.ask(latin));
    return true;
  }

  /**
   * 색인이 모르는 낱말이 뜻했을 낱말들.
   * @param {Reading} reading @param {string} word @param {number} asked @param {boolean} typing
   */
  guess(reading, word, asked, typing) {
    const near = this.typos.near(word, MOST_NEAR);
    for (const { place, distance } of near)
      this.take(reading, place, distance === 1 ? NEAR_WEIGHT : FAR_WEIGHT, asked);
    if (near.length) reading.corrections.push([word, this.lexicon.words[near[0].place]]);
    if (typing) this.complete(reading, word, asked);
  }

  /** @param {Reading} reading @param {string} word @param {number} asked */
  complete(reading, word, asked) {
    for (const place of this.lexicon.startingWith(word, MOST_COMPLETED))
      this.take(reading, place, COMPLETED_WEIGHT, asked);
  }

  /** @param {Reading} reading @param {number} place @param {number} weight @param {number} asked */
  take(reading, place, weight, asked) {
    reading.want(this.lexicon.form(place), weight, asked);
    reading.mark(this.lexicon.words[place], asked);
  }
}

/** 맞닿은 음절과 낱자는 한 낱말이다. @param {Word[]} runs */
function joined(runs) {
  /** @type {Word[]} */
  const found = [];
  for (const run of runs) {
    const before = found[found.length - 1];
    if (before && isKorean(before) && isKorean(run) && before.start + before.text.length === run.start)
      found[found.length - 1] = { text: before.text + run.text, start: before.start, script: "jamo" };
    else found.push(run);
  }
  return found;
}

/** @param {Word} run */
function isKorean(run) {
  return run.script === "hangul" || run.script === "jamo";
}

// 회사의 말: 같은 뜻은 함께 찾고, 섞으면 안 되는 말은 권하기만 한다. 짝: company.py
import { NEAR_WEIGHT } from "./reader.js";
import { MOST_ASKED } from "./reading.js";
import { segments } from "./segmenter.js";
import { folded, wordsOf } from "./words.js";

const ALIKE_WEIGHT = 0.5;
const MOST_RELATED = 8;

/** @typedef {{text: string, tokens: string[]}} Phrase 회사의 말과 그 낱말들 */
/** @typedef {import("./reading.js").Reading} Reading */

export class Company {
  /**
   * @param {import("./lexicon.js").Lexicon} lexicon
   * @param {string[][]} alike
   * @param {string[][]} apart
   */
  constructor(lexicon, alike, apart) {
    /** @param {string[]} group */
    const phrases = (group) => group.map((text) => phraseOf(text, lexicon));
    this.alike = alike.map(phrases);
    this.apart = apart.map(phrases);
  }

  /** 같은 뜻을 더하고, 가까운 말을 권한다. @param {Reading} reading */
  widen(reading) {
    const held = new Set(
      [...reading.tokens].filter(([, wanted]) => wanted.weight >= NEAR_WEIGHT).map(([token]) => token),
    );
    /** @param {Phrase} phrase */
    const isHeld = (phrase) => phrase.tokens.length > 0 && within(phrase, held);
    const foreign = this.foreign(reading, isHeld);
    /** @type {{phrase: Phrase, known: Phrase}[]} */
    const reached = [];
    for (const group of this.alike) {
      const known = group.find(isHeld);
      if (!known) continue;
      for (const phrase of group)
        if (phrase.tokens.length && !isHeld(phrase)) reached.push({ phrase, known });
    }
    foreign.push(...this.ambiguous(reached.map(({ phrase }) => phrase), isHeld));
    for (const { phrase, known } of reached) {
      const own = new Set(phrase.tokens);
      if (foreign.some((other) => within(other, own))) offer(reading, phrase.text);
      else
        for (const token of phrase.tokens)
          for (const number of askedFor(reading, known))
            reading.want(token, ALIKE_WEIGHT / phrase.tokens.length, number);
    }
    reading.related.splice(MOST_RELATED);
  }

  /** 찾는 말과 섞으면 안 되는 말. @param {Reading} reading @param {(phrase: Phrase) => boolean} isHeld */
  foreign(reading, isHeld) {
    /** @type {Phrase[]} */
    const foreign = [];
    for (const group of this.apart) {
      if (!group.some(isHeld)) continue;
      for (const phrase of group) {
        if (!phrase.tokens.length || isHeld(phrase)) continue;
        offer(reading, phrase.text);
        foreign.push(phrase);
      }
    }
    return foreign;
  }

  /**
   * 찾지도 않았는데 한꺼번에 딸려 올, 섞으면 안 되는 말.
   * @param {Phrase[]} reached @param {(phrase: Phrase) => boolean} isHeld
   */
  ambiguous(reached, isHeld) {
    /** @type {Phrase[]} */
    const found = [];
    const sets = reached.map((phrase) => new Set(phrase.tokens));
    for (const group of this.apart) {
      if (group.some(isHeld)) continue;
      const brought = group.filter(
        (member) => member.tokens.length && sets.some((tokens) => within(member, tokens)),
      );
      if (brought.length > 1) found.push(...brought);
    }
    return found;
  }
}

/** @param {string} text @param {import("./lexicon.js").Lexicon} lexicon @returns {Phrase} */
function phraseOf(text, lexicon) {
  /** @type {Set<string>} */
  const tokens = new Set();
  for (const word of wordsOf(folded(text))) {
    if (word.script !== "hangul") tokens.add(word.text);
    else
      for (const piece of segments(word.text, lexicon))
        if (piece.kind !== "ending") tokens.add(piece.token);
  }
  return { text, tokens: [...tokens] };
}

/** 이 말을 이루는 질의 낱말의 번호. @param {Reading} reading @param {Phrase} phrase */
function askedFor(reading, phrase) {
  let together = 0;
  for (const token of phrase.tokens) together |= reading.tokens.get(token)?.asked ?? 0;
  return Array.from({ length: MOST_ASKED }, (_, number) => number).filter((n) => (together >> n) & 1);
}

/** @param {Phrase} phrase @param {Set<string>} tokens */
function within(phrase, tokens) {
  return phrase.tokens.every((token) => tokens.has(token));
}

/** @param {Reading} reading @param {string} text */
function offer(reading, text) {
  if (!reading.related.includes(text)) reading.related.push(text);
}

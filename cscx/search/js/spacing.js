// 잘못 띄어 쓴 낱말을 붙인다: 환 불 → 환불, 배송 비는 → 배송비는. 짝: spacing.py
import { segments } from "./segmenter.js";

/** 다음 말을 뒤집을 뿐, 무엇을 찾는지는 말하지 않는 부사. */
export const NEGATIONS = new Set(["안", "못"]);

/** @typedef {import("./words.js").Word} Word */
/** @typedef {import("./segmenter.js").Piece} Piece */

/**
 * 질의의 낱말. 빈칸에 걸친 색인의 낱말이 있고, 둘 가운데 하나라도 홀로 뜻이 없으면 한 낱말이다.
 * @param {Word[]} runs
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {Set<string>} fillers
 */
export function respaced(runs, lexicon, fillers) {
  /** @type {Word[]} */
  const found = [];
  for (const run of runs) {
    const before = found[found.length - 1];
    const own = before ? [before.text, run.text] : [];
    if (
      before &&
      areNeighbours(before, run) &&
      !own.some((text) => NEGATIONS.has(text) || fillers.has(text)) &&
      isOne(before.text, run.text, lexicon)
    ) {
      // 뺀 빈칸만큼 뒤에서 비롯한 것으로 보아야 다음 빈칸이 제자리에 있다.
      const start = run.start - before.text.length;
      found[found.length - 1] = { text: before.text + run.text, start, script: "hangul" };
    } else found.push(run);
  }
  return found;
}

/** @param {Word} before @param {Word} run */
function areNeighbours(before, run) {
  const hangul = before.script === "hangul" && run.script === "hangul";
  return hangul && before.start + before.text.length + 1 === run.start;
}

/** @param {string} before @param {string} word @param {import("./lexicon.js").Lexicon} lexicon */
function isOne(before, word, lexicon) {
  const alone = [segments(before, lexicon), segments(word, lexicon)];
  if (!alone.some(isStrangeAlone)) return false;
  const together = segments(before + word, lexicon);
  if (!crosses(together, before.length)) return false;
  const unknown = unknownIn(alone.flat());
  const left = unknownIn(together);
  return left < unknown || (left === unknown && together.length < alone.flat().length);
}

/** @param {Piece[]} pieces */
function isStrangeAlone(pieces) {
  return unknownIn(pieces) > 0 || (pieces.length === 1 && pieces[0].text.length === 1);
}

/** 모르는 음절의 수. @param {Piece[]} pieces */
function unknownIn(pieces) {
  return pieces.reduce((sum, { kind, text }) => sum + (kind === "unknown" ? text.length : 0), 0);
}

/** @param {Piece[]} pieces @param {number} border */
function crosses(pieces, border) {
  let start = 0;
  for (const { text, kind } of pieces) {
    if (start < border && border < start + text.length) return kind === "word";
    start += text.length;
  }
  return false;
}

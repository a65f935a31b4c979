// Playing and scoring a drill: the twin of drills/play.py and drills/score.py. Both run
// tests/vectors/drill.json.

/** @typedef {{code: string, text: string, spoken: boolean, error: string|null, name: string, part: string|null, why: string,
 *   source: any, mood: number, critical: boolean, to: string}} DrillChoice */
/** @typedef {{id: string, step: string, name: string, before: [string, string][], ask: string,
 *   choices: DrillChoice[]}} DrillTurn */
/** @typedef {{id: string, fingerprint: string, sop: string, title: string, who: string, mood: number, low: string[],
 *   worse: string[], calm: string[], turns: DrillTurn[], last: [string, string][]}} DrillData */
/** @typedef {{at: string, mood: number, tried: string[]}} DrillStanding */
/** @typedef {{turn: string, code: string, error: string|null}} DrillPick */
/** @typedef {{accuracy: number, sequence: number, script: number, mood: number, total: number,
 *   critical: string|null}} DrillScore */

const DRILL_LOWEST = -3, DRILL_HIGHEST = 3, DRILL_PLEASED = 1;
const DRILL_CRITICAL = "end:critical", DRILL_HUNG_UP = "end:hung-up";
const DRILL_WEIGHTS = { accuracy: 50, sequence: 20, script: 15, mood: 15 };

/** @param {number} mood */
const drillWithin = (mood) => Math.max(DRILL_LOWEST, Math.min(DRILL_HIGHEST, mood));

/** @param {DrillStanding} standing */
export function drillOver(standing) {
  return standing.at.startsWith("end:");
}

/** @param {DrillData} drill @returns {DrillStanding} */
export function drillBeginning(drill) {
  return { at: drill.turns[0].id, mood: drill.mood, tried: [] };
}

/** The choices that are still there. @param {DrillData} drill @param {DrillStanding} standing */
export function drillLeft(drill, standing) {
  const turn = drill.turns.find((each) => each.id === standing.at);
  return turn === undefined ? [] : turn.choices.filter((choice) => !standing.tried.includes(choice.code));
}

/** Where a choice leads. @param {DrillStanding} standing @param {DrillChoice} choice @returns {DrillStanding} */
export function drillAfter(standing, choice) {
  if (choice.error === null) {
    const gain = standing.tried.length > 0 ? 0 : choice.mood;
    return { at: choice.to, mood: drillWithin(standing.mood + gain), tried: [] };
  }
  if (choice.critical) return { at: DRILL_CRITICAL, mood: standing.mood, tried: [] };
  if (standing.mood === DRILL_LOWEST && choice.mood < 0) return { at: DRILL_HUNG_UP, mood: DRILL_LOWEST, tried: [] };
  const tried = choice.to === standing.at ? [...standing.tried, choice.code] : [];
  return { at: choice.to, mood: drillWithin(standing.mood + choice.mood), tried };
}

/**
 * What the customer says to the last pick; "" where nothing is said, or nothing was to be heard.
 * @param {DrillData} drill @param {DrillPick[]} picks @param {DrillStanding} before @param {DrillStanding} now
 */
export function drillReaction(drill, picks, before, now) {
  const errors = picks.filter((pick) => pick.error !== null).length;
  const last = picks[picks.length - 1].code, turn = drill.turns.find((each) => each.id === before.at);
  if (!turn?.choices.some((choice) => choice.code === last && choice.spoken)) return "";
  if (now.mood > before.mood && now.mood === DRILL_PLEASED) return drill.calm[errors % drill.calm.length];
  if (now.mood >= before.mood || drillOver(now)) return "";
  const words = now.mood === DRILL_LOWEST ? drill.low : drill.worse;
  return words[(errors - 1) % words.length];
}

/**
 * The score of what was played, finished or left.
 * @param {DrillData} drill @param {DrillPick[]} picks @param {DrillStanding} standing @returns {DrillScore}
 */
export function drillScore(drill, picks, standing) {
  const over = drillOver(standing), lost = standing.at === DRILL_HUNG_UP || standing.at === DRILL_CRITICAL;
  const finished = new Set(picks.filter((pick) => pick.error === null).map((pick) => pick.turn));
  const begun = new Set(picks.map((pick) => pick.turn));
  const counted = drill.turns.filter((turn) => over || begun.has(turn.id));
  /** @param {DrillTurn} turn */
  const faults = (turn) => picks.filter((pick) => pick.turn === turn.id && pick.error !== null)
    .map((pick) => turn.choices.find((choice) => choice.code === pick.code)?.part);
  const clean = counted.filter((turn) => finished.has(turn.id) && faults(turn).length === 0);
  /** @param {string} part */
  const kept = (part) => {
    const tempting = counted.filter((turn) => turn.choices.some((choice) => choice.part === part));
    const good = tempting.filter((turn) => !faults(turn).includes(part) && (finished.has(turn.id) || !lost));
    return [good.length, tempting.length];
  };
  const accuracy = drillShare(DRILL_WEIGHTS.accuracy, clean.length, counted.length);
  const [inOrder, ofOrder] = kept("sequence"), [wellSaid, ofSaid] = kept("script");
  const sequence = drillShare(DRILL_WEIGHTS.sequence, inOrder, ofOrder);
  const script = drillShare(DRILL_WEIGHTS.script, wellSaid, ofSaid);
  const mood = standing.at === DRILL_HUNG_UP ? 0
    : drillShare(DRILL_WEIGHTS.mood, standing.mood - DRILL_LOWEST, drillBest(drill, counted, finished) - DRILL_LOWEST);
  const critical = standing.at === DRILL_CRITICAL ? picks[picks.length - 1].error : null;
  const total = critical === null ? accuracy + sequence + script + mood : 0;
  return { accuracy, sequence, script, mood, total, critical };
}

/** The mood that turns right at once lead to. @param {DrillData} drill @param {DrillTurn[]} counted @param {Set<string>} finished */
function drillBest(drill, counted, finished) {
  return counted.filter((turn) => finished.has(turn.id)).reduce((mood, turn) => {
    const key = turn.choices.find((choice) => choice.error === null);
    return Math.min(DRILL_HIGHEST, mood + (key?.mood ?? 0));
  }, drill.mood);
}

/** @param {number} weight @param {number} part @param {number} whole */
function drillShare(weight, part, whole) {
  return whole > 0 ? Math.floor((weight * part) / whole) : weight;
}

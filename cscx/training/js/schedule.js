// 다시 물을 날: FSRS-6. cscx/training/schedule.py의 쌍둥이로, 같은 답이면 같은 날이다. 하루 안의 단계와 무작위는 없다.

const FSRS = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
  0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];
const FSRS_RETENTION = 0.9;
const FSRS_LEAST = 0.001;
const FSRS_MOST_DAYS = 36500;
const FSRS_DECAY = -FSRS[20];
const FSRS_FACTOR = 0.9 ** (1 / FSRS_DECAY) - 1;
const FSRS_DAY = 86_400_000;
const [FSRS_AGAIN, FSRS_GOOD, FSRS_EASY] = [1, 3, 4];

/** @typedef {{stability: number, difficulty: number, last: number, due: number}} Schedule 시각은 밀리초 */

/** 답 하나를 더한 일정. 처음이면 before가 null. @param {Schedule | null} before @param {boolean} correct @param {number} at 밀리초 @returns {Schedule} */
export function answeredSchedule(before, correct, at) {
  const rating = correct ? FSRS_GOOD : FSRS_AGAIN;
  const stability = before ? nextStability(before, rating, at) : Math.max(FSRS[rating - 1], FSRS_LEAST);
  const difficulty = before ? nextDifficulty(before.difficulty, rating) : boundDifficulty(firstDifficulty(rating));
  return { stability, difficulty, last: at, due: at + daysUntil(stability) * FSRS_DAY };
}

/** @param {number} rating */
const firstDifficulty = (rating) => FSRS[4] - Math.E ** (FSRS[5] * (rating - 1)) + 1;
/** @param {number} difficulty */
const boundDifficulty = (difficulty) => Math.min(Math.max(difficulty, 1), 10);

/** @param {number} difficulty @param {number} rating */
function nextDifficulty(difficulty, rating) {
  const moved = difficulty + ((10 - difficulty) * -(FSRS[6] * (rating - 3))) / 9;
  return boundDifficulty(FSRS[7] * firstDifficulty(FSRS_EASY) + (1 - FSRS[7]) * moved);
}

/** @param {Schedule} before @param {number} rating @param {number} at */
function nextStability({ stability, difficulty, last }, rating, at) {
  const days = Math.floor((at - last) / FSRS_DAY);
  if (days < 1) return Math.max(withinDay(stability, rating), FSRS_LEAST);
  const forgotten = 1 - (1 + (FSRS_FACTOR * days) / stability) ** FSRS_DECAY;
  const next = rating === FSRS_AGAIN ? lapsed(stability, difficulty, forgotten) : recalled(stability, difficulty, forgotten);
  return Math.max(next, FSRS_LEAST);
}

/** 같은 날 다시 답했을 때. @param {number} stability @param {number} rating */
function withinDay(stability, rating) {
  const more = Math.E ** (FSRS[17] * (rating - 3 + FSRS[18])) * stability ** -FSRS[19];
  return stability * (rating === FSRS_AGAIN ? more : Math.max(more, 1));
}

/** @param {number} stability @param {number} difficulty @param {number} forgotten */
function lapsed(stability, difficulty, forgotten) {
  const long = FSRS[11] * difficulty ** -FSRS[12] * ((stability + 1) ** FSRS[13] - 1) * Math.E ** (forgotten * FSRS[14]);
  return Math.min(long, stability / Math.E ** (FSRS[17] * FSRS[18]));
}

/** @param {number} stability @param {number} difficulty @param {number} forgotten */
function recalled(stability, difficulty, forgotten) {
  const gain = Math.E ** FSRS[8] * (11 - difficulty) * stability ** -FSRS[9] * (Math.E ** (forgotten * FSRS[10]) - 1);
  return stability * (1 + gain);
}

/** @param {number} stability */
function daysUntil(stability) {
  const days = Math.round((stability / FSRS_FACTOR) * (FSRS_RETENTION ** (1 / FSRS_DECAY) - 1));
  return Math.min(Math.max(days, 1), FSRS_MOST_DAYS);
}

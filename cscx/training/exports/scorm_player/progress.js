// 어디까지 풀었나: suspend_data 한 줄. 문제마다 고른 번호 한 자라서 4,096자를 넘지 않는다.

const PROGRESS_VERSION = "1";

/** @typedef {{best: number, answers: number[]}} QuizProgress best는 가장 높은 점수, 없으면 -1 */

/** @param {string} form @param {QuizProgress} progress */
function progressText(form, { best, answers }) {
  return [PROGRESS_VERSION, form, best, answers.join("")].join(";");
}

/** 적어 둔 것. 문제가 바뀌었거나 읽을 수 없으면 처음부터. @param {string} text @param {string} form @param {number[]} sizes 문제마다 보기 수 @returns {QuizProgress} */
function progressFrom(text, form, sizes) {
  const [version, written, best, digits = ""] = text.split(";");
  const answers = [...digits].map(Number);
  const fits = answers.length <= sizes.length && answers.every((place, at) => place < sizes[at]);
  const known = version === PROGRESS_VERSION && written === form && /^(-1|[0-9]{1,3})$/.test(best);
  return known && fits ? { best: Number(best), answers } : { best: -1, answers: [] };
}

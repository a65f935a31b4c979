// 때.

/** 이 기기의 시간대로 쓴 시각. @param {Date} date */
export function learnMoment(date) {
  const two = (/** @type {number} */ n) => String(Math.abs(Math.trunc(n))).padStart(2, "0");
  const ahead = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + ahead * 60_000).toISOString().slice(0, 19);
  return `${local}${ahead < 0 ? "-" : "+"}${two(ahead / 60)}:${two(ahead % 60)}`;
}

/** 2026. 11. 3. @param {string | number} moment */
export const learnDate = (moment) => new Date(moment).toLocaleDateString(document.documentElement.lang || undefined, { dateStyle: "medium" });

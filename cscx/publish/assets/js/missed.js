// 못 찾은 말: 결과가 없거나 약했던 검색을 이 브라우저에만 남긴다. 밖으로 나가지 않는다.
import { machineMemory } from "./remembered.js";
import { slots } from "./slots.js";

const MISSED_STORE = "cx-missed";
const MOST_MISSED = 200;
const LONGEST_MISSED = 80;

/** @typedef {{words: string, none: boolean, times: number, first: string, last: string}} Missed */

/** 최근 것부터. 읽을 수 없게 된 목록은 없는 것과 같다. @returns {Missed[]} */
export function missed() {
  try {
    const kept = JSON.parse(machineMemory.get(MISSED_STORE) || "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one?.words === "string") : [];
  } catch {
    return [];
  }
}

/** 찾은 말을 남긴다. @param {string} query @param {boolean} none 결과가 하나도 없었는지 */
export function keepMissed(query, none) {
  const words = withoutPerson(query);
  if ([...words].length < 2) return;
  const today = localDay(new Date());
  const all = missed();
  const known = all.find((one) => one.words === words);
  const rest = all.filter((one) => one !== known);
  const now = { words, none, times: (known?.times ?? 0) + 1, first: known?.first ?? today, last: today };
  storeMissed([now, ...rest].slice(0, MOST_MISSED));
}

export function clearMissed() {
  machineMemory.drop(MISSED_STORE);
}

/** @param {Missed[]} all */
function storeMissed(all) {
  machineMemory.set(MISSED_STORE, JSON.stringify(all));
}

/** 고객을 알아볼 만한 것을 가린다: 네 자리부터의 숫자, 이메일, 이번 상담에 적은 값. @param {string} query */
export function withoutPerson(query) {
  let text = query.normalize("NFC").trim().replace(/\s+/g, " ");
  for (const [name, value] of Object.entries(slots()))
    if ([...value].length > 1) text = text.replaceAll(value, `{${name}}`);
  return text.replace(/\S+@\S+/g, "@").replace(/\p{Nd}{4,}/gu, "####").slice(0, LONGEST_MISSED);
}

/** @param {Date} date */
function localDay(date) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * 표 계산 프로그램이 여는 CSV. 셈식으로 읽힐 글 앞에는 작은따옴표를 둔다.
 * @param {Missed[]} all @param {string[]} head @param {(none: boolean) => string} result
 */
export function missedCsv(all, head, result) {
  const cell = (/** @type {string | number} */ value) => {
    const text = String(value).replace(/^(?=[=+\-@\t\r])/, "'");
    return `"${text.replaceAll('"', '""')}"`;
  };
  const rows = all.map((one) => [one.words, result(one.none), one.times, one.first, one.last]);
  return "\ufeff" + [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

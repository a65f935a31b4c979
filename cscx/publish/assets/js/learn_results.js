// 결과 파일: 학습 기록을 가명으로 내보내고 들여온다. 보내는 곳은 없다. 모양은 cscx/training/results.py와 같다.
import { learnHash } from "./learn_hash.js";
import { learnMoment } from "./learn_moment.js";

const RESULTS_FORMAT = "cscx-results";
const RESULTS_VERSION = 1;

/** @typedef {import("./learn_store.js").LearnRecord} LearnRecord */
/** 읽지 못한 까닭. @typedef {"other" | "newer" | "edited"} ResultsTrouble */

/** 열쇠를 차례로 놓은 빈칸 없는 JSON. @param {unknown} value @returns {string} */
export function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`).join(",")}}`;
}

/** 결과 파일의 글. @param {LearnRecord} record @param {string} bank 은행의 지문 @param {Date} now */
export function resultsText(record, bank, now) {
  const { learner, attempts, drills, passes } = record;
  const data = { format: RESULTS_FORMAT, version: RESULTS_VERSION, learner, bank, exported: learnMoment(now), attempts, drills, passes };
  return `${JSON.stringify({ ...data, sum: learnHash(canonicalJson(data)) })}\n`;
}

/** 결과 파일에서 읽은 기록, 아니면 까닭. @param {string} text @returns {LearnRecord | ResultsTrouble} */
export function resultsRecord(text) {
  try {
    const { sum, ...data } = JSON.parse(text.replace(/^\ufeff/, ""));
    if (data.format !== RESULTS_FORMAT) return "other";
    if (data.version > RESULTS_VERSION) return "newer";
    if (data.version !== RESULTS_VERSION) return "other";
    if (sum !== learnHash(canonicalJson(data))) return "edited";
    const { learner, attempts, drills, passes } = data;
    return { learner, attempts, drills, passes, seen: {} };
  } catch {
    return "other";
  }
}

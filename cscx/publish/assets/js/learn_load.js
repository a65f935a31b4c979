// 문제 조각을 부른다. 디스크에서 바로 연 페이지는 파일을 읽지 못하므로 스크립트로 싣는다.
import { asFile } from "./ondisk.js";

const learnScript = /** @type {HTMLScriptElement} */ (document.currentScript).src;
const learnFolder = new URL("training/", learnScript);
/** @type {Map<string, Promise<any>>} */
const learnLoading = new Map();

/** 사이트 안의 주소를 열 수 있는 주소로. @param {string} address */
export const learnUrl = (address) => asFile(new URL(address, new URL("../", learnScript))).href;

/** @typedef {{title: string, place: string, href: string}} LearnPlace */
/** @typedef {{ask: string, tell?: string[], facts?: [string, string][], steps?: string[]}} LearnStem */
/** @typedef {{label: string, here: string, there: string, answer: string, above: boolean}} LearnEdge */
/** @typedef {{code: string, verdict: "right" | "wrong", text: string, feedback?: string}} LearnOption */
/**
 * @typedef {object} LearnItem
 * @property {string} id @property {string} fingerprint @property {string} type @property {string} space
 * @property {string} level @property {LearnStem[]} stems @property {LearnOption[]} options
 * @property {string[]} rising @property {string} why @property {LearnEdge | null} edge
 * @property {{document: string, anchor: string, link?: LearnPlace}[]} sources
 */
/** @typedef {{learn: number[], pass: number | null, optional: boolean, fingerprint: string}} LearnDay fingerprint는 그날 문제의 id와 지문에서 */
/** @typedef {{id: string, title: string, needs: string[], days: LearnDay[]}} LearnTrack */
/**
 * @typedef {object} LearnIndexData
 * @property {number} version @property {string} fingerprint
 * @property {[id: string, title: string, address: string, hash: string][]} documents
 * @property {[id: string, fingerprint: string, documents: number[]][]} items
 * @property {[id: string, label: string, value: string, documents: number[]][]} facts
 * @property {[document: number, rules: [id: string, digest: string][]][]} rules 판정표마다
 * @property {Record<string, string>} drills 절차마다 연습 파일의 해시
 * @property {Record<string, number[]>} scopes @property {LearnTrack[]} tracks
 */

/** @returns {Promise<LearnIndexData>} */
export const loadLearnIndex = () => learnPart("index", "index.js");

/** 한 절차의 연습. @param {string} sop @returns {Promise<import("./drill_page.js").DrillPiece>} */
export async function loadDrills(sop) {
  const hash = (await loadLearnIndex()).drills[sop] ?? "";
  return learnPart(`drills/${sop}`, `drills/${encodeURIComponent(sop)}.js?${hash}`);
}

/** 한 문서의 문제. @param {string} name @param {string} hash @returns {Promise<LearnItem[]>} */
export const loadLearnItems = (name, hash) => learnPart(`items/${name}`, `${encodeURIComponent(name)}.js?${hash}`);

/** @param {string} key @param {string} file */
function learnPart(key, file) {
  const known = learnLoading.get(key) ?? learnPartLoaded(key, file);
  learnLoading.set(key, known);
  known.catch(() => learnLoading.delete(key));
  return known;
}

/** @param {string} key @param {string} file @returns {Promise<any>} */
function learnPartLoaded(key, file) {
  const carried = () => /** @type {any} */ (globalThis).cxTraining?.[key];
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(file, learnFolder).href;
    const end = () => {
      script.remove();
      if (carried()) resolve(carried());
      else reject(new Error(file));
    };
    script.onload = script.onerror = end;
    document.head.append(script);
  });
}

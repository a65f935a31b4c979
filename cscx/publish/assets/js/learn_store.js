// 학습 기록: 이 브라우저에만, 판 번호를 붙여 남긴다. 읽을 수 없거나 더 새로운 기록은 덮어쓰지 않는다.
import { say } from "./words.js";

const LEARN_STORE = "cx-learn";
const LEARN_VERSION = 1;

/** @typedef {import("./learn_play.js").LearnAttempt} LearnAttempt */
/** @typedef {{track: string, day: number, at: string, percent: number, fingerprint: string}} LearnPass */
/** 연습 기록. 모양은 결과 파일과 같다. @typedef {{drill: string, at: string} & Record<string, unknown>} LearnDrill */
/**
 * @typedef {object} LearnRecord
 * @property {string} learner @property {LearnAttempt[]} attempts @property {LearnDrill[]} drills @property {LearnPass[]} passes
 * @property {Record<string, [id: string, fingerprint: string][]>} seen 통과할 때 있던 문제와 기준값, 규칙, `과정/날`마다
 */
/** 기록을 두지 못하는 까닭. @typedef {"" | "full" | "blocked" | "damaged" | "newer"} LearnTrouble */

/** 가명: 뽑은 식물 이름과 네 자리 수. 사람 이름은 묻지 않는다. */
export function drawnLearner() {
  const plants = say("lq_plants").split(" ");
  const [plant, number] = crypto.getRandomValues(new Uint32Array(2));
  return `${plants[plant % plants.length]}-${String(number % 10_000).padStart(4, "0")}`;
}

export class LearnStore {
  constructor() {
    /** @type {LearnTrouble} */
    this.trouble = "";
    /** @type {() => void} */
    this.heard = () => {};
    const kept = this.read();
    this.record = kept ?? emptyRecord();
    if (!kept) this.write();
  }

  /** 남아 있는 기록. 없거나 읽을 수 없으면 null. @returns {LearnRecord | null} */
  read() {
    const text = this.raw();
    if (text === null || this.trouble === "blocked") return null;
    try {
      const kept = JSON.parse(text);
      if (kept?.version > LEARN_VERSION) this.trouble = "newer";
      else if (kept?.version !== LEARN_VERSION || !isRecord(kept)) this.trouble = "damaged";
      else return { learner: kept.learner, attempts: kept.attempts, drills: kept.drills, passes: kept.passes, seen: kept.seen };
    } catch {
      this.trouble = "damaged";
    }
    return null;
  }

  /** 적힌 그대로의 글. */
  raw() {
    try {
      return localStorage.getItem(LEARN_STORE);
    } catch {
      this.trouble = "blocked";
      return null;
    }
  }

  /** 고친다. 다른 탭이 그사이 적은 것은 합친다. 적지 못해도 이 화면의 기록은 남는다. @param {(record: LearnRecord) => void} how */
  change(how) {
    how(this.record);
    if (this.trouble === "damaged" || this.trouble === "newer") return this.heard();
    this.trouble = "";
    const others = this.read();
    if (others) mergeRecords(this.record, others);
    this.write();
  }

  write() {
    if (this.trouble === "") {
      try {
        localStorage.setItem(LEARN_STORE, JSON.stringify({ version: LEARN_VERSION, ...this.record }));
      } catch (error) {
        this.trouble = /** @type {Error} */ (error).name === "SecurityError" ? "blocked" : "full";
      }
    }
    this.heard();
  }

  /** 모두 지우고 새 가명으로 시작한다. */
  clear() {
    this.trouble = "";
    this.record = emptyRecord();
    try {
      localStorage.removeItem(LEARN_STORE);
    } catch {
      this.trouble = "blocked";
    }
    this.heard();
  }
}

/** @returns {LearnRecord} */
const emptyRecord = () => ({ learner: drawnLearner(), attempts: [], drills: [], passes: [], seen: {} });

/** @param {any} kept @returns {kept is LearnRecord} */
function isRecord(kept) {
  const lists = [kept.attempts, kept.drills, kept.passes];
  return typeof kept.learner === "string" && lists.every(Array.isArray) && typeof kept.seen === "object" && kept.seen !== null &&
    kept.attempts.every((/** @type {any} */ one) => typeof one?.item === "string" && typeof one.fingerprint === "string" && !Number.isNaN(Date.parse(one.at))) &&
    kept.passes.every((/** @type {any} */ one) => typeof one?.track === "string" && typeof one.day === "number");
}

/** 다른 기록의 것을 보탠다. 같은 것은 한 번만, 때의 차례로. @param {LearnRecord} record @param {LearnRecord} others */
export function mergeRecords(record, others) {
  record.attempts = onceEach(record.attempts, others.attempts);
  record.drills = onceEach(record.drills, others.drills);
  record.passes = onceEach(record.passes, others.passes);
  record.seen = { ...others.seen, ...record.seen };
}

/** @template {{at: string}} T @param {T[]} own @param {T[]} others @returns {T[]} */
function onceEach(own, others) {
  const known = new Map([...others, ...own].map((one) => [JSON.stringify(Object.entries(one).sort()), one]));
  return [...known.values()].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

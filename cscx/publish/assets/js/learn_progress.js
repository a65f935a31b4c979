// 학습 상황: 기록과 지금의 은행에서 셈한다. 뜻이 바뀐 문제의 지난 답은 세지 않는다.
import { answeredSchedule } from "../../../training/js/schedule.js";

/** @typedef {import("./learn_bank.js").LearnEntry} LearnEntry */
/** @typedef {import("./learn_bank.js").LearnIndex} LearnIndex */
/** @typedef {import("./learn_store.js").LearnRecord} LearnRecord */
/** @typedef {import("../../../training/js/schedule.js").Schedule} Schedule */
/** @typedef {import("./learn_bank.js").LearnStanding} LearnStanding */
/** @typedef {LearnStanding & {was: string}} LearnMoved was는 통과할 때의 값; 새 규칙이면 "" */
/** @typedef {{entries: LearnEntry[], documents: string[], moved: LearnMoved[]}} LearnChange 통과한 뒤 바뀐 문제와 그 문서, 바뀐 기준값과 규칙. 무엇이 바뀌었는지 모르면 그날 전체 */
/** @typedef {{passed: number | null, at: string, change: LearnChange | null}} LearnDayState passed는 점수 */

export class LearnProgress {
  /** @param {LearnIndex} index @param {LearnRecord} record @param {number} now */
  constructor(index, record, now) {
    this.index = index;
    this.record = record;
    this.now = now;
    /** @type {Map<string, Schedule>} */
    this.schedules = new Map();
    /** 뜻이 바뀌어 다시 물을 문제. @type {Set<string>} */
    this.changedItems = new Set();
    for (const { item, fingerprint, correct, at } of record.attempts) {
      const entry = index.byId.get(item);
      if (!entry) continue;
      if (!fingerprint.startsWith(entry.short)) this.changedItems.add(item);
      else this.schedules.set(item, answeredSchedule(this.schedules.get(item) ?? null, correct, Date.parse(at)));
    }
    for (const item of this.schedules.keys()) this.changedItems.delete(item);
  }

  /** 오늘 안에 다시 물을 문제: 바뀐 것 먼저, 그다음 오래 밀린 것. @returns {LearnEntry[]} */
  due() {
    const end = new Date(this.now).setHours(24, 0, 0, 0);
    const late = [...this.schedules].filter(([, { due }]) => due < end).sort((one, other) => one[1].due - other[1].due);
    return [...this.changedItems, ...late.map(([item]) => item)].flatMap((item) => this.index.byId.get(item) ?? []);
  }

  /** 오늘 뒤에 처음 복습할 날과 그날의 문제 수, 없으면 null. */
  next() {
    const end = new Date(this.now).setHours(24, 0, 0, 0);
    const later = [...this.schedules.values()].map(({ due }) => new Date(due).setHours(0, 0, 0, 0)).filter((day) => day >= end);
    const day = Math.min(...later);
    return later.length ? { day, many: later.filter((one) => one === day).length } : null;
  }

  /** 과정의 하루를 통과했는지, 그 뒤에 무엇이 바뀌었는지. @param {string} track @param {number} number @returns {LearnDayState} */
  day(track, number) {
    const pass = this.record.passes.filter((one) => one.track === track && one.day === number).at(-1);
    if (!pass) return { passed: null, at: "", change: null };
    return { passed: pass.percent, at: pass.at, change: this.changeSince(track, number, pass.fingerprint) };
  }

  /** @param {string} track @param {number} number @param {string} fingerprint @returns {LearnChange | null} */
  changeSince(track, number, fingerprint) {
    const day = this.index.tracks.find(({ id }) => id === track)?.days[number - 1];
    if (!day || day.fingerprint === fingerprint) return null;
    const entries = this.index.ofDay(day);
    const kept = this.record.seen[`${track}/${number}`];
    const seen = new Map(kept ?? []);
    const fresh = kept ? entries.filter(({ id, short }) => seen.get(id) !== short) : entries;
    const changed = fresh.filter(({ id }) => !this.schedules.has(id));
    const documents = [...new Set(changed.map((entry) => this.index.documents[entry.documents[0]].id))];
    return changed.length ? { entries: changed, documents, moved: learnMoved(seen, this.index.standing(day)) } : null;
  }

  /** 과정에서 통과해야 할 날과 통과한 날. @param {import("./learn_load.js").LearnTrack} track */
  ofTrack({ id, days }) {
    const needed = days.flatMap((day, at) => (day.optional ? [] : at + 1));
    const passed = needed.filter((number) => this.day(id, number).passed !== null);
    return { needed: needed.length, passed: passed.length, done: needed.length > 0 && passed.length === needed.length };
  }

  /** 먼저 마쳐야 하는데 아직인 것: 앞 과정의 이름, 앞 날의 수. @param {import("./learn_load.js").LearnTrack} track @param {number} number */
  missing(track, number) {
    const known = track.needs.flatMap((id) => this.index.tracks.find((one) => one.id === id) ?? []);
    const tracks = known.filter((one) => !this.ofTrack(one).done).map(({ title }) => title);
    const days = track.days.flatMap((day, at) => (at + 1 < number && !day.optional && this.day(track.id, at + 1).passed === null ? at + 1 : []));
    return { tracks, days };
  }
}

/**
 * 통과할 때와 값이 다른 기준값과 규칙. 그때 적어 두지 않은 것은 말하지 않고, 적어 둔 판정표에 새로 생긴 규칙은 말한다.
 * @param {Map<string, string>} seen @param {LearnStanding[]} standing @returns {LearnMoved[]}
 */
function learnMoved(seen, standing) {
  const tables = new Set([...seen.keys()].filter((key) => key.startsWith("rule:")).map((key) => key.split("#")[0]));
  return standing.flatMap((each) => {
    const was = seen.get(each.key);
    if (was === each.value || (was === undefined && !tables.has(each.key.split("#")[0]))) return [];
    return { ...each, was: was ?? "" };
  });
}

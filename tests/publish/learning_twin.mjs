// The record of a browser without a browser: results written and read, what is due, what changed.
import { readFileSync } from "node:fs";

globalThis.CX_WORDS = { lq_plants: "산수유" };
globalThis.localStorage = { getItem: () => null, setItem() {}, removeItem() {} };
const js = "../../cscx/publish/assets/js";
const { resultsRecord, resultsText } = await import(`${js}/learn_results.js`);
const { LearnProgress } = await import(`${js}/learn_progress.js`);
const { mergeRecords } = await import(`${js}/learn_store.js`);

const asked = JSON.parse(readFileSync(process.argv[2], "utf8"));
const told = {};
if (asked.write) told.written = resultsText(asked.write, "0".repeat(64), new Date("2026-11-22T10:00:00Z"));
if (asked.read) told.read = asked.read.map(resultsRecord);
if (asked.merge) {
  mergeRecords(asked.merge[0], asked.merge[1]);
  told.merged = asked.merge[0];
}
if (asked.progress) {
  const { items, documents, tracks, record, now } = asked.progress;
  const entries = items.map(([id, short, places]) => ({ id, short, documents: places }));
  const index = {
    documents: documents.map((id) => ({ id })), tracks, items: entries, byId: new Map(entries.map((each) => [each.id, each])),
    standing: () => asked.progress.standing ?? [],
    ofDay: (day) => entries.filter((entry) => entry.documents.some((at) => day.learn.includes(at))),
  };
  const progress = new LearnProgress(index, record, Date.parse(now));
  const ids = (found) => found.map(({ id }) => id);
  told.due = ids(progress.due());
  told.changed = [...progress.changedItems];
  told.days = tracks.flatMap((track) => track.days.map((_, at) => {
    const { passed, change } = progress.day(track.id, at + 1);
    const { tracks: first, days } = progress.missing(track, at + 1);
    return { passed, change: change && { items: ids(change.entries), documents: change.documents, moved: change.moved.map(({ key, was, value }) => [key, was, value]) }, first, days };
  }));
}
process.stdout.write(JSON.stringify(told));

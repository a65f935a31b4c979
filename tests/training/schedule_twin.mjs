import { readFileSync } from "node:fs";
import { answeredSchedule } from "../../cscx/training/js/schedule.js";

const runs = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const told = runs.map((run) => {
  let before = null;
  return run.map(([at, correct]) => {
    before = answeredSchedule(before, correct, Date.parse(at));
    const { stability, difficulty, due } = before;
    return [stability.toFixed(4), difficulty.toFixed(4), new Date(due).toISOString().slice(0, 19)];
  });
});
console.log(JSON.stringify(told));

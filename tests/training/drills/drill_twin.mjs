import { readFileSync } from "node:fs";
import { drillAfter, drillBeginning, drillLeft, drillReaction, drillScore } from "../../../cscx/training/js/drill.js";

const { drill, runs } = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const told = runs.map(({ codes }) => {
  let standing = drillBeginning(drill);
  const picks = [], said = [], states = [[standing.at, standing.mood]];
  for (const code of codes) {
    const choice = drillLeft(drill, standing).find((each) => each.code === code);
    const before = standing;
    picks.push({ turn: standing.at, code, error: choice.error });
    standing = drillAfter(standing, choice);
    said.push(drillReaction(drill, picks, before, standing));
    states.push([standing.at, standing.mood]);
  }
  return { codes, states, said, score: drillScore(drill, picks, standing) };
});
console.log(JSON.stringify(told));

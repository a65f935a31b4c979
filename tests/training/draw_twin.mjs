import { readFileSync } from "node:fs";
import { Draw } from "../../cscx/training/js/draw.js";

const vectors = JSON.parse(readFileSync(process.argv[2], "utf8"));
const told = vectors.map(({ texts, bounds, shuffled }) => {
  const draw = new Draw(...texts);
  return { texts, bounds, drawn: bounds.map((bound) => draw.below(bound)), shuffled: draw.shuffled([...shuffled].sort((a, b) => a - b)) };
});
process.stdout.write(JSON.stringify(told));

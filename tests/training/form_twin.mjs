import { readFileSync } from "node:fs";
import { drawForm } from "../../cscx/training/js/form.js";

const bank = JSON.parse(readFileSync(process.argv[2], "utf8"));
const asked = JSON.parse(process.argv[3]);
process.stdout.write(JSON.stringify(asked.map(([seed, count]) => drawForm(bank, seed, count))));

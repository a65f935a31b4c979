// JavaScript 판정기에게 묻는다: 한 줄에 하나씩 JSON으로 묻고 답한다.
import { createInterface } from "node:readline";

const js = new URL("../../cscx/policy/portable/js/", import.meta.url);
const load = (name) => import(new URL(`${name}.js`, js).href);
const { Decider } = await load("decide");
const { Unreadable, ABSENT, fieldOf, isFormula, isNumber, readValue, showValue } = await load("field");
const { parseQuantity } = await load("quantity");
const { exactOf } = await load("exact");
const { answerText } = await load("wording");

function plain(value) {
  if (isFormula(value)) return { f: value.own };
  if (Array.isArray(value)) return { t: value.map(plain) };
  if (value === ABSENT) return { a: 1 };
  if (isNumber(value)) return value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`;
  if (value instanceof Set) return { s: [...value].sort() };
  return typeof value === "string" ? { w: value } : value;
}
const answer = (table, lang) => (found) => ({
  status: found.status, rules: found.rules, outcomes: found.outcomes.map(({ values }) => values.map(plain)), text: answerText(table, found, lang),
});

const readable = (read) => {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return { unreadable: true };
    throw error;
  }
};

let decider;
const asked = {
  open: ({ model }) => {
    decider = new Decider(model);
    return true;
  },
  decide: ({ facts, nobody }) => readable(() => {
    const { table } = decider.chain;
    const told = answer(table, decider.lang);
    const found = decider.decide(facts, nobody);
    const why = found.why?.() ?? null;
    return {
      status: found.status,
      answers: found.answers.map(told),
      rules: found.rules,
      ask: found.ask && [found.ask.input, found.ask.atMost],
      known: Object.fromEntries([...found.known].map(([name, value]) => [name, plain(value)])),
      trace: why && { reasons: why.reasons, instead: why.instead.map((each) => [each.input, each.condition, told(each.answer)]) },
    };
  }),
  read: ({ field, raw }) => readable(() => plain(readValue(fieldOf(field), raw))),
  show: ({ field, value, lang }) => showValue(fieldOf(field), exactOf(value), lang),
  quantity: ({ text }) => {
    const found = parseQuantity(text);
    return found && [plain(found.amount), found.unit.kind, found.unit.name, plain(found.unit.factor), found.unit.family];
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { what, ...given } = JSON.parse(line);
  try {
    console.log(JSON.stringify({ is: asked[what](given) ?? null }));
  } catch (error) {
    console.log(JSON.stringify({ failed: String(error.stack) }));
  }
}

// JavaScript 쌍둥이에게 묻는다: 한 줄에 하나씩 JSON으로 묻고 답한다.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const js = new URL("../../cscx/search/js/", import.meta.url);
const load = (name) => import(new URL(`${name}.js`, js).href);
const hangul = await load("hangul");
const keyboard = await load("keyboard");
const words = await load("words");
const typos = await load("typos");
const { segments } = await load("segmenter");
const { Search } = await load("engine");
const { idf } = await load("ranking");

let search;
const asked = {
  open: async ({ folder }) => {
    search = await Search.open(async (name) => new Uint8Array(readFileSync(`${folder}/${name}`)));
    return search.store.head.entries;
  },
  search: ({ query, filters, most }) => search.search(query, filters ?? {}, most ?? 10),
  segments: ({ word }) => segments(word, search.store.lexicon),
  letters: ({ word }) => hangul.letters(word),
  initials: ({ word }) => hangul.initialsOf(word),
  starting: ({ word }) => hangul.startingRange(word),
  to_hangul: ({ word }) => keyboard.toHangul(word),
  to_latin: ({ word }) => keyboard.toLatin(word),
  words: ({ text }) => words.wordsOf(words.folded(text)).map(({ text: t, script }) => [t, script]),
  squeezed: ({ text }) => words.squeezed(text),
  distance: ({ one, other, limit }) =>
    typos.editDistance(hangul.letters(one), hangul.letters(other), limit),
  idf: ({ size, holders }) => idf(size, holders),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { what, ...given } = JSON.parse(line);
  try {
    console.log(JSON.stringify({ is: (await asked[what](given)) ?? null }));
  } catch (error) {
    console.log(JSON.stringify({ failed: String(error.stack) }));
  }
}

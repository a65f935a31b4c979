// 합친 대본을 모듈 없이 돌린다. 인자: 대본, 색인 폴더, 말 목록(JSON). 답을 한 줄에 하나씩 찍는다.
import { readFileSync, readdirSync } from "node:fs";
import { runInThisContext } from "node:vm";

const [, , script, folder, said] = process.argv;
const files = Object.fromEntries(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => `${found.parentPath ?? found.path}/${found.name}`)
    .map((path) => [path.slice(folder.length + 1), new Uint8Array(readFileSync(path))]),
);
let hear;
globalThis.self = {
  addEventListener: (_, heard) => {
    hear = heard;
  },
  postMessage: (reply) => console.log(JSON.stringify(reply)),
};
runInThisContext(readFileSync(script, "utf8"));
for (const request of JSON.parse(said)) {
  const given = { ...(request.empty ? {} : files) };
  for (const name of Object.keys(given))
    if (request.cut && name.startsWith(request.cut)) given[name] = given[name].slice(0, -1 - (given[name].length >> 1));
  hear({ data: request.type === "open" ? { ...request, files: given } : request });
}

// GIFT 파일을 남의 문법(gift-pegjs)으로 읽어 JSON으로 낸다.
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const [, , programs, file] = process.argv;
const { parse } = createRequire(`${programs}/`)("gift-pegjs");
process.stdout.write(JSON.stringify(parse(readFileSync(file, "utf8"))));

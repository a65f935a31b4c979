// 화면이 하는 말. 빌드가 사이트의 언어로 이 스크립트 앞에 넣는다.
import { josa } from "./josa.js";

/** @type {Record<string, string>} */
const sentences = CX_WORDS;

/**
 * 한 문장. `{n}` 같은 칸을 채우고, `{n:이/가}`에는 그 값에 맞는 조사만 쓴다.
 * @param {string} key
 * @param {Record<string, string | number>} values
 */
export function say(key, values = {}) {
  return (sentences[key] ?? key).replace(/\{(\w+)(?::([^}]+))?\}/g, (_, name, pair) =>
    pair ? josa(String(values[name] ?? ""), pair) : String(values[name] ?? ""));
}

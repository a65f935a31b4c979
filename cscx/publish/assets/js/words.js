// 화면이 하는 말. 빌드가 사이트의 언어로 이 스크립트 앞에 넣는다.

/** @type {Record<string, string>} */
const sentences = CX_WORDS;

/**
 * 한 문장. `{n}` 같은 칸을 채운다.
 * @param {string} key
 * @param {Record<string, string | number>} values
 */
export function say(key, values = {}) {
  return (sentences[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

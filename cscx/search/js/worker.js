// 검색 일꾼: 색인을 열고, 묻는 말에 답하고, 한가할 때 나머지 파일을 읽어 둔다.
import { Search } from "./engine.js";

/**
 * 일꾼에게 하는 말.
 * @typedef {{type: "open", base: string}
 *   | {type: "open", files: Record<string, Uint8Array>}
 *   | {type: "search", id: number, query: string, filters?: import("./engine.js").Filters, most?: number}
 *   | {type: "warm"}} Request
 */
/**
 * 일꾼이 하는 말. `failed`의 id는 색인을 열지 못했을 때 없다.
 * @typedef {{type: "ready", entries: number, names: import("./store.js").Columns["names"]}
 *   | {type: "results", id: number, results: import("./engine.js").Results}
 *   | {type: "failed", id?: number, reason: string}} Reply
 */

/**
 * 말을 듣고 답한다. 열기 전에 물은 것은 열린 다음 답한다.
 * @param {{addEventListener: (type: "message", heard: (event: {data: Request}) => void) => void,
 *   postMessage: (reply: Reply) => void}} scope
 */
export function answerSearches(scope) {
  /** @type {(search: Search) => void} */
  let opened;
  /** @type {Promise<Search>} */
  const search = new Promise((resolve) => {
    opened = resolve;
  });
  scope.addEventListener("message", async ({ data }) => {
    try {
      if (data.type === "open") {
        const engine = await Search.open("files" in data ? fromFiles(data.files) : fromAddress(data.base));
        opened(engine);
        const { head, columns } = engine.store;
        scope.postMessage({ type: "ready", entries: head.entries, names: columns.names });
      } else if (data.type === "search") {
        const results = await (await search).search(data.query, data.filters, data.most);
        scope.postMessage({ type: "results", id: data.id, results });
      } else {
        await (await search).store.warm();
      }
    } catch (error) {
      if (data.type === "warm") return; // 미리 읽지 못한 것은 찾을 때 읽는다
      const id = data.type === "search" ? data.id : undefined;
      scope.postMessage({ type: "failed", id, reason: String(error) });
    }
  });
}

/** @param {Record<string, Uint8Array>} files @returns {import("./store.js").ReadFile} */
function fromFiles(files) {
  return async (name) => {
    if (!Object.hasOwn(files, name)) throw new Error(name);
    return files[name];
  };
}

/** @param {string} base @returns {import("./store.js").ReadFile} */
function fromAddress(base) {
  return async (name, again = false) => {
    // 첫 파일만 이름이 그대로라, 새로 지은 사이트의 것인지 늘 물어본다.
    const cache = name === "index.json" ? "no-cache" : "default";
    const response = await fetch(new URL(name, base), { cache: again ? "reload" : cache });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
}

// 받은 파일을 푼다. 받다 만 것은 한 번 새로 받고, 그래도 깨졌으면 그렇다고 한다.
import { BrokenFileError, PackReader } from "./packing.js";

/** @typedef {import("./store.js").ReadFile} ReadFile */
/** @typedef {import("./store.js").Shown} Shown */
/** @typedef {{raw: Uint8Array, data: number}} TermShard 낱말들과, 그 자리가 시작하는 곳 */

/**
 * 파일을 읽어 푼다. 깨졌으면 한 번 새로 받고, 그래도 깨졌으면 어느 파일인지 말한다.
 * @template Kind
 * @param {ReadFile} read @param {string} name @param {(raw: Uint8Array) => Kind} unpack
 * @returns {Promise<Kind>}
 */
export async function understood(read, name, unpack) {
  try {
    return unpack(await read(name));
  } catch (error) {
    if (!isBroken(error)) throw error;
  }
  try {
    return unpack(await read(name, true));
  } catch (error) {
    throw isBroken(error) ? new BrokenFileError(name) : error;
  }
}

/** @param {unknown} error */
function isBroken(error) {
  return error instanceof BrokenFileError || error instanceof SyntaxError;
}

/** 낱말의 차례와 길이를 훑어, 자리가 어디서 시작하는지 안다. @param {Uint8Array} raw @returns {TermShard} */
export function termShard(raw) {
  const reader = new PackReader(raw);
  let data = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.skipWord();
    data += reader.number();
    data += reader.number();
  }
  reader.end(reader.at + data);
  return { raw, data: reader.at };
}

/** @param {Uint8Array} raw */
export function textShard(raw) {
  return { shown: /** @type {Shown[]} */ (parsed(raw)), size: raw.length };
}

/** @param {Uint8Array} raw */
export function parsed(raw) {
  return JSON.parse(new TextDecoder().decode(raw));
}

// 검색 엔진과 말하는 곳: 처음 찾을 때 일꾼을 부르고, 답하지 않으면 그렇다고 알린다.
// 디스크에서 바로 연 사본(file://)은 파일을 읽지 못하므로, 색인을 담은 스크립트를 불러 쓴다.
import { asFile } from "./ondisk.js";

const FINDER_PATIENCE = 15_000;
/** 이 스크립트 곁의 search/ 폴더. 페이지가 어디에 있든, 즉시 이동 뒤에도 같다. */
const finderBase = new URL("search/", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const fromDisk = location.protocol === "file:";

/** @typedef {{worker: string, files: Record<string, string>}} Carried */
/** @typedef {{resolve: (results: any) => void, reject: (reason: Error) => void, late: number}} Waiting */

/** @type {Promise<Finder> | null} */
let finderOpening = null;

/** 사이트 안의 주소를 열 수 있는 주소로. @param {string} address */
export function siteUrl(address) {
  return asFile(new URL(address, new URL("../../", finderBase)));
}

/** 찾는 이. 열지 못하면 다음에 다시 연다. */
export function finder() {
  finderOpening ??= openFinder().catch((error) => {
    finderOpening = null;
    throw error;
  });
  return finderOpening;
}

async function openFinder() {
  const carried = fromDisk ? await carriedFiles() : null;
  const worker = carried
    ? new Worker(URL.createObjectURL(new Blob([carried.worker], { type: "text/javascript" })))
    : new Worker(new URL("worker.js", finderBase));
  const made = new Finder(worker);
  await made.open(carried ? { files: unpacked(carried.files) } : { base: finderBase.href });
  return made;
}

/** @returns {Promise<Carried>} */
function carriedFiles() {
  const carried = () => /** @type {any} */ (globalThis).cxSearchFiles;
  return new Promise((resolve, reject) => {
    if (carried()) return resolve(carried());
    const script = document.createElement("script");
    script.src = new URL("files.js", finderBase).href;
    script.onload = () => (carried() ? resolve(carried()) : reject(new Error(script.src)));
    script.onerror = () => {
      script.remove();
      reject(new Error(script.src));
    };
    document.head.append(script);
  });
}

/** @param {Record<string, string>} files base64 @returns {Record<string, Uint8Array>} */
function unpacked(files) {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)),
    ]),
  );
}

class Finder {
  /** @param {Worker} worker */
  constructor(worker) {
    this.worker = worker;
    this.asked = 0;
    this.warmed = false;
    /** 열리기를 기다리는 것은 0번. @type {Map<number, Waiting>} */
    this.waiting = new Map();
    worker.addEventListener("message", ({ data }) => this.hear(data));
    worker.addEventListener("error", (event) => this.end(new Error(event.message || "worker")));
  }

  /** @param {Record<string, unknown>} where */
  open(where) {
    this.worker.postMessage({ type: "open", ...where });
    return this.wait(0);
  }

  /** @param {string} query @param {Record<string, string[]>} filters @param {number} most */
  async search(query, filters, most) {
    this.asked += 1;
    this.worker.postMessage({ type: "search", id: this.asked, query, filters, most });
    const results = await this.wait(this.asked);
    if (!this.warmed) this.worker.postMessage({ type: "warm" });
    this.warmed = true;
    return results;
  }

  /** @param {number} id @returns {Promise<any>} */
  wait(id) {
    return new Promise((resolve, reject) => {
      const late = window.setTimeout(() => this.end(new Error("late")), FINDER_PATIENCE);
      this.waiting.set(id, { resolve, reject, late });
    });
  }

  /** @param {{type: string, id?: number, results?: any, reason?: string}} reply */
  hear(reply) {
    if (reply.type === "failed") return this.end(new Error(reply.reason));
    const waiting = this.waiting.get(reply.id ?? 0);
    if (!waiting) return;
    this.waiting.delete(reply.id ?? 0);
    clearTimeout(waiting.late);
    waiting.resolve(reply.results);
  }

  /** 더 쓸 수 없다: 기다리던 것은 모두 실패하고, 다음에는 새로 연다. @param {Error} error */
  end(error) {
    this.worker.terminate();
    finderOpening = null;
    for (const { reject, late } of this.waiting.values()) {
      clearTimeout(late);
      reject(error);
    }
    this.waiting.clear();
  }
}

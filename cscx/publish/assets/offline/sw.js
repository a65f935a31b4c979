// 오프라인 일꾼: 언제나 네트워크에 먼저 묻고, 답이 없을 때만 간직한 것을 낸다.
// 옛 화면이 새 화면처럼 보이는 일은 없다. 화면의 도장은 그 내용이 마지막으로 확인된 빌드의 것이다.
"use strict";

const sw = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const scope = sw.registration.scope;
const CACHE = `cscx ${scope}`;
const SLOW = 3000; // 이만큼(ms) 기다려도 답이 없으면 간직한 것을 낸다
const QUIET = 10000; // 한 번 끊기면 이동안(ms)은 기다리지 않고 바로 낸다
const MOST = 60e6; // 간직하는 바이트. 넘치면 덜 급한 화면부터 빠진다
const MANIFEST = "offline.json";
const DONE = "offline.done"; // 다 받은 빌드의 때
const ON_DISK = "assets/search/files.js"; // 디스크에서 연 사본만 읽는다. 간직할 까닭이 없다
const MISSING = ["offline/", "offline.html"];

/** @typedef {{built: string, stamp: string, files: Record<string, [string, number, number]>}} List */

let downUntil = 0;
let asked = 0; // 지금 네트워크를 쓰는 화면의 요청 수. 미리 받기는 이때 쉰다

sw.addEventListener("install", () => sw.skipWaiting());
sw.addEventListener("activate", (event) => event.waitUntil(sw.clients.claim()));

sw.addEventListener("message", (event) => {
  // 일꾼이 깨기 전에 열린 화면도 맡는다.
  if (event.data?.built) event.waitUntil(sw.clients.claim().then(() => refresh(event.data.built)));
});

sw.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  // 도장(stamp.json)과 목록은 네트워크만이 안다. 조각 요청은 그대로 보낸다.
  if (request.method !== "GET" || path === null || path.endsWith("stamp.json") || request.headers.has("range")) return;
  if (path === ON_DISK) return;
  event.respondWith(answer(event, path));
});

/** 범위 안의 경로. 물음표와 index.html은 뗀다. 범위 밖이면 null. @param {string} address */
function pathOf(address) {
  const url = new URL(address);
  url.search = url.hash = "";
  if (!url.href.startsWith(scope)) return null;
  const parts = url.href.slice(scope.length).split("/").map(decodeURIComponent);
  return parts.join("/").replace(/(^|\/)index\.html$/, "$1");
}

/** @param {string} path */
const addressOf = (path) => scope + path.split("/").map(encodeURIComponent).join("/");

/** @param {FetchEvent} event @param {string} path @returns {Promise<Response>} */
async function answer(event, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(addressOf(path));
  const fresh = fromNet(event.request, cache, path);
  event.waitUntil(fresh.catch(() => {}));
  if (!kept) return fresh.catch((error) => missing(event.request, cache, error));
  const patience = Date.now() < downUntil ? 0 : SLOW;
  return Promise.race([fresh, late(patience)]).catch(() => {
    downUntil = Date.now() + QUIET;
    return shown(kept, path, cache);
  });
}

/** @param {number} wait @returns {Promise<never>} */
const late = (wait) => new Promise((_, reject) => setTimeout(reject, wait));

/** 네트워크의 답. 받은 것은 간직하고, 사라진 것은 버린다. @param {Request} request @param {Cache} cache @param {string} path */
async function fromNet(request, cache, path) {
  asked += 1;
  try {
    const response = await fetch(request.url, { cache: "no-cache", redirect: request.redirect });
    if (response.status >= 500) throw new TypeError(String(response.status));
    downUntil = 0;
    if (response.status === 404 || response.status === 410) await cache.delete(addressOf(path));
    else if (response.ok && !response.redirected) await cache.put(addressOf(path), response.clone());
    return response;
  } finally {
    asked -= 1;
  }
}

/** 간직하지 않은 화면: 오프라인임을 말하는 화면으로 간다. @param {Request} request @param {Cache} cache @param {unknown} error */
async function missing(request, cache, error) {
  for (const page of request.mode === "navigate" ? MISSING : [])
    if (await cache.match(addressOf(page))) return Response.redirect(`${addressOf(page)}#${encodeURIComponent(request.url)}`);
  throw error;
}

/** 간직한 답. 목록이 지금도 같은 내용이라고 하는 화면에는 목록의 도장을 찍는다. @param {Response} kept @param {string} path @param {Cache} cache */
async function shown(kept, path, cache) {
  if (!(kept.headers.get("Content-Type") ?? "").startsWith("text/html")) return kept;
  const page = split(await kept.text());
  const list = await listed(cache);
  const stamp = list?.files[path]?.[0] === (await hashOf(page.before + page.after)) ? list.stamp : page.stamp;
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  return new Response(page.before + stamp + page.after, { headers });
}

/** 화면을 도장 앞과 도장과 그 뒤로 나눈다. @param {string} html */
function split(html) {
  const from = html.lastIndexOf('<p class="cx-stamp"');
  const to = from < 0 ? html.length : html.indexOf("</p>", from) + 4;
  return from < 0
    ? { before: html, stamp: "", after: "" }
    : { before: html.slice(0, from), stamp: html.slice(from, to), after: html.slice(to) };
}

/** SHA-256의 앞 열여섯 자. @param {string | ArrayBuffer} what */
async function hashOf(what) {
  const bytes = typeof what === "string" ? new TextEncoder().encode(what) : what;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Cache} cache @returns {Promise<List | undefined>} */
const listed = async (cache) => (await cache.match(addressOf(MANIFEST)))?.json();

let refreshing = false;
/** 새 빌드의 목록을 받아, 달라진 것만 조용히 받아 둔다. 끊기면 다음 화면에서 이어 간다. @param {string} built */
async function refresh(built) {
  if (refreshing) return;
  refreshing = true;
  try {
    const cache = await caches.open(CACHE);
    if ((await (await cache.match(addressOf(DONE)))?.text()) === built) return;
    const list = await newest(cache, built);
    await drop(cache, list);
    await fill(cache, wanted(list));
    await cache.put(addressOf(DONE), new Response(list.built));
  } catch {
    // 네트워크가 끊겼거나 자리가 없다. 간직한 것은 그대로 쓸 수 있다.
  } finally {
    refreshing = false;
  }
}

/** @param {Cache} cache @param {string} built @returns {Promise<List>} */
async function newest(cache, built) {
  const had = await listed(cache);
  if (had?.built === built) return had;
  const response = await fetch(addressOf(MANIFEST), { cache: "no-cache" });
  if (!response.ok) throw new TypeError(String(response.status));
  await cache.put(addressOf(MANIFEST), response.clone());
  return response.json();
}

/** 사이트에서 사라진 화면은 여기서도 사라진다. @param {Cache} cache @param {List} list */
async function drop(cache, list) {
  for (const request of await cache.keys()) {
    const path = pathOf(request.url);
    if (path !== null && path !== MANIFEST && path !== DONE && !(path in list.files)) await cache.delete(request);
  }
}

/** 받아 둘 것, 급한 것부터. 데이터 절약 중이면 없이는 못 여는 것만. @param {List} list */
function wanted(list) {
  const saving = /** @type {any} */ (sw.navigator).connection?.saveData;
  let room = MOST;
  return Object.entries(list.files).filter(([, [, bytes, core]]) => {
    room -= bytes;
    return room >= 0 && (core || !saving);
  });
}

/** 가진 것의 지문이 다른 것만 하나씩 받는다. @param {Cache} cache @param {ReturnType<typeof wanted>} files */
async function fill(cache, files) {
  for (const [path, [hash]] of files) {
    if ((await keptHash(cache, path)) === hash) continue;
    while (asked > 0) await new Promise((resolve) => setTimeout(resolve, 200));
    const response = await fetch(addressOf(path), { cache: "no-cache" });
    if (response.ok && !response.redirected) await cache.put(addressOf(path), response);
  }
}

/** @param {Cache} cache @param {string} path */
async function keptHash(cache, path) {
  const kept = await cache.match(addressOf(path));
  return kept ? contentHash(kept) : "";
}

/** 도장을 뺀 내용의 지문. 도장만 새로 찍힌 화면은 다시 받지 않는다. @param {Response} response */
async function contentHash(response) {
  if (!(response.headers.get("Content-Type") ?? "").startsWith("text/html")) return hashOf(await response.arrayBuffer());
  const page = split(await response.text());
  return hashOf(page.before + page.after);
}

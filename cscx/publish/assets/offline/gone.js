// 오프라인 보관을 끈 사이트: 전에 간직한 것을 모두 지우고 물러난다.
"use strict";

const sw = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

sw.addEventListener("install", () => sw.skipWaiting());
sw.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) if (name === `cscx ${sw.registration.scope}`) await caches.delete(name);
  await sw.registration.unregister();
}

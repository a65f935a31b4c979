// 오프라인 보관을 끈 사이트: 전에 간직한 것을 모두 지우고 물러난다.
"use strict";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) if (name === `cscx ${self.registration.scope}`) await caches.delete(name);
  await self.registration.unregister();
}

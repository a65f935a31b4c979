// 네트워크와의 사이: 오프라인 표시, 새로 만든 화면이 있다는 알림, 이 컴퓨터에 간직하기.
import { $, el, decoded } from "./dom.js";
import { say } from "./words.js";
import { onDisk } from "./ondisk.js";
import { machineMemory } from "./remembered.js";
import { stampHere } from "./freshness.js";

const OFFLINE_STORE = "cx-offline";
const CALM = 4000; // 화면이 열리고 이만큼(ms) 지나서야 나머지를 받아 둔다
let keptTimer = 0;
const frameData = $("[data-cx-fresh]")?.dataset ?? {};
const siteRoot = new URL(`${frameData.cxRoot || "."}/`.replace(/\/+$/, "/"), location.href);

/** 도장의 때를 이 사이트의 말로. @param {string} built */
function written(built) {
  const date = new Date(built);
  const lang = document.documentElement.lang;
  return Number.isNaN(date.getTime())
    ? "?"
    : date.toLocaleString(lang, { timeZone: "Asia/Seoul", dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });
}

/** @param {...Node} nodes */
function tell(...nodes) {
  $("[data-cx-link]")?.replaceChildren(...nodes);
}

function tellOffline() {
  const date = say("offline_shown", { date: written(stampHere().built) });
  tell(el("p", { class: "cx-offline" }, el("b", {}, say("offline")), " ", date));
}

/** @param {string} built */
function tellNewer(built) {
  const words = say("newer", { date: written(built), shown: written(stampHere().built) });
  const reload = el("button", { type: "button", class: "cx-btn", onclick: () => location.reload() }, say("reload"));
  tell(el("p", { class: "cx-newer" }, words, " ", reload));
}

/** 네트워크가 지금 내는 도장과 이 화면의 도장을 견준다. */
async function checkStamp() {
  let stamp;
  try {
    const response = await fetch(new URL("stamp.json", siteRoot), { cache: "no-store" });
    if (!response.ok) throw new TypeError(String(response.status));
    stamp = await response.json();
  } catch {
    return tellOffline();
  }
  const here = stampHere();
  if (stamp.version !== here.version && Date.parse(stamp.built) > Date.parse(here.built)) tellNewer(stamp.built);
  else tell();
  clearTimeout(keptTimer);
  if (keeping()) keptTimer = window.setTimeout(() => keep(stamp.built), CALM);
}

const canKeep = () => frameData.cxKeeps !== undefined && !onDisk && "serviceWorker" in navigator;
const keeping = () => canKeep() && machineMemory.get(OFFLINE_STORE) !== "off";

/** 이 컴퓨터에 간직하게 한다. 이미 간직한 것은 달라진 것만 새로 받는다. @param {string} built */
async function keep(built) {
  const registration = await navigator.serviceWorker.ready;
  registration.active?.postMessage({ built });
}

const enlist = () => navigator.serviceWorker.register(new URL("sw.js", siteRoot), { scope: siteRoot.pathname, updateViaCache: "none" });

async function forget() {
  const registration = await navigator.serviceWorker.getRegistration(siteRoot);
  await registration?.unregister();
  await caches.delete(`cscx ${siteRoot.href}`);
}

function paintKeeping() {
  const button = $("[data-cx-keep]");
  if (!button) return;
  button.hidden = !canKeep();
  button.setAttribute("aria-pressed", String(keeping()));
  const state = $("[data-cx-keep-state]", button);
  if (state) state.textContent = say(keeping() ? "keep_on" : "keep_off");
}

/** 저장하지 않은 화면에 갔을 때: 가려던 곳을 다시 연다. */
function paintRetry() {
  const link = $("[data-cx-retry]");
  const target = URL.parse?.(decoded(location.hash.slice(1)));
  if (link && target?.href.startsWith(siteRoot.href)) link.setAttribute("href", target.href);
}

export function initOffline() {
  paintRetry();
  paintKeeping();
  if (onDisk) return tell(el("p", { class: "cx-offline" }, el("b", {}, say("copy_shown")), " ", say("offline_shown", { date: written(stampHere().built) })));
  $("[data-cx-keep]")?.addEventListener("click", () => {
    machineMemory.set(OFFLINE_STORE, keeping() ? "off" : "on");
    paintKeeping();
    (keeping() ? enlist().then(checkStamp) : forget()).catch(() => {});
  });
  addEventListener("offline", tellOffline);
  addEventListener("online", checkStamp);
  addEventListener("pageshow", (event) => event.persisted && checkStamp());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && checkStamp());
  const start = () => {
    if (keeping()) enlist().catch(() => {}); // 안전하지 않은 주소에서는 저장 없이 쓴다
    checkStamp();
  };
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
}

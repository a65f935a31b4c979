// 하던 퀴즈나 연습. 이 탭에만 두고, 다시 읽거나 뒤로 왔을 때만 이어 간다. 링크를 새로 열면 처음부터다.
import { tabMemory } from "./remembered.js";

const SITTING_STORE = "cx-sitting";
const SITTING_VERSION = 1;

/** 이 주소에서 하던 것. 없거나 새로 연 화면이면 null. @returns {any} */
export function sittingHere() {
  const returned = performance.getEntriesByType("navigation").some((entry) => ["reload", "back_forward"].includes(/** @type {PerformanceNavigationTiming} */ (entry).type));
  try {
    const kept = JSON.parse(tabMemory.get(SITTING_STORE) ?? "null");
    return returned && kept?.version === SITTING_VERSION && kept.address === location.href ? kept.doing : null;
  } catch {
    return null;
  }
}

/** 어디까지 했는지 적는다. @param {unknown} doing */
export const keepSitting = (doing) =>
  tabMemory.set(SITTING_STORE, JSON.stringify({ version: SITTING_VERSION, address: location.href, doing }));

// 새 쪽에 닿을 때마다 할 일. Material의 즉시 이동(navigation.instant)은 문서를 갈아 끼울 뿐 스크립트를 다시 부르지 않는다.
import { $$ } from "./dom.js";

/** @type {WeakSet<HTMLElement>} */
const enlivened = new WeakSet();

/** 아직 손대지 않은 것만. @param {string} sel */
export function fresh(sel) {
  const found = $$(sel).filter((node) => !enlivened.has(node));
  for (const node of found) enlivened.add(node);
  return found;
}

/** @param {() => void} enliven */
export function onArrival(enliven) {
  const arrivals = /** @type {any} */ (globalThis).document$;
  if (arrivals) arrivals.subscribe(enliven);
  else enliven();
}

// 종이에서는 링크를 누를 수 없다: 문서로 가는 링크 뒤에 그 문서의 이름을 적어 둔다.
import { $$, decoded } from "./dom.js";

const DOCUMENT = /\/(?:procedures|scripts|exceptions|escalations)\/([^/#]+?)(?:\.html|\/)?(?:#.*)?$/;

export function nameLinks() {
  for (const link of /** @type {HTMLAnchorElement[]} */ ($$(".cx-page a[href]"))) {
    const to = new URL(link.href);
    if (to.origin !== location.origin || to.pathname === location.pathname) continue;
    const found = decoded(link.href).match(DOCUMENT);
    if (found && found[1] !== "index") link.dataset.print = found[1];
  }
}

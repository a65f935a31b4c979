// 알림: 기한이 지나면 다시 빌드하지 않아도 스스로 사라진다.
import { $$ } from "./dom.js";

export function initNotices() {
  for (const notice of $$("[data-until]"))
    if (Date.parse(notice.dataset.until || "") < Date.now()) notice.hidden = true;
}

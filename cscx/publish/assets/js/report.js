// 틀렸어요·못 찾았어요: 저장소의 새 이슈 화면을 채워서 연다. 누르기 전에는 아무것도 보내지 않는다.
import { $, $$, decoded } from "./dom.js";

/** 보던 곳: 지금 단계, 아니면 주소의 자리. */
const placeNow = () => $(".cx-steps .is-current > h3")?.id || decoded(location.hash.slice(1));

/** 빌드가 채우지 못한 칸(보던 곳과 판)을 채운다. @param {string} template */
export function reportUrl(template) {
  const stamp = $("[data-cx-version]");
  const version = stamp ? `${stamp.dataset.cxVersion} ${stamp.dataset.cxCommit || ""}`.trim() : "";
  return template.replaceAll("{anchor}", encodeURIComponent(placeNow())).replaceAll("{version}", encodeURIComponent(version));
}

export function initReports() {
  for (const link of /** @type {HTMLAnchorElement[]} */ ($$("a[data-report]")))
    for (const moment of ["pointerdown", "focus", "click"])
      link.addEventListener(moment, () => { link.href = reportUrl(link.dataset.report || ""); });
}

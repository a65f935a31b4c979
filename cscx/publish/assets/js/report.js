// 틀렸어요·못 찾았어요: 저장소의 새 이슈 화면을 채워서 연다. 누르기 전에는 아무것도 보내지 않는다.
import { $, decoded } from "./dom.js";

/** 보던 곳: 지금 단계, 아니면 주소의 자리. */
const placeNow = () => $(".cx-steps .is-current > h3")?.id || decoded(location.hash.slice(1));

/** 채운 주소. @param {string} form 주소 틀 @param {{title: string, path: string}} page */
export function reportUrl(form, { title, path }) {
  const stamp = $("[data-cx-version]");
  const version = stamp ? `${stamp.dataset.cxVersion} ${stamp.dataset.cxCommit || ""}`.trim() : "";
  const values = { title, path, anchor: placeNow(), version };
  return form.replace(/\{(title|path|anchor|version)\}/g, (_, name) =>
    encodeURIComponent(values[/** @type {keyof values} */ (name)]));
}

/** 찾지 못한 말을 알리는 곳: 바닥글의 마지막 링크와 같은 곳. @param {string} query */
export function missingUrl(query) {
  const link = $("a[data-report-missing]");
  if (!link) return null;
  const words = link.textContent || "";
  const { reportForm } = /** @type {HTMLElement} */ (link.parentElement).dataset;
  const href = reportForm ? reportUrl(reportForm, { title: `${words}: ${query}`, path: "" }) : link.getAttribute("href");
  return { words, href };
}

/** @param {HTMLElement} link */
export function initReport(link) {
  const { reportForm = "", reportPath = "" } = /** @type {HTMLElement} */ (link.parentElement).dataset;
  const fill = () => {
    const title = [link.textContent, $("h1")?.textContent].filter(Boolean).join(": ");
    link.setAttribute("href", reportUrl(reportForm, { title, path: reportPath }));
  };
  for (const moment of ["pointerdown", "focus", "click"]) link.addEventListener(moment, fill);
}

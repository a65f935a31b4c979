// 디스크에서 바로 연 사이트: 브라우저는 폴더를 열지 못하므로 그 안의 index.html로 잇는다.

export const onDisk = location.protocol === "file:";

/** 폴더의 주소를 그 안의 파일로 바꾼다. @template {URL | HTMLAnchorElement} T @param {T} place @returns {T} */
export function asFile(place) {
  if (place.protocol === "file:" && place.pathname.endsWith("/")) place.pathname += "index.html";
  return place;
}

/** @param {Event} event */
function openFile(event) {
  const link = /** @type {Element} */ (event.target).closest("a[href]");
  if (link instanceof HTMLAnchorElement) asFile(link);
}

export function initOnDisk() {
  if (onDisk) for (const name of ["click", "auxclick", "contextmenu"]) document.addEventListener(name, openFile, true);
}

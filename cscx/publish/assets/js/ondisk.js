// 디스크에서 바로 연 사이트: 브라우저는 폴더를 열지 못하므로 그 안의 index.html로 잇는다.

export const onDisk = location.protocol === "file:";

/** @param {Event} event */
function openFile(event) {
  const link = /** @type {Element} */ (event.target).closest("a[href]");
  if (!(link instanceof HTMLAnchorElement) || link.protocol !== "file:" || !link.pathname.endsWith("/")) return;
  link.pathname += "index.html";
}

export function initOnDisk() {
  if (onDisk) for (const name of ["click", "auxclick", "contextmenu"]) document.addEventListener(name, openFile, true);
}

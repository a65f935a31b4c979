// 작은 도우미. 상태는 DOM 속성에 두고, 모듈은 뿌리 요소 하나만 받는다.

/** @type {(sel: string, root?: ParentNode) => HTMLElement | null} */
export const $ = (sel, root = document) => root.querySelector(sel);
/** @type {(sel: string, root?: ParentNode) => HTMLElement[]} */
export const $$ = (sel, root = document) =>
  /** @type {HTMLElement[]} */ ([...root.querySelectorAll(sel)]);

/**
 * 요소 하나. `on…`은 듣는 이, 나머지는 속성. 글은 언제나 글로 들어간다.
 * @param {string} tag
 * @param {Record<string, any>} props
 * @param {...(Node | string)} kids
 */
export function el(tag, props = {}, ...kids) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value == null) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...kids);
  return node;
}

/** 주소의 글자. 고쳐 쓴 주소라 풀 수 없으면 그대로 둔다. @param {string} text */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

let toastTimer = 0;
/** 화면 아래에 잠깐 알린다. @param {string} text */
export function toast(text) {
  const box = $("[data-cx-toast]");
  if (!box) return;
  box.textContent = text;
  box.classList.add("is-on");
  clearTimeout(toastTimer);
  toastTimer = window.setTimeout(() => box.classList.remove("is-on"), 1800);
}

/** 초점을 옮기되, 제목처럼 원래 초점이 없는 곳도 된다. @param {HTMLElement | null} node */
export function focusOn(node) {
  if (!node) return;
  if (!node.matches("a,button,input,select,textarea,[tabindex]")) node.tabIndex = -1;
  node.focus({ preventScroll: true });
  const box = node.getBoundingClientRect();
  if (box.top < 90 || box.bottom > innerHeight - 40) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollTo({ top: scrollY + box.top - innerHeight / 3, behavior: calm ? "auto" : "smooth" });
  }
}

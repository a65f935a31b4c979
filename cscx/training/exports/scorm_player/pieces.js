// 화면의 조각: 글은 언제나 글로 넣는다.

/** @param {string} selector */
const part = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

/** @param {string} tag @param {string} text @param {Record<string, string>} [attributes] */
function made(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** 묻기 앞에 하는 말과 사례. @param {SCQuestion} question */
function caseParts({ tell, facts }) {
  const list = made("dl", "");
  list.append(...facts.map(([label, value]) => {
    const row = made("div", "");
    row.append(made("dt", label), made("dd", value));
    return row;
  }));
  return [...tell.map((line) => made("p", line)), ...(facts.length ? [list] : [])];
}

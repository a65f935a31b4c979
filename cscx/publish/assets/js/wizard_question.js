// 질문 한 장: 무엇을 어디서 보는지, 고를 것마다 무엇이 나오는지.
import { fitsMask } from "../../../policy/portable/js/column.js";
import { showValue } from "../../../policy/portable/js/field.js";
import { el } from "./dom.js";
import { entryForm } from "./wizard_entry.js";
import { say } from "./words.js";

/** @typedef {import("../../../policy/portable/js/field.js").Value} Value */
/** 모르는 답의 value는 undefined. @typedef {{name: string, label: string, value: Value | undefined}} WizardAnswer */
/** @typedef {{label: string, ask?: string, look?: string, guide?: Record<string, string>, judged?: boolean, clock?: boolean, missing?: [string, string | null]}} InputWords */
/**
 * @typedef {{number: number, more: number | null, words: InputWords, offer: import("./wizard_options.js").Offer, lang: string,
 *   preview: (value: Value) => Node, done: (answer: WizardAnswer) => void}} Asking
 */

/** @param {Asking} asking */
export function questionCard(asking) {
  const { words, offer, number, more } = asking;
  const text = words.ask || say("wz_ask", { name: words.label });
  const count = more === 1 ? say("wz_question_last", { n: number }) : more ? say("wz_question_more", { n: number, more: more - 1 }) : say("wz_question", { n: number });
  return el("div", { class: "cx-q" },
    el("p", { class: "cx-q__n" }, count),
    el("h3", { class: "cx-q__text", tabindex: "-1", id: "cx-question" }, text),
    ...hints(words),
    offer.several ? severalOf(asking) : choicesOf(asking),
    !offer.several && offer.entry
      ? entryForm(offer.field, { lang: asking.lang, alone: !offer.options.length, preview: asking.preview, done: (value) => asking.done(typedAnswer(asking, value)) })
      : "",
    unknownButton(asking));
}

/** @param {InputWords} words */
function* hints({ label, ask, look, judged, clock, missing }) {
  const said = [ask ? label : "", look ? say("wz_look", { place: look }) : "", judged ? say("wz_judged") : "", clock ? say("wz_clock") : ""].filter(Boolean);
  if (said.length) yield el("p", { class: "cx-q__hint" }, said.join(" · "));
  if (missing) {
    const [before, after] = say("wz_missing", { title: "\u0000" }).split("\u0000");
    yield el("p", { class: "cx-q__hint" }, before, missing[1] ? el("a", { href: missing[1] }, missing[0]) : missing[0], after);
  }
}

/** @param {Asking} asking */
function choicesOf({ offer, words, preview, done }) {
  if (!offer.options.length) return "";
  return el("div", { class: "cx-choices", role: "group", "aria-labelledby": "cx-question" }, ...offer.options.map(({ label, value }, at) =>
    el("button", { type: "button", class: "cx-choice", "data-key": at < 9 ? String(at + 1) : null, onclick: () => done({ name: offer.field.name, label, value }) },
      el("span", { class: "cx-choice__main" }, label, words.guide?.[label] ? el("small", { class: "cx-choice__guide" }, words.guide[label]) : ""),
      preview(value))));
}

/** @param {Asking} asking */
function severalOf({ offer, words, lang, preview, done }) {
  /** @type {Set<string>} */
  const chosen = new Set();
  const confirm = /** @type {HTMLButtonElement} */ (el("button", { class: "cx-btn cx-btn--primary" }));
  const note = el("output", { class: "cx-entry__note" });
  const paint = () => {
    const empty = !chosen.size;
    confirm.disabled = empty && !offer.field.optional;
    confirm.textContent = say(empty && offer.field.optional ? "wz_confirm_none" : "wz_confirm");
    note.replaceChildren(confirm.disabled ? say("wz_pick") : preview(new Set(chosen)));
  };
  const boxes = offer.options.map(({ label }, at) => el("label", { class: "cx-choice", "data-key": at < 9 ? String(at + 1) : null },
    el("input", { type: "checkbox", onchange: (/** @type {Event} */ event) => {
      if (/** @type {HTMLInputElement} */ (event.target).checked) chosen.add(label);
      else chosen.delete(label);
      paint();
    } }),
    el("span", { class: "cx-choice__main" }, label, words.guide?.[label] ? el("small", { class: "cx-choice__guide" }, words.guide[label]) : "")));
  const form = el("form", { class: "cx-several" },
    el("div", { class: "cx-choices", role: "group", "aria-labelledby": "cx-question" }, ...boxes), el("div", { class: "cx-entry" }, confirm, note));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    done({ name: offer.field.name, label: showValue(offer.field, new Set(chosen), lang), value: new Set(chosen) });
  });
  paint();
  return form;
}

/** 주문번호 같은 글은 주소에 남기지 않는다: 형식이 맞는지만 적는다. @param {Asking} asking @param {Value} value @returns {WizardAnswer} */
function typedAnswer({ offer: { field, options }, lang }, value) {
  const hidden = field.format !== null && typeof value === "string" && !options.some((option) => option.value === value);
  const label = hidden ? say(fitsMask(field.format ?? "", value) ? "wz_fits" : "wz_fits_not") : showValue(field, value, lang);
  return { name: field.name, label, value };
}

/** @param {Asking} asking */
function unknownButton({ offer, lang, done }) {
  const { ifUnknown, name } = offer.field;
  return el("button", { type: "button", class: "cx-btn cx-btn--quiet cx-q__unknown", "data-key": "0", onclick: () => done({ name, label: say("wz_unknown"), value: undefined }) },
    say("wz_unknown"), ifUnknown === undefined ? "" : el("small", {}, say("wz_unknown_as", { value: showValue(offer.field, ifUnknown, lang) })),
    el("kbd", { class: "cx-kbd", "aria-hidden": "true" }, "0"));
}

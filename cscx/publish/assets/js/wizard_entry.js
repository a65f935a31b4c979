// 직접 입력: 3만원, 7일, 2026-03-01. 읽지 못하면 무엇이 왜 안 되는지 말한다.
import { Unreadable, readValue, showValue } from "../../../policy/portable/js/field.js";
import { el } from "./dom.js";
import { say } from "./words.js";

/** @typedef {import("../../../policy/portable/js/field.js").Field} Field */
/** @typedef {import("../../../policy/portable/js/field.js").Value} Value */

/** @param {Field} field @param {string} text @param {string} why @param {string} lang */
export function refusal(field, text, why, lang) {
  const like = say(`wz_like_${field.type}`);
  if (why === "low") return say("wz_bad_low", { bound: field.min ? showValue(field, field.min, lang) : "" });
  if (why === "high") return say("wz_bad_high", { bound: field.max ? showValue(field, field.max, lang) : "" });
  if (why === "whole") return say("wz_bad_whole", { step: field.step ? showValue(field, field.step, lang) : "" });
  if (why === "choice") return say("wz_bad_choice", { values: field.values.join(", ") });
  if (why === "absent") return say("wz_bad_absent");
  if (why === "unit") return say("wz_bad_unit", { like });
  return say("wz_bad_kind", { value: text, like });
}

/**
 * 입력 칸. 쓰는 동안 읽은 값을 곁에 보이고, 낼 때만 잘못을 말한다.
 * @param {Field} field
 * @param {{lang: string, alone: boolean, preview: (value: Value) => Node | string, done: (value: Value) => void}} how
 */
export function entryForm(field, { lang, alone, preview, done }) {
  const native = field.type === "date" || field.type === "time" ? field.type : "text";
  const bounds = native === "date" && field.min && field.min.n > 1n ? { min: showValue(field, field.min, lang) } : {};
  const mode = field.type === "integer" || field.type === "money" || field.type === "decimal" ? "decimal" : "text";
  const box = /** @type {HTMLInputElement} */ (el("input", {
    id: "cx-exact", class: "cx-field", name: "value", type: native, required: true, autocomplete: "off", "aria-describedby": "cx-exact-note cx-exact-error",
    inputmode: native === "text" && !field.needsUnit && field.type !== "text" ? mode : null, ...bounds,
    placeholder: field.format, maxlength: field.format ? [...field.format].length : null,
  }));
  const note = el("output", { id: "cx-exact-note", class: "cx-entry__note", for: "cx-exact" });
  const error = el("p", { id: "cx-exact-error", class: "cx-entry__error", role: "alert" });
  /** @returns {Value} */
  const read = () => readValue(field, box.value);
  box.addEventListener("input", () => {
    error.textContent = "";
    box.removeAttribute("aria-invalid");
    try {
      const value = read();
      note.replaceChildren(showValue(field, value, lang), " ", preview(value));
    } catch {
      note.replaceChildren();
    }
  });
  const form = el("form", { class: "cx-entry", novalidate: true },
    el("label", { for: "cx-exact" }, say(alone ? "wz_type" : "wz_exact")), box,
    field.type !== "text" && native === "text" && field.unit.name ? el("span", { class: "cx-entry__unit" }, field.unit.name) : "",
    el("button", { class: alone ? "cx-btn cx-btn--primary" : "cx-btn" }, say("wz_confirm")), note, error,
    field.format ? el("p", { class: "cx-entry__form" }, say("wz_form", { mask: field.format })) : "");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    /** @type {Value} */
    let value;
    try {
      if (!box.value.trim()) throw new Unreadable("kind");
      value = read();
    } catch (problem) {
      if (!(problem instanceof Unreadable)) throw problem;
      error.textContent = box.value.trim() ? refusal(field, box.value.trim(), problem.why, lang) : say(`wz_like_${field.type}`);
      box.setAttribute("aria-invalid", "true");
      box.focus();
      return;
    }
    done(value);
  });
  return form;
}

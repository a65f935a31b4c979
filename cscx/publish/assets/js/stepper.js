// 스테퍼: 길(path)은 [{id, label}] 배열 하나. 앞으로, 뒤로, 지난 답 바꾸기가 모두 이 배열을 자르는 일이다.
import { $, $$, el, focusOn, decoded } from "./dom.js";
import { say } from "./words.js";
import { drawFlow, paintFlow } from "./flow.js";
import { answerOf, dressStep, knownFacts, stepperFoot, withFacts } from "./step.js";

/** @typedef {{id: string, label?: string}} Stop */

const WAYS = ".cx-ask > div > a, .cx-next";
const STEP_TITLE = ":scope > h3";
/** 길이 가는 단계; 이 문서의 단계가 아니면 끝이다. @param {HTMLElement} way */
const goal = (way) => (way instanceof HTMLAnchorElement ? decoded(way.hash.slice(1)) : "end");

/** @param {HTMLElement} root */
export function initStepper(root) {
  const steps = new Map($$(".cx-steps > li", root).map((step) => [$(STEP_TITLE, step)?.id || "", step]));
  const order = [...steps.keys()];
  const first = order[0];
  const figure = root.parentElement?.querySelector(".cx-flow");
  const title = (/** @type {string} */ id) => (steps.has(id) && $(STEP_TITLE, steps.get(id))?.textContent) || "";
  for (const step of steps.values()) dressStep(step, title);
  root.append(...stepperFoot());
  if (figure) drawFlow(figure, order, title);
  /** @type {Stop[]} */
  let path = read();

  // 주소(#path=...)에 담아 두면 다시 열거나 동료에게 보낼 수 있다. #단계 이름으로 와도 그 단계가 열린다.
  function read() {
    const hash = decoded(location.hash);
    const found = hash.match(/^#path=(.+)/);
    const out = found ? found[1].split("~").map((part) => ({ id: part.split(":")[0], label: part.split(":")[1] })) : [];
    if (out.length && out.every((stop) => steps.has(stop.id) || stop.id === "end")) return out;
    return [{ id: steps.has(hash.slice(1)) ? hash.slice(1) : first }];
  }
  function write() {
    const text = path.map((stop) => (stop.label ? `${stop.id}:${stop.label.replace(/[~:]/g, " ")}` : stop.id)).join("~");
    const kept = path.length === 1 && path[0].id !== first ? `#${encodeURIComponent(path[0].id)}` : "";
    history.replaceState(null, "", path.length > 1 ? `#path=${encodeURIComponent(text)}` : kept || location.pathname + location.search);
  }
  /** @param {string} id @param {string[]} seen @returns {string[]} */
  function ahead(id, seen = []) {
    const step = steps.get(id);
    const ways = step ? $$(WAYS, step) : [];
    const to = ways[0] ? goal(ways[0]) : "end";
    return ways.length !== 1 || !steps.has(to) || seen.includes(to) ? seen : ahead(to, [...seen, to]);
  }
  function paint() {
    const ids = path.map((stop) => stop.id);
    const now = ids[ids.length - 1];
    const list = $(".cx-steps", root);
    for (const [id, step] of steps) {
      const at = ids.lastIndexOf(id);
      const current = id === now;
      step.classList.toggle("is-done", at >= 0 && !current);
      step.classList.toggle("is-current", current);
      step.classList.toggle("is-last", current);
      step.toggleAttribute("inert", at < 0);
      if (current) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
      $(".cx-step__answer", step)?.remove();
      if (at < 0 || current) continue;
      const label = path[at].label;
      $(STEP_TITLE, step)?.after(el("span", { class: "cx-step__answer" },
        label ? el("b", {}, label) : "",
        el("button", { type: "button", class: "cx-linkbtn", onclick: () => backTo(at) },
          say(label ? "change" : "again"), el("span", { class: "cx-sr" }, ` (${title(id)})`))));
    }
    // 지나온 길이 먼저, 나머지는 쓴 차례대로: 종이에서도 첫 단계가 맨 앞에 선다.
    for (const id of new Set([...ids, ...order])) { const step = steps.get(id); if (step) list?.append(step); }
    $(".cx-stepper__done", root)?.remove();
    if (now === "end")
      list?.after(el("p", { class: "cx-stepper__done", tabindex: "-1" },
        el("b", {}, `${say("finished")} `), say("finished_more", { n: ids.length - 1 })));
    const next = ahead(now).map(title);
    const box = $("[data-step-ahead]", root);
    if (box) box.textContent = next.length ? say("ahead", { names: next.join(", ") }) : "";
    for (const name of ["back", "reset"]) $(`[data-step-${name}]`, root)?.toggleAttribute("disabled", path.length < 2);
    withFacts(steps.get(now), knownFacts(path, steps));
    if (figure) paintFlow(figure, ids, now);
    write();
  }
  function arrive() {
    const id = path[path.length - 1].id;
    const step = steps.get(id);
    const status = $("[data-step-status]", root);
    if (status) status.textContent = step ? say("step_status", { n: path.length, title: title(id) }) : say("finished");
    focusOn(step ? $(STEP_TITLE, step) : $(".cx-stepper__done", root));
  }
  /** @param {number} place */
  function backTo(place) {
    const was = path[place].label;
    path = path.slice(0, place + 1).map((stop, at) => (at === place ? { id: stop.id } : stop));
    paint();
    const id = path[place].id;
    const step = steps.get(id);
    const ways = step ? $$(WAYS, step) : [];
    const button = was ? ways.find((way) => answerOf(way) === was) : ways[0];
    if (!button) return arrive();
    focusOn(button);
    const status = $("[data-step-status]", root);
    if (status) status.textContent = say("back_at", { title: title(id) });
  }
  root.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const way = target.closest(`${WAYS}, .cx-otherwise a`);
    if (way instanceof HTMLElement && (steps.has(goal(way)) || goal(way) === "end")) {
      event.preventDefault();
      const label = answerOf(way);
      path = [...path.slice(0, -1), { id: path[path.length - 1].id, label }, { id: goal(way) }];
      paint();
      arrive();
    } else if (target.closest("[data-step-back]") && path.length > 1) backTo(path.length - 2);
    else if (target.closest("[data-step-reset]")) {
      path = [{ id: first }];
      paint();
      arrive();
    }
  });
  addEventListener("hashchange", () => {
    path = read();
    paint();
    arrive();
  });
  root.classList.add("is-live");
  paint();
  // 길을 따라 왔으면 하던 단계에서 시작한다.
  if (path.length > 1) arrive();
}

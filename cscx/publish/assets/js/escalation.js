// 에스컬레이션: 급함을 고르면 지금 담당과 기한이 바뀌고, 시간을 재면 다음 차례까지 남은 시간이 보인다.
// 알림은 소리 없이: 연락한 때, 1분 전, 기한이 지난 때만 상태 영역으로 읽힌다.
import { $, $$, el } from "./dom.js";
import { say } from "./words.js";
import {
  dutyCalls, dutyChange, dutyFirstChange, dutyFirstReached, dutyPath, dutyReached, dutyTurn, dutyTurns,
} from "./onduty.js";

/** @typedef {import("./onduty.js").DutyCall} Call */
/** @typedef {import("./onduty.js").DutyTurn} Turn */

const DAY_SECONDS = 86400;
const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
/** 15:00, 2:00:00, +00:30. @param {number} seconds */
function clockText(seconds) {
  const all = Math.abs(seconds);
  const hours = Math.floor(all / 3600);
  const rest = `${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`;
  return (seconds < 0 ? "+" : "") + (hours ? `${hours}:${rest}` : rest);
}

/** @param {HTMLElement} root */
export function initDuty(root) {
  const source = /** @type {HTMLTemplateElement | null} */ ($("template", root));
  /** @type {import("./onduty.js").DutyModel} */
  const model = JSON.parse(source?.content.textContent || "null");
  if (!model) return;
  const turns = dutyTurns(model);
  /** 재고 있는 연락: 경로, 몇째 차례(0부터), 연락한 때. @type {{path: number, at: number, began: number} | null} */
  let timer = null;
  let clock = 0, said = "";

  const minuteNow = () => Date.now() / 60000 - model.start;
  /** @param {number} minute @param {Intl.DateTimeFormatOptions} form */
  const shown = (minute, form) =>
    new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: model.zone, hourCycle: "h23", ...form })
      .format((minute + model.start) * 60000);
  const time = (/** @type {number} */ minute) => shown(minute, { hour: "2-digit", minute: "2-digit" });
  const weekday = (/** @type {number} */ minute) => shown(minute, { weekday: "long" });
  const date = (/** @type {number} */ minute) => shown(minute, { month: "numeric", day: "numeric" });
  /** 같은 날이면 09:00, 엿새 안이면 월요일 09:00, 멀면 날짜. @param {number} minute @param {number} now */
  function when(minute, now) {
    if (date(minute) === date(now)) return time(minute);
    return `${minute - now < 6 * 1440 ? weekday(minute) : date(minute)} ${time(minute)}`;
  }
  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ ($(`[data-duty-${name}]`, root));
  /** @param {string} name @param {string} text */
  const write = (name, text) => { part(name).textContent = text; };
  /** @param {string} text */
  function tell(text) { if (text !== said) write("status", said = text); }
  const chosen = () => $$("[data-duty-input]", root)
    .map((box) => Number(/** @type {HTMLInputElement | null} */ ($(":checked", box))?.value || 0));
  /** 받는 사람과 연락처. @param {number} role */
  const person = (role) => (role < 0 ? [say("duty_none"), ""] : model.roles[role]);
  /** 지금 차례부터의 연락. @param {number} now @param {Turn} turn */
  function callsNow(now, turn) {
    if (timer) return dutyCalls(model, turns, timer.path, timer.began, timer.at);
    const path = dutyPath(model, chosen(), turn.open);
    return path < 0 ? [] : dutyCalls(model, turns, path, now);
  }
  /** @param {Turn} turn */
  const pathNow = (turn) => (timer ? timer.path : dutyPath(model, chosen(), turn.open));

  function paint() {
    const now = minuteNow();
    const turn = dutyTurn(turns, now);
    part("live").hidden = !turn;
    part("stale").hidden = Boolean(turn);
    if (!turn) return;
    const calls = callsNow(now, turn);
    const here = calls.length > 0 && (timer !== null || turn.answers[calls[0].called] >= 0);
    write("clock", `${weekday(now)} ${time(now)}`);
    write("why", turn.why);
    for (const name of ["count", "start"]) part(name).hidden = !here;
    part("path").hidden = !calls.length;
    part("answered").hidden = !timer;
    paintNow(calls, turn, now);
    // 영업시간이고 언제까지인지 이미 적혀 있으면 까닭은 되풀이다.
    part("why").hidden = turn.open && Boolean(part("shift").textContent);
    paintLadder(calls, turn);
    if (here) count();
  }
  /** 받을 사람이 없을 때: 언제 누구에게, 급하면 지금 누구에게. @param {Call[]} calls @param {Turn} turn @param {number} now */
  function paintNobody(calls, turn, now) {
    const role = model.called[calls[0].called];
    const later = timer ? dutyReached(turns, now, calls[0].called) : dutyFirstReached(model, turns, now, chosen());
    write("who", later ? say("duty_later", { time: when(later.since, now) }) : say("duty_nobody", { role }));
    write("reach", later ? person(later.role).join(" ").trim() : "");
    const next = model.paths[pathNow(turn)][2].map(([called]) => turn.answers[called]).find((answer) => answer >= 0);
    write("shift", next === undefined ? "" : say("duty_urgent", { role: person(next).join(" ").trim() }));
  }
  /** @param {Call[]} calls @param {Turn} turn @param {number} now */
  function paintNow(calls, turn, now) {
    const [call] = calls;
    const button = part("start").firstChild;
    if (button) button.textContent = say(timer ? "duty_next" : "duty_start");
    if (call && turn.answers[call.called] < 0) return paintNobody(calls, turn, now);
    const role = call ? turn.answers[call.called] : -1;
    const called = call ? model.called[call.called] : "";
    const [name, reach] = person(role);
    write("who", call ? name : say("duty_no_rule"));
    write("reach", reach);
    const change = call && (timer ? dutyChange(turns, now, call.called) : dutyFirstChange(model, turns, now, chosen()));
    const notes = role >= 0 && name !== called ? [say("duty_for", { role: called })] : [];
    if (call && change)
      notes.push(say("duty_until", { time: when(change.since, now), role: person(change.role)[0] }));
    write("shift", notes.join(", "));
  }
  /** @param {Call[]} calls @param {Turn} turn */
  function paintLadder(calls, turn) {
    const path = pathNow(turn);
    const [name, rounds, levels] = model.paths[path] || ["", 1, []];
    const current = calls[0] ? calls[0].level - 1 : -1;
    part("ladder").replaceChildren(...levels.map(([called, within], place) => {
      const call = calls.find((one) => one.level === place + 1 && place >= current);
      const [who, reach] = person(call ? call.role : turn.answers[called]);
      const role = model.called[called];
      const note = who === role || !reach ? reach : `${reach}, ${say("duty_for", { role })}`;
      const state = place === current ? "is-current" : place < current ? "is-past" : "";
      return el("li", { class: state, "aria-current": place === current && "step" },
        el("b", {}, who), el("span", {}, note), el("small", {}, within));
    }));
    for (const card of $$(".cx-ladders > *")) card.classList.toggle("is-current", $("h3", card)?.textContent === name);
    write("path", rounds > 1 ? `${name}, ${say("duty_rounds", { n: rounds })}` : name);
  }
  function count() {
    const now = minuteNow();
    const turn = dutyTurn(turns, now);
    const [call, next] = turn ? callsNow(now, turn) : [];
    if (!call || call.due === null) { part("count").hidden = true; return; }
    const whole = Math.round((call.due - call.since) * 60);
    const left = timer ? Math.round((call.due - now) * 60) : whole;
    write("left", whole > DAY_SECONDS ? when(call.due, now) : clockText(left));
    part("bar").style.setProperty("transform", `scaleX(${Math.max(0, left / whole)})`);
    part("count").classList.toggle("is-late", left <= 0);
    const role = next ? person(next.role)[0] : "";
    const words = left <= 0 ? "duty_late" : whole > DAY_SECONDS ? "duty_then_by" : "duty_then";
    write("then", say(next ? words : `${words}_end`, { role }));
    part("start").toggleAttribute("disabled", Boolean(timer) && !next);
    if (timer && left <= 0) tell(say(next ? "duty_late" : "duty_late_end", { role }));
    else if (timer && left <= 60) tell(say("duty_minute"));
  }
  function stop() {
    clearInterval(clock);
    timer = null;
  }
  function start() {
    const now = minuteNow();
    const turn = dutyTurn(turns, now);
    if (!turn) return;
    timer = { path: pathNow(turn), at: timer ? timer.at + 1 : 0, began: now };
    clearInterval(clock);
    clock = window.setInterval(count, 1000);
    paint();
    const [call] = callsNow(now, turn);
    tell(say("duty_called", { role: person(turn.answers[call.called])[0], within: call.within }));
  }
  const inputs = () => $$("[data-duty-input]", root).map((box) => $$("input, option", box));
  /** 절차에서 온 주소(#심각도=P2)와 고른 것을 서로 맞춘다. */
  function readAddress() {
    const facts = new URLSearchParams(location.hash.slice(1));
    model.inputs.forEach(([name, values], place) => {
      const found = /** @type {any} */ (inputs()[place]?.[values.indexOf(facts.get(name) || "")]);
      if (found) found[found.matches("option") ? "selected" : "checked"] = true;
    });
  }
  function writeAddress() {
    const facts = new URLSearchParams(model.inputs.map(([name, values], place) => [name, values[chosen()[place]]]));
    history.replaceState(null, "", `#${facts}`);
  }
  root.addEventListener("change", () => { stop(); paint(); writeAddress(); });
  addEventListener("hashchange", () => { if (location.hash.includes("=")) { readAddress(); stop(); paint(); } });
  root.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest("[data-duty-start]")) start();
    else if (target.closest("[data-duty-answered]")) {
      stop();
      paint();
      tell(say("duty_answered"));
      part("start").focus();
    }
  });
  readAddress();
  paint();
  window.setInterval(() => { if (!timer) paint(); }, 30000);
}

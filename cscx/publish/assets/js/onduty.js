// 지금 담당: 빌드가 풀어 둔 달력에서 누가 받는지 찾는다. 화면도 시계도 모르고, 때는 달력 첫날 0시부터 잰 분이다.
// 파이썬 쪽(cscx/policy/escalation)과 같은 보기(tests/vectors/escalation.json)로 함께 시험한다.

/**
 * 뜻은 cscx/publish/duty.py의 duty_model에 있다.
 * @typedef {{zone: string, start: number, end: number, roles: [string, string][], called: string[],
 *   states: number[][], why: string[], turns: [number, number, number][], inputs: [string, string[]][],
 *   paths: [string, number, [number, string, number | string][]][], picks: number[], clock: boolean,
 *   days?: number[][]}} DutyModel
 * @typedef {{since: number, until: number, open: boolean, why: string, answers: number[]}} DutyTurn
 * @typedef {{number: number, level: number, turn: number, called: number, role: number, within: string,
 *   since: number, due: number | null}} DutyCall
 */

/** 달력을 바뀌는 때마다 나눈 것. @param {DutyModel} model @returns {DutyTurn[]} */
export function dutyTurns(model) {
  let at = 0;
  const found = model.turns.map(([later, state, why]) => {
    at += later;
    const [open, ...answers] = model.states[state];
    return { since: at, until: model.end, open: open === 1, why: model.why[why], answers };
  });
  found.forEach((turn, place) => { if (found[place + 1]) turn.until = found[place + 1].since; });
  return found;
}

/** 그때의 상태. 달력 밖이면 없다. @param {DutyTurn[]} turns @param {number} minute */
export const dutyTurn = (turns, minute) => turns.find((turn) => turn.since <= minute && minute < turn.until);

/** 고른 값과 열림에 맞는 경로의 자리, 없으면 -1. @param {DutyModel} model @param {number[]} chosen @param {boolean} open */
export function dutyPath(model, chosen, open) {
  const place = model.inputs.reduce((sum, [, values], index) => sum * values.length + chosen[index], 0);
  return model.picks[model.clock ? place * 2 + (open ? 0 : 1) : place];
}

/** 그때 연락하면 언제까지 답해야 하는지. 달력 밖이면 없다. @param {DutyModel} model @param {number} minute @param {number | string} length */
export function dutyDue(model, minute, length) {
  if (typeof length === "number") return minute + length;
  const days = model.days || [];
  const today = days.findIndex(([end]) => minute < end);
  if (minute < 0 || today < 0) return null;
  const count = Number(length.slice(1));
  if (length[0] === "d") return days[today + count]?.[0] ?? null;
  return days.slice(today + 1).filter((day) => day.length > 1)[count - 1]?.[1] ?? null;
}

/**
 * 아무도 답하지 않을 때의 연락을 `first`째(0부터)부터 끝까지. 달력이 끝나면 거기서 멈춘다.
 * @param {DutyModel} model @param {DutyTurn[]} turns @param {number} path @param {number} began @param {number} first
 * @returns {DutyCall[]}
 */
export function dutyCalls(model, turns, path, began, first = 0) {
  const [, passes, levels] = model.paths[path];
  /** @type {DutyCall[]} */
  const calls = [];
  let at = began;
  for (let place = first; place < passes * levels.length; place += 1) {
    const [called, within, length] = levels[place % levels.length];
    const now = dutyTurn(turns, at);
    if (!now) return calls;
    const due = dutyDue(model, at, length);
    const [level, turn] = [(place % levels.length) + 1, Math.floor(place / levels.length) + 1];
    calls.push({ number: place + 1, level, turn, called, role: now.answers[called], within, since: at, due });
    if (due === null) return calls;
    at = due;
  }
  return calls;
}

/** 그 역할에게 한 연락을 받는 사람이 다음에 바뀌는 때. @param {DutyTurn[]} turns @param {number} minute @param {number} called */
export function dutyChange(turns, minute, called) {
  const now = dutyTurn(turns, minute);
  const next = now && turns.find((turn) => turn.since > minute && turn.answers[called] !== now.answers[called]);
  return next && { since: next.since, role: next.answers[called] };
}

/** 그 역할에게 한 연락을 받을 사람이 다음에 생기는 때. @param {DutyTurn[]} turns @param {number} minute @param {number} called */
export function dutyReached(turns, minute, called) {
  const next = turns.find((turn) => turn.until > minute && turn.answers[called] >= 0);
  return next && { since: next.since, role: next.answers[called] };
}

/** 새로 생긴 일의 첫 연락을 받는 사람, 맞는 규칙이 없으면 -2. @param {DutyModel} model @param {DutyTurn} turn @param {number[]} chosen */
export function dutyFirst(model, turn, chosen) {
  const path = dutyPath(model, chosen, turn.open);
  return path < 0 ? -2 : turn.answers[model.paths[path][2][0][0]];
}

/** 새로 생긴 일의 첫 연락을 받는 사람이 다음에 바뀌는 때. @param {DutyModel} model @param {DutyTurn[]} turns @param {number} minute @param {number[]} chosen */
export function dutyFirstChange(model, turns, minute, chosen) {
  const now = dutyTurn(turns, minute);
  const next = now && turns.find((turn) => turn.since > minute && dutyFirst(model, turn, chosen) !== dutyFirst(model, now, chosen));
  return next && { since: next.since, role: dutyFirst(model, next, chosen) };
}

/** 새로 생긴 일의 첫 연락을 받을 사람이 다음에 생기는 때. @param {DutyModel} model @param {DutyTurn[]} turns @param {number} minute @param {number[]} chosen */
export function dutyFirstReached(model, turns, minute, chosen) {
  const next = turns.find((turn) => turn.until > minute && dutyFirst(model, turn, chosen) >= 0);
  return next && { since: next.since, role: dutyFirst(model, next, chosen) };
}

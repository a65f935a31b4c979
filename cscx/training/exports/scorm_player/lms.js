// LMS와 이야기한다: SCORM 1.2의 API. 없으면 아무것도 남기지 않고 그대로 논다.

/**
 * @typedef {object} ScormApi
 * @property {(nothing: "") => string} LMSInitialize @property {(nothing: "") => string} LMSFinish
 * @property {(name: string) => string} LMSGetValue @property {(name: string, value: string) => string} LMSSetValue
 * @property {(nothing: "") => string} LMSCommit @property {() => string | number} LMSGetLastError
 */

const MOST_PARENTS = 20;

/** 한 창에서 위로 올라가며 API를 찾는다. @param {Window} from @returns {ScormApi | null} */
function scormApiFrom(from) {
  let here = from;
  for (let depth = 0; depth < MOST_PARENTS; depth++) {
    try {
      const found = /** @type {any} */ (here).API;
      if (found) return found;
    } catch {
      return null;
    }
    if (here.parent === here) return null;
    here = here.parent;
  }
  return null;
}

/** 한 번의 학습. 쓰지 못하면 failed를 알린다. */
class Lms {
  /** @param {() => void} failed */
  constructor(failed) {
    this.failed = failed;
    this.api = scormApiFrom(window) ?? (window.opener ? scormApiFrom(window.opener) : null);
    this.open = this.api !== null && String(this.api.LMSInitialize("")) === "true";
    this.began = Date.now();
    this.interactions = Number(this.get("cmi.interactions._count")) || 0;
  }

  /** @param {string} name */
  get(name) {
    return this.open && this.api ? String(this.api.LMSGetValue(name)) : "";
  }

  /** @param {Record<string, string>} values */
  set(values) {
    if (!this.open || !this.api) return;
    for (const [name, value] of Object.entries(values)) {
      const kept = String(this.api.LMSSetValue(name, value)) === "true";
      if (!kept && !name.startsWith("cmi.interactions")) this.failed(); // 답의 기록은 LMS가 빼도 된다
    }
  }

  commit() {
    if (this.open && this.api && String(this.api.LMSCommit("")) !== "true") this.failed();
  }

  /** 답 하나. 번호는 a, b, c로 적는다. @param {{item: string, chosen: number, key: number, seconds: number}} answer */
  interaction({ item, chosen, key, seconds }) {
    const at = `cmi.interactions.${this.interactions}`;
    this.interactions += 1;
    this.set({
      [`${at}.id`]: `q_${item}`,
      [`${at}.type`]: "choice",
      [`${at}.time`]: clockTime(new Date()),
      [`${at}.correct_responses.0.pattern`]: answerLetter(key),
      [`${at}.student_response`]: answerLetter(chosen),
      [`${at}.result`]: chosen === key ? "correct" : "wrong",
      [`${at}.weighting`]: "1",
      [`${at}.latency`]: timeSpan(seconds),
    });
  }

  /** 나간다. 다 풀지 않았으면 이어서 풀 수 있게. @param {boolean} unfinished */
  finish(unfinished) {
    if (!this.open || !this.api) return;
    const seconds = Math.round((Date.now() - this.began) / 1000);
    this.set({ "cmi.core.exit": unfinished ? "suspend" : "", "cmi.core.session_time": timeSpan(seconds) });
    this.commit();
    this.api.LMSFinish("");
    this.open = false;
  }
}

/** @param {number} place */
const answerLetter = (place) => String.fromCharCode(97 + place);
/** @param {number} number */
const twoDigits = (number) => String(number).padStart(2, "0");
/** @param {Date} now */
const clockTime = (now) => [now.getHours(), now.getMinutes(), now.getSeconds()].map(twoDigits).join(":");
/** @param {number} seconds */
function timeSpan(seconds) {
  const hours = Math.min(Math.floor(seconds / 3600), 9999);
  return `${String(hours).padStart(4, "0")}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
}

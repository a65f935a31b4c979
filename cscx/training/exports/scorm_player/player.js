// 퀴즈 하나: 번호로 고르고 Enter로 확인, 까닭을 바로 듣고, 끝에 점수를 본다.

/**
 * @typedef {object} SCQuestion
 * @property {string} item @property {string} title @property {number} key
 * @property {string} ask @property {string[]} tell @property {[string, string][]} facts @property {string[]} steps
 * @property {{text: string, feedback: string}[]} options @property {string} why @property {string} source
 */
/** @typedef {{form: string, mark: number | null, questions: SCQuestion[], words: Record<string, string>}} SCQuiz */

class QuizPlayer {
  /** @param {SCQuiz} quiz */
  constructor(quiz) {
    this.quiz = quiz;
    this.form = /** @type {HTMLFormElement} */ (part("form"));
    this.check = /** @type {HTMLButtonElement} */ (part("[data-check]"));
    this.lms = new Lms(() => this.warn(quiz.words.not_saved));
    if (!this.lms.open) this.warn(quiz.words.no_lms);
    const sizes = quiz.questions.map((each) => each.options.length);
    this.progress = progressFrom(this.lms.get("cmi.suspend_data"), quiz.form, sizes);
    const mark = this.lms.get("cmi.student_data.mastery_score");
    this.mark = mark === "" || Number.isNaN(Number(mark)) ? quiz.mark : Number(mark);
    this.done = false;
    this.since = Date.now();
  }

  start() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.done) this.next();
      else this.answer();
    });
    this.form.addEventListener("change", () => { this.check.disabled = false; });
    document.addEventListener("keydown", (event) => this.key(event));
    part("[data-again]").addEventListener("click", () => this.again());
    window.addEventListener("pagehide", () => this.lms.finish(this.unfinished));
    if (["", "not attempted"].includes(this.lms.get("cmi.core.lesson_status"))) {
      this.lms.set({ "cmi.core.lesson_status": "incomplete" });
    }
    this.lms.set({ "cmi.core.score.min": "0", "cmi.core.score.max": "100" });
    this.lms.commit();
    this.show(false);
  }

  get unfinished() {
    return this.progress.answers.length < this.quiz.questions.length;
  }

  /** 다음 물음, 없으면 점수. @param {boolean} focus */
  show(focus) {
    const at = this.progress.answers.length;
    const { questions, words } = this.quiz;
    part("[data-at]").textContent = `${Math.min(at + 1, questions.length)} / ${questions.length}`;
    const bar = /** @type {HTMLProgressElement} */ (part("progress"));
    bar.value = at;
    bar.max = questions.length;
    this.form.hidden = !this.unfinished;
    part("[data-end]").hidden = this.unfinished;
    if (!this.unfinished) return this.end(focus);
    this.done = false;
    this.since = Date.now();
    const question = questions[at];
    part("[data-document]").textContent = question.title;
    part("legend").textContent = question.ask;
    part("[data-case]").replaceChildren(...caseParts(question));
    part("[data-steps]").replaceChildren(...question.steps.map((step) => made("li", step)));
    part("[data-options]").replaceChildren(...question.options.map((option, place) => this.choice(option.text, place)));
    part("[data-feedback]").replaceChildren();
    this.check.disabled = true;
    this.check.textContent = words.check;
    if (focus) part("[data-document]").focus();
  }

  /** @param {string} text @param {number} place */
  choice(text, place) {
    const label = made("label", "", { class: "choice" });
    const radio = made("input", "", { type: "radio", name: "answer", value: String(place) });
    const result = made("span", "", { class: "result" });
    label.append(radio, made("kbd", String(place + 1), { "aria-hidden": "true" }), made("span", text, { class: "text" }), result);
    return label;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || this.form.hidden) return;
    const radios = /** @type {NodeListOf<HTMLInputElement>} */ (this.form.querySelectorAll("input"));
    const chosen = radios[Number(event.key) - 1];
    if (chosen && !this.done) {
      chosen.checked = true;
      chosen.focus();
      this.check.disabled = false;
      event.preventDefault();
    } else if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement) && !this.check.disabled) {
      event.preventDefault();
      this.form.requestSubmit();
    }
  }

  answer() {
    const picked = new FormData(this.form).get("answer");
    if (picked === null) return;
    const chosen = Number(picked), at = this.progress.answers.length;
    const question = this.quiz.questions[at];
    const seconds = Math.round((Date.now() - this.since) / 1000);
    this.done = true;
    this.progress.answers.push(chosen);
    this.lms.interaction({ item: question.item, chosen, key: question.key, seconds });
    this.save();
    this.tell(question, chosen);
    this.check.textContent = this.unfinished ? this.quiz.words.next : this.quiz.words.score;
    this.check.focus();
  }

  /** @param {SCQuestion} question @param {number} chosen */
  tell(question, chosen) {
    const { words } = this.quiz, right = chosen === question.key;
    for (const [place, label] of [...this.form.querySelectorAll("label")].entries()) {
      /** @type {HTMLInputElement} */ (label.querySelector("input")).disabled = true;
      label.classList.toggle("is-key", place === question.key);
      label.classList.toggle("is-wrong", place === chosen && !right);
      const said = place === question.key ? words.key : place === chosen ? words.chosen : "";
      /** @type {HTMLElement} */ (label.querySelector(".result")).textContent = said;
    }
    const told = [made("p", right ? words.right : words.wrong, { class: right ? "verdict is-right" : "verdict" })];
    if (!right) told.push(made("p", question.options[chosen].feedback));
    told.push(made("p", question.why), made("p", question.source, { class: "source" }));
    part("[data-feedback]").replaceChildren(...told);
  }

  next() {
    this.show(true);
  }

  /** 맞힌 수로 셈한 점수, 내림. */
  get percent() {
    const { questions } = this.quiz;
    const right = this.progress.answers.filter((place, at) => place === questions[at].key).length;
    return Math.floor((right * 100) / questions.length);
  }

  /** 적어 둔다. 점수와 상태는 다 풀었을 때, 가장 높은 점수로. */
  save() {
    if (!this.unfinished) {
      this.progress.best = Math.max(this.progress.best, this.percent);
      this.lms.set({ "cmi.core.score.raw": String(this.progress.best), "cmi.core.lesson_status": this.status });
    }
    this.lms.set({
      "cmi.core.lesson_location": String(this.progress.answers.length),
      "cmi.suspend_data": progressText(this.quiz.form, this.progress),
    });
    this.lms.commit();
  }

  get status() {
    if (this.mark === null) return "completed";
    return this.progress.best >= this.mark ? "passed" : "failed";
  }

  /** @param {boolean} focus */
  end(focus) {
    const { words, questions } = this.quiz, { answers } = this.progress;
    const missed = questions.filter((each, at) => answers[at] !== each.key);
    const head = part("[data-score]");
    head.textContent = words.result.replace("{right}", String(questions.length - missed.length))
      .replace("{all}", String(questions.length)).replace("{percent}", String(this.percent));
    const passed = this.mark === null ? "" : this.percent >= this.mark ? words.passed : words.failed;
    part("[data-passed]").textContent = passed.replace("{mark}", String(this.mark));
    const titles = [...new Set(missed.map((each) => each.title))];
    part("[data-weak]").replaceChildren(...titles.map((title) => made("li", title)));
    part("[data-weak-head]").hidden = !titles.length;
    if (focus) head.focus();
  }

  again() {
    this.progress.answers = [];
    this.lms.set({ "cmi.suspend_data": progressText(this.quiz.form, this.progress) });
    this.lms.commit();
    this.show(true);
  }

  /** @param {string} words */
  warn(words) {
    part("[data-warning]").textContent = words;
  }
}

document.addEventListener("DOMContentLoaded", () => {
  const model = /** @type {HTMLTemplateElement} */ (part("template"));
  new QuizPlayer(JSON.parse(model.content.textContent ?? "")).start();
});

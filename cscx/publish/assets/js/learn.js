// 학습 페이지의 시작점: 색인을 부르고, 기록을 읽고, 페이지마다 제 일을 한다.
import { $, $$, el } from "./dom.js";
import { drillPage } from "./drill_page.js";
import { LearnIndex } from "./learn_bank.js";
import { learnHome } from "./learn_home.js";
import { loadLearnIndex } from "./learn_load.js";
import { learnMine } from "./learn_mine.js";
import { learnNotice } from "./learn_notice.js";
import { learnQuiz, learnSaid } from "./learn_quiz.js";
import { LearnStore } from "./learn_store.js";
import { learnTrack } from "./learn_track.js";
import { say } from "./words.js";

async function initLearn() {
  const store = new LearnStore();
  const index = new LearnIndex(await loadLearnIndex());
  learnNotice(store, index.fingerprint);
  const paint = () => {
    for (const root of $$("[data-learn-home]")) learnHome(root, index, store.record);
    for (const root of $$("[data-learn-days]")) learnTrack(root, index, store.record);
  };
  for (const root of $$("[data-learn-mine]")) learnMine(root, store, index.fingerprint, paint);
  paint();
  for (const root of $$("[data-learn-quiz]")) await learnQuiz(root, index, store);
  for (const root of $$("[data-learn-drill]")) await drillPage(root, store);
}

initLearn().catch(() => {
  const again = el("button", { type: "button", class: "cx-btn", onclick: () => location.reload() }, say("lq_retry"));
  for (const root of $$("[data-learn-quiz]")) learnSaid(root, say("lq_failed"), again);
  for (const root of $$("[data-learn-drill]")) $("[data-drill-stage]", root)?.replaceChildren(el("div", { class: "cx-card", role: "status" }, el("p", {}, say("dr_failed")), again.cloneNode(true)));
  $("[data-learn-due]")?.replaceChildren(el("p", {}, say("lq_failed")));
});

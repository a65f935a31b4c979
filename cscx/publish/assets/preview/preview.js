// `cscx serve`가 화면에 넣는다: 새 화면이 나오면 다시 열고, 만들지 못하면 까닭을 위에 띄운다.
"use strict";
(() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const round = Number(own.dataset.round);
  const banner = document.createElement("div");
  banner.className = "cx-preview";
  banner.setAttribute("role", "status");
  document.body.append(banner);
  let problem = "";

  async function wait() {
    const asked = new URLSearchParams({ round: String(round), problem });
    const answer = await fetch(`/.cscx/news?${asked}`, { cache: "no-store" });
    const news = await answer.json();
    if (news.round !== round) {
      location.reload();
      return;
    }
    problem = news.problem;
    banner.textContent = problem;
    await wait();
  }

  function again() {
    wait().catch(() => setTimeout(again, 1000));
  }
  again();
})();

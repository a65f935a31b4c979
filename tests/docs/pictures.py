"""Take the pictures of the site again: `python -m tests.docs.pictures [NAME…]`.

It builds the reference knowledge base as of a fixed day, opens the pages in Chromium at a fixed time and
writes PNGs into docs/images: wide and narrow, light and dark. The change log is that of a scripted history.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from cscx.publish.engine import Options, build
from tests import machine
from tests.browser.reading import show
from tests.change import history
from tests.cli.program import git

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
DAY = date(2026, 11, 24)
NOON = "2026-11-24T14:32:00+09:00"
WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 360, "height": 800}


def _follow(page: Any) -> None:
    for key in ("1", "2", "n"):
        page.keyboard.press(key)


def _search(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("두 번 결제")
    page.locator("[role=option]").first.wait_for()


def _decide(page: Any) -> None:
    page.keyboard.press("1")


def _answer(page: Any) -> None:
    page.locator("form.cx-quiz").wait_for()
    while not page.locator(".cx-edge").count():
        if page.locator("form.is-done").count():
            page.keyboard.press("Enter")
        page.keyboard.press("1")
        page.keyboard.press("Enter")


def _learn(page: Any) -> None:
    """The second day of a new agent, some of whose questions come back."""
    page.locator("[data-learn-mine] button").first.wait_for()
    page.evaluate("""() => {
        const items = globalThis.cxTraining.index.items.slice(0, 12);
        const told = { code: "x", correct: true, seconds: 9, form: "1", at: "2026-11-20T10:00:00+09:00" };
        const attempts = items.map(([item, fingerprint]) => ({ ...told, item, fingerprint: fingerprint.padEnd(64, "0") }));
        const [track] = globalThis.cxTraining.index.tracks.filter(({ id }) => id === "track-new-agent");
        const pass = { track: track.id, percent: 95, at: "2026-11-20T10:00:00+09:00" };
        const passes = [1, 2, 3].map((day) => ({ ...pass, day, fingerprint: track.days[day - 1].fingerprint }));
        const kept = { version: 1, learner: "산수유-4821", attempts, drills: [], passes, seen: {} };
        localStorage.setItem("cx-learn", JSON.stringify(kept));
    }""")
    page.reload()
    page.locator("[data-learn-due] a").wait_for()


PICTURES: dict[str, tuple[str, Callable[[Any], None] | None]] = {
    "home": ("", None),
    "search": ("", _search),
    "procedure": ("procedures/return-change-of-mind/", None),
    "steps": ("procedures/return-change-of-mind/", _follow),
    "wizard": ("exceptions/return-eligibility/", _decide),
    "result": (
        "exceptions/return-eligibility/#요청=반품&경과일=8&상품상태=정상&고객등급=일반&결제금액=30만원&반품제한=제한 없음",
        None,
    ),
    "escalation": ("escalations/cs-escalation/#심각도=P2", None),
    "script": ("scripts/return-accepted/", None),
    "learn": ("learn/", _learn),
    "quiz": ("learn/quiz/#document=return-eligibility&seed=3", _answer),
}
"""Name of the picture: the page, and what is done on it first."""
LOG = "changes"
COMMITS = {
    "02-rule-split": "2026-11-16",
    "05-contact": "2026-11-18",
    "10-tier": "2026-11-19",
    "04-script": "2026-11-20",
    "11-plan": "2026-11-23",
}
"""The history of the picture of the change log: changes and their days."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        pass


def main(names: Sequence[str]) -> None:
    """Build, open, take, save; with names only those pictures."""
    wanted = {name: page for name, page in PICTURES.items() if name in names or not names}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=machine.chromium(), args=["--no-sandbox"]
        )
        if wanted:
            with _served(ROOT, Path(folder) / "site") as address:
                for name, (path, act) in wanted.items():
                    _pictures(browser, name, address + path, act)
        if LOG in names or not names:
            with _served(_with_history(Path(folder)), Path(folder) / "log") as address:
                _pictures(browser, LOG, f"{address}{LOG}/", None)
        browser.close()


@contextmanager
def _served(root: Path, to: Path) -> Iterator[str]:
    """The site of a knowledge base, at an address of this machine."""
    site = build(root, Options(to=to, as_of=DAY)).folder
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def _with_history(folder: Path) -> Path:
    """The reference knowledge base with some changes, each a commit of its day."""
    root = history.repository(folder)
    shutil.copytree(ROOT / "site", root / "site")
    shutil.copy(ROOT / "mkdocs.yml", root)
    steps = {step.name: step for step in history.steps()}
    for name, day in COMMITS.items():
        os.environ["GIT_COMMITTER_DATE"] = f"{day}T10:00:00+09:00"
        history.make(root, steps[name])
        git(root, "add", ".")
        git(root, "commit", "-q", "-m", steps[name].what)
    return root


def _pictures(browser: Any, name: str, url: str, act: Callable[[Any], None] | None) -> None:
    for width, size in (("wide", WIDE), ("narrow", NARROW)):
        for scheme in ("light", "dark"):
            _take(browser, url, act, size, scheme, IMAGES / f"{name}-{width}-{scheme}.png")


def _take(
    browser: Any,
    url: str,
    act: Callable[[Any], None] | None,
    size: dict[str, int],
    scheme: str,
    picture: Path,
) -> None:
    context = browser.new_context(
        viewport=size,
        color_scheme=scheme,
        locale="ko-KR",
        timezone_id="Asia/Seoul",
        reduced_motion="reduce",
        service_workers="block",
    )
    page = context.new_page()
    page.clock.set_fixed_time(NOON)
    show(page, url)
    if act is not None:
        act(page)
    page.screenshot(path=picture)
    context.close()


if __name__ == "__main__":
    main(sys.argv[1:])

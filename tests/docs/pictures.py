"""Take the pictures of the site again: `python -m tests.docs.pictures [NAME…]`.

It builds the reference knowledge base as of a fixed day, opens the pages in Chromium at a fixed time and
writes PNGs into docs/images: wide and narrow, light and dark.
"""

from __future__ import annotations

import functools
import http.server
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from cscx.publish.engine import Options, build
from tests import machine
from tests.browser.reading import show

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


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        pass


def main(names: Sequence[str]) -> None:
    """Build, open, take, save; with names only those pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(ROOT, Options(to=Path(folder) / "site", as_of=DAY)).folder
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site))
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=machine.chromium(), args=["--no-sandbox"]
        )
        address = f"http://127.0.0.1:{server.server_port}/"
        for name, (path, act) in PICTURES.items():
            if names and name not in names:
                continue
            for width, size in (("wide", WIDE), ("narrow", NARROW)):
                for scheme in ("light", "dark"):
                    picture = IMAGES / f"{name}-{width}-{scheme}.png"
                    _take(browser, address + path, act, size, scheme, picture)
        browser.close()
        server.shutdown()
        server.server_close()


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

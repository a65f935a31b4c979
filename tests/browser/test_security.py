"""What got into a page all the same does not run, and no page asks anybody else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cscx.publish.engine import Options, build
from tests.browser.pages import PAGES
from tests.browser.serving import Server
from tests.publish.knowledge import SHOP

pytestmark = pytest.mark.browser
HOSTILE = (
    "<script>document.title = 'run'</script>"
    "<img src=x onerror=\"document.title = 'run'\">"
    "<p id=styled style='color: rgb(1, 2, 3)'>x</p>"
    "<script src='data:text/javascript,document.title = 1'></script>"
    "<img id=there src='http://127.0.0.1:9/pixel.png'>"
    "<iframe srcdoc=\"<script>parent.document.title = 'run'</script>\"></iframe>"
    "<base href='http://127.0.0.1:9/'>"
)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site with a page that somebody wrote markup into, past everything that guards it."""
    site = build(SHOP, Options(to=tmp_path_factory.mktemp("csp") / "site")).folder
    file = site / "guide/index.html"
    file.write_text(file.read_text("utf-8").replace("</main>", f"{HOSTILE}</main>"), "utf-8")
    yield site
    shutil.rmtree(site)


def test_injected_markup_neither_runs_nor_asks_nor_dresses(chromium: Any, broken: Path) -> None:
    server = Server(broken)
    addresses = (server.address + "guide/", (broken / "guide/index.html").as_uri())
    for address in addresses:
        page = chromium.new_context(locale="ko-KR").new_page()
        asked: list[str] = []
        page.on("requestfinished", lambda request, asked=asked: asked.append(request.url))
        page.goto(address)
        page.wait_for_selector("#styled")
        assert page.title() == "안내 · 작은 가게"
        assert page.evaluate("getComputedStyle(styled).color") != "rgb(1, 2, 3)"
        assert [url for url in asked if "pixel" in url] == []
        assert page.evaluate("document.documentElement.className") == "js"
        page.context.close()
    server.stop()


def test_no_page_of_any_sort_asks_anybody_else(chromium: Any, address: str) -> None:
    context = chromium.new_context(locale="ko-KR")
    page = context.new_page()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        page.goto(address + path)
    for path in ("", "procedures/return-defect/", "404.html"):
        page.goto(address + path)
        page.keyboard.press("/")
        page.keyboard.type("반품")
        page.wait_for_selector(".cx-hit")
    context.close()
    assert [url for url in asked if not url.startswith((address, "blob:", "data:"))] == []
    assert any(url.endswith("stamp.json") for url in asked)


def test_a_page_whose_script_does_not_come_is_read_as_one_without_scripts(
    chromium: Any, address: str
) -> None:
    page = chromium.new_context(locale="ko-KR", service_workers="block").new_page()
    page.route("**/cscx.js", lambda route: route.abort())
    page.goto(address + "procedures/return-defect/")
    assert page.evaluate("document.documentElement.className") == "no-js"
    assert page.locator(".cx-say__text:visible").count() == page.locator(".cx-say__text").count()
    page.context.close()

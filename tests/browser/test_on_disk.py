"""The site opened from a disk, without any server: as a copy made for it, and as it is built for a server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cscx.publish.engine import Options, build
from tests.publish.knowledge import SHOP

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=[True, False], ids=["copy", "as for a server"])
def folder(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("disk") / "지식 사이트"
    return build(SHOP, Options(to=to, as_of=date(2026, 11, 21), copy=request.param)).folder


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(locale="ko-KR")
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else 0
    )
    yield opened
    context.close()
    assert wrong == []


def test_one_gets_about_by_links_and_everything_works(folder: Path, page: Any) -> None:
    page.goto((folder / "index.html").as_uri())
    assert "폴더 복사본" in page.inner_text(".cx-offline")
    page.locator("nav a", has_text="절차").first.click()
    page.locator(".cx-index a", has_text="반품").click()
    assert page.inner_text("h1") == "반품"
    assert page.url.endswith(".html")
    page.keyboard.press("n")
    assert page.locator(".cx-stepper__done, .cx-step.is-done, [aria-current=step]").count() > 0


def test_nothing_is_asked_of_a_network(folder: Path, page: Any) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "index.html").as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_the_search_finds_and_leads_there(folder: Path, page: Any) -> None:
    page.goto((folder / "procedures" / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("반품 접수")
    page.locator(".cx-hit", has_text="반품 접수 안내").first.wait_for()
    page.locator(".cx-hit", has_text="반품 접수 안내").first.click()
    page.wait_for_url(re.compile("return-yes"))
    assert page.inner_text("h1") == "반품 접수 안내"


def test_a_table_decides(folder: Path, page: Any) -> None:
    page.goto((folder / "index.html").as_uri())
    page.locator("nav a", has_text="판정표").first.click()
    page.locator(".cx-index a", has_text="반품 판정").click()
    page.wait_for_selector("[data-cx-wizard].is-live")
    page.locator("[data-wizard-stage] input").first.fill("7")
    page.keyboard.press("Enter")
    page.locator("[data-wizard-stage]", has_text="환불").wait_for()


def test_a_quiz_is_played_without_a_server(folder: Path, page: Any) -> None:
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="학습").first.click()
    page.get_by_role("link", name="섞어 풀기").click()
    page.locator("form.cx-quiz").wait_for()
    while page.locator("form.cx-quiz").count():
        page.keyboard.press("1")
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
    assert "문제 가운데" in page.locator(".cx-score").inner_text()


def test_a_drill_is_played_without_a_server(folder: Path, page: Any) -> None:
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="학습").first.click()
    page.get_by_role("link", name="실전 연습").click()
    page.locator(".cx-learn__tracks a").first.click()
    page.locator(".cx-drills a").first.click()
    page.locator(".cx-turn__ask").wait_for()
    while not page.locator("[data-drill-end]").count():
        page.keyboard.press("n" if page.locator(".cx-talk__turn > .cx-btn").count() else "1")
    assert "돌아보기" in page.locator("[data-drill-end]").inner_text()

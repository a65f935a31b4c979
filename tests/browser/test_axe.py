"""No page of any sort breaks a rule of axe-core: wide and narrow, light and dark."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.pages import PAGES

HERE = Path(__file__).parent

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.npm]


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core."""
    folder = tmp_path_factory.mktemp("axe")
    shutil.copy(HERE / "package.json", folder)
    command = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, cwd=folder, check=True)
    return (folder / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def broken(page: Any, axe: str) -> list[str]:
    """Every rule that the page breaks, with the first element that does."""
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_no_page_breaks_a_rule_of_axe(
    chromium: Any, address: str, axe: str, width: int, scheme: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        locale="ko-KR",
        reduced_motion="reduce",
    )
    page = context.new_page()
    wrong = {}
    for path in PAGES:
        page.goto(address + path)
        page.wait_for_function("document.documentElement.classList.contains('js')")
        if rules := broken(page, axe):
            wrong[path] = rules
    context.close()
    assert wrong == {}


def test_an_image_without_words_would_be_found(chromium: Any, address: str, axe: str) -> None:
    page = chromium.new_page()
    page.goto(address)
    page.evaluate("document.querySelector('.cx-page').append(document.createElement('img'))")
    assert any(rule.startswith("image-alt") for rule in broken(page, axe))
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_search_and_a_step_further_on_break_no_rule(
    chromium: Any, address: str, axe: str, scheme: str
) -> None:
    context = chromium.new_context(color_scheme=scheme, locale="ko-KR", reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + "procedures/return-defect/")
    page.keyboard.press("n")
    page.keyboard.press("2")
    assert broken(page, axe) == []
    page.keyboard.press("/")
    page.keyboard.type("배송 지연")
    page.wait_for_selector(".md-search-result__item")
    assert broken(page, axe) == []
    context.close()

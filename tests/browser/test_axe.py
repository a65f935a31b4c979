"""No page of any sort breaks a rule of axe-core: wide and narrow, light and dark."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.pages import PAGES
from tests.browser.reading import show

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
        show(page, address + path)
        if rules := broken(page, axe):
            wrong[path] = rules
    context.close()
    assert wrong == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_no_state_of_learning_breaks_a_rule_of_axe(
    chromium: Any, address: str, axe: str, width: int, scheme: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        locale="ko-KR",
        reduced_motion="reduce",
        service_workers="block",
    )
    page = context.new_page()
    wrong = {}
    page.goto(address + "learn/quiz/#track=track-new-agent&day=2&seed=1")
    page.get_by_role("button", name="그래도 풀기").wait_for()
    wrong["too early"] = broken(page, axe)
    page.get_by_role("button", name="그래도 풀기").click()
    page.locator("form.cx-quiz").wait_for()
    for at in range(20):
        page.keyboard.press(str(at % 3 + 1))
        wrong[f"{at} chosen"] = broken(page, axe) if at < 2 else []
        page.keyboard.press("Enter")
        shown = "edge" if page.locator(".cx-edge").count() else "answered"
        if shown not in wrong:
            wrong[shown] = broken(page, axe)
        page.keyboard.press("Enter")
    page.locator(".cx-score").wait_for()
    wrong["score"] = broken(page, axe)
    for path in ("tracks/track-new-agent/", "learn/"):
        page.goto(address + path)
        page.locator("[data-learn-signoff] table, [data-learn-mine] button").first.wait_for()
        wrong[path] = broken(page, axe)
    page.get_by_role("button", name="모두 지우기").click()
    wrong["delete?"] = broken(page, axe)
    page.evaluate("localStorage.setItem('cx-learn', '{')")
    page.reload()
    page.get_by_role("button", name="지우고 새로 시작").wait_for()
    wrong["damaged"] = broken(page, axe)
    context.close()
    assert {state: rules for state, rules in wrong.items() if rules} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_no_state_of_the_search_breaks_a_rule_of_axe(
    chromium: Any, address: str, axe: str, width: int, scheme: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        locale="ko-KR",
        reduced_motion="reduce",
        service_workers="block",
    )
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-21T10:00:00+09:00")
    page.goto(address + "procedures/return-defect/")
    page.locator("header [data-cx-search]").click()
    wrong = {"first": broken(page, axe)}
    for words in ("배송 지연", "환블", "뚫훍꿻"):
        page.locator(".cx-search__input").fill(words)
        page.locator(f'.cx-search[data-for="{words}"]').wait_for()
        wrong[words] = broken(page, axe)
    page.locator(".cx-search__input").fill("")
    page.get_by_role("button", name="못 찾은 말").click()
    wrong["missed"] = broken(page, axe)
    page.context.route("**/assets/search/**", lambda route: route.abort())
    page.reload()
    page.locator("header [data-cx-search]").click()
    page.locator(".cx-search__input").fill("환불")
    page.locator(".cx-search [role=alert]").wait_for()
    wrong["failed"] = broken(page, axe)
    context.close()
    assert {state: rules for state, rules in wrong.items() if rules} == {}


def test_an_image_without_words_would_be_found(chromium: Any, address: str, axe: str) -> None:
    page = chromium.new_page()
    page.goto(address)
    page.evaluate("document.querySelector('.cx-page').append(document.createElement('img'))")
    assert any(rule.startswith("image-alt") for rule in broken(page, axe))
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_step_further_on_breaks_no_rule(
    chromium: Any, address: str, axe: str, scheme: str
) -> None:
    context = chromium.new_context(color_scheme=scheme, locale="ko-KR", reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + "procedures/return-defect/")
    page.keyboard.press("n")
    page.keyboard.press("2")
    assert broken(page, axe) == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_no_question_and_no_result_of_a_table_breaks_a_rule(
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
    for facts in (
        "요청=반품",
        "요청=반품&경과일=5&상품상태=정상&반품제한=제한 없음",
        "요청=반품&경과일=5&상품상태=사용흔적&반품제한=제한 없음&결제금액=35만원",
        "요청=교환&경과일=5&상품상태=사용흔적&반품제한=제한 없음",
        "요청=?&경과일=3&상품상태=?&반품제한=?&고객등급=?&재고=?&결제금액=?",
        "새것=1",
    ):
        page.goto("about:blank")
        page.goto(f"{address}exceptions/return-eligibility/#{facts}")
        page.wait_for_selector("[data-cx-wizard].is-live")
        wrong[facts] = broken(page, axe)
    context.close()
    assert {facts: rules for facts, rules in wrong.items() if rules} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_what_stands_above_an_old_page_breaks_no_rule(
    chromium: Any, address: str, axe: str, width: int, scheme: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        locale="ko-KR",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.clock.install(time="2036-11-21T10:00:00+09:00")
    page.route("**/stamp.json", lambda route: route.abort())
    page.goto(address + "procedures/return-defect/")
    page.wait_for_selector(".cx-old")
    page.wait_for_selector(".cx-offline")
    wrong = {"offline": broken(page, axe)}
    page.unroute("**/stamp.json")
    newer = {"built": "2036-11-21T00:00:00Z", "version": "1", "commit": "", "limit": 168}
    page.route("**/stamp.json", lambda route: route.fulfill(json=newer))
    page.reload()
    page.wait_for_selector(".cx-newer")
    wrong["newer"] = broken(page, axe)
    if width == 360:
        page.get_by_role("button", name="메뉴 열기").click()
        wrong["menu"] = broken(page, axe)
    context.close()
    assert {state: rules for state, rules in wrong.items() if rules} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_card_of_a_term_and_the_list_of_keys_break_no_rule(
    chromium: Any, elsewhere: str, axe: str, scheme: str
) -> None:
    context = chromium.new_context(
        color_scheme=scheme, locale="en-GB", reduced_motion="reduce", bypass_csp=True
    )
    page = context.new_page()
    page.goto(elsewhere + "procedures/long/")
    page.locator(".cx-term").focus()
    page.get_by_role("tooltip").wait_for()
    assert broken(page, axe) == []
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Slash")
    page.get_by_role("dialog", name="List of keys").wait_for()
    assert broken(page, axe) == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_no_state_of_a_drill_breaks_a_rule_of_axe(
    chromium: Any, address: str, axe: str, width: int, scheme: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        locale="ko-KR",
        reduced_motion="reduce",
        service_workers="block",
    )
    page = context.new_page()
    wrong = {}
    page.goto(address + "drills/abusive-customer/")
    page.locator(".cx-drills").wait_for()
    wrong["list"] = broken(page, axe)
    page.locator(".cx-drills a").first.click()
    page.locator(".cx-turn__ask").wait_for()
    wrong["first turn"] = broken(page, axe)
    page.keyboard.press("1")
    wrong["chosen"] = broken(page, axe)
    page.keyboard.press("2")
    wrong["chosen again"] = broken(page, axe)
    page.get_by_role("button", name="그만하기").click()
    wrong["looking back"] = broken(page, axe)
    context.close()
    assert {state: rules for state, rules in wrong.items() if rules} == {}

"""A quiz and a drill that are read again halfway, and a browser that keeps nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.test_drills import KEPT as DRILLS
from tests.browser.test_drills import SOP

pytestmark = pytest.mark.browser
TRACK = "track-new-agent"
ANSWERS = "JSON.parse(localStorage.getItem('cx-learn')).attempts.length"


@pytest.fixture
def page(telephone: Any) -> Any:
    return telephone


def asked(page: Any) -> tuple[str, str, list[str]]:
    """Which question it is, and how it reads."""
    page.locator("form.cx-quiz").wait_for()
    return (
        page.locator("[data-quiz-n]").inner_text(),
        page.locator("form.cx-quiz legend").inner_text(),
        page.locator(".cx-choice__main").all_inner_texts(),
    )


def answer(page: Any) -> None:
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.locator(".cx-feedback__head").wait_for()
    page.keyboard.press("Enter")


def test_a_quiz_that_is_read_again_goes_on_at_the_first_question_without_an_answer(
    page: Any, address: str
) -> None:
    page.goto(f"{address}learn/quiz/#track={TRACK}&day=1")
    first = asked(page)
    assert re.search(r"&seed=[0-9a-f]{6}$", page.url)
    shared = page.url
    for _ in range(3):
        answer(page)
    fourth = asked(page)
    assert fourth[0] == "4 / 20"
    page.reload()
    assert asked(page) == fourth
    assert page.evaluate(ANSWERS) == 3
    page.locator(".cx-crumbs a").first.click()
    page.go_back()
    assert asked(page) == fourth
    opened_later = page.context.new_page()
    opened_later.goto(shared)
    assert asked(opened_later) == first


def test_the_score_stays_when_it_is_read_again_and_a_new_round_has_a_seed_of_its_own(
    page: Any, address: str
) -> None:
    page.goto(f"{address}learn/quiz/#document={SOP}&count=2&seed=가을")
    for _ in range(2):
        asked(page)
        answer(page)
    score = page.locator(".cx-score").inner_text()
    page.reload()
    page.locator(".cx-score").wait_for()
    assert page.locator(".cx-score").inner_text() == score
    assert page.evaluate(ANSWERS) == 2
    page.get_by_role("button", name="새로 풀기").click()
    begun = asked(page)
    assert "seed=%EA%B0%80%EC%9D%84" not in page.url
    page.reload()
    assert asked(page) == begun


def test_a_drill_that_is_read_again_goes_on_where_it_was_and_is_recorded_once(
    page: Any, address: str
) -> None:
    page.goto(f"{address}drills/{SOP}/")
    page.locator(".cx-drills a").first.click()
    page.locator(".cx-turn__ask").wait_for()
    shared, begun = page.url, page.locator(".cx-choice__main").all_inner_texts()
    page.keyboard.press("1")
    page.locator(".cx-note").wait_for()
    log = page.locator(".cx-talk__log").inner_text()
    page.reload()
    page.locator(".cx-note").first.wait_for()
    assert page.locator(".cx-talk__log").inner_text().startswith(log)
    while page.locator(".cx-drill__end").count() == 0:
        if page.locator(".cx-choice").count():
            page.keyboard.press("1")
        else:
            page.keyboard.press("n")
    assert len(page.evaluate(DRILLS)) == 1
    page.reload()
    page.locator(".cx-drill__end").wait_for()
    assert len(page.evaluate(DRILLS)) == 1
    page.keyboard.press("n")
    page.locator("[data-drill-end]").wait_for()
    opened_later = page.context.new_page()
    opened_later.goto(shared)
    opened_later.locator(".cx-turn__ask").wait_for()
    assert opened_later.locator(".cx-choice__main").all_inner_texts() == begun
    assert opened_later.locator(".cx-note").count() == 0


def test_keys_answer_where_the_browser_keeps_nothing(page: Any, address: str) -> None:
    page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name,
        { get() { throw new DOMException("", "SecurityError"); } });"""
    )
    page.goto(f"{address}learn/quiz/#document={SOP}&count=2")
    page.get_by_text("브라우저가 저장을 막아 기록하지 못합니다").wait_for()
    for _ in range(2):
        asked(page)
        answer(page)
    page.locator(".cx-score").wait_for()
    page.get_by_role("button", name=re.compile("단축키")).first.click()
    assert "cx-keys-off" in page.locator("body").get_attribute("class")

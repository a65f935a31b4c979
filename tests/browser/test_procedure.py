"""A procedure followed with a customer on the line: forward, back, by address, by key, by touch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest

from tests.browser.reading import now, show

pytestmark = pytest.mark.browser

RETURN = "procedures/return-change-of-mind/"


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="ko-KR")
    yield context.new_page()
    context.close()


def test_a_path_can_be_sent_to_a_colleague(page: Any, address: str) -> None:
    show(page, address + RETURN)
    for key in ("1", "2", "n"):
        page.keyboard.press(key)
    assert now(page) == "판정"
    url = page.url
    assert unquote(url).endswith("#path=접수구분:새 반품~사유확인:아니오~상태확인~판정")
    page.goto("about:blank")
    page.goto(url)
    assert now(page) == "판정"
    done = page.locator(".cx-steps > .is-done")
    assert done.locator("h3").all_text_contents() == ["접수구분", "사유확인", "상태확인"]
    assert "새 반품" in done.first.locator(".cx-step__answer").text_content()


def test_a_broken_address_opens_the_first_step(page: Any, address: str) -> None:
    for hash_ in ("#path=없는단계:예", "#%", "#path=%E0%A4%A"):
        page.goto("about:blank")
        show(page, address + RETURN + hash_)
        assert now(page) == "접수구분", hash_


def test_changing_an_answer_puts_the_focus_on_the_one_given(page: Any, address: str) -> None:
    show(page, address + RETURN)
    page.keyboard.press("1")
    page.keyboard.press("2")
    page.get_by_role("button", name="바꾸기 (접수구분)").click()
    assert now(page) == "접수구분"
    focused = page.evaluate("document.activeElement.dataset.answer")
    assert focused == "새 반품"
    assert page.locator("[data-step-status]").text_content() == "접수구분 단계로 돌아옴"


def test_r_starts_over_and_b_stops_at_the_first_step(page: Any, address: str) -> None:
    show(page, address + RETURN)
    page.keyboard.press("1")
    page.keyboard.press("2")
    page.keyboard.press("r")
    assert now(page) == "접수구분"
    assert "#" not in page.url
    page.keyboard.press("b")
    assert now(page) == "접수구분"
    assert page.locator("[data-step-back]").is_disabled()


def test_keys_work_while_korean_is_typed(page: Any, address: str) -> None:
    show(page, address + RETURN)
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {code: 'Digit2', key: '2', bubbles: true}))"
    )
    assert now(page) == "회수재요청"
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {code: 'KeyB', key: 'ㅠ', bubbles: true}))"
    )
    assert now(page) == "접수구분"


def test_the_diagram_marks_the_path_and_shows_the_step(page: Any, address: str) -> None:
    show(page, address + "procedures/order-change/")
    page.keyboard.press("n")
    page.keyboard.press("1")
    node = page.locator(".cx-flow [data-step].is-current")
    assert node.text_content() == now(page) == "송장확인"
    marked = page.locator(".cx-edge.is-done")
    assert marked.evaluate_all("all => all.map(edge => edge.dataset.edge)") == [
        "변경듣기 상태구분",
        "상태구분 송장확인",
    ]
    room, box = page.evaluate(  # at one moment: the page itself may still scroll
        """() => [".cx-flow__scroll", ".cx-flow [data-step].is-current"].map((one) =>
          document.querySelector(one).getBoundingClientRect())"""
    )
    assert room["top"] <= box["top"] <= room["bottom"]


def test_a_decision_opens_with_what_the_case_knows(page: Any, address: str) -> None:
    show(page, address + RETURN + "#판정")
    link = page.locator(
        ".cx-steps > .is-current [data-wants], .cx-steps > .is-current .cx-do a"
    ).first
    assert unquote(link.get_attribute("href")).endswith("return-eligibility/#요청=반품")


def test_the_answer_of_a_step_goes_along_to_the_table(page: Any, address: str) -> None:
    show(page, address + RETURN)
    known = page.evaluate(
        """() => [...document.querySelectorAll('.cx-steps > li')].map((step) =>
          [step.querySelector('h3').id, step.dataset.knows || '',
           [...step.querySelectorAll('[data-wants]')].map((link) => link.dataset.wants)])"""
    )
    wanted = {name for _, _, wants in known for text in wants for name in text.split()}
    source = next((step, name) for step, name, _ in known if name in wanted)
    table = next(
        step for step, _, wants in known if any(source[1] in text.split() for text in wants)
    )
    value = page.locator(f'[id="{source[0]}"] ~ div [data-is]').first
    said, label = value.get_attribute("data-is"), value.get_attribute("data-answer")
    page.goto("about:blank")
    show(page, f"{address}{RETURN}#path={source[0]}:{label}~{table}")
    link = page.locator(".cx-steps > .is-current [data-wants]")
    assert f"{source[1]}={said}" in unquote(link.get_attribute("href")).replace("+", " ")


def test_a_way_out_of_the_procedure_is_one_key_away(page: Any, address: str) -> None:
    show(page, address + RETURN + "#상위판단")
    page.keyboard.press("n")
    page.wait_for_url("**/escalations/cs-escalation/**")
    assert (
        page.locator("[data-duty-input] :checked")
        .first.evaluate("node => node.closest('label').textContent")
        .startswith("P3")
    )


def test_answers_are_large_enough_for_a_finger(chromium: Any, address: str) -> None:
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, has_touch=True, locale="ko-KR"
    )
    page = show(context.new_page(), address + RETURN)
    answer = page.locator(".cx-steps > .is-current .cx-choice").first
    assert answer.bounding_box()["height"] >= 44
    answer.tap()
    assert now(page) == "사유확인"
    context.close()


def test_sixty_steps_can_be_walked_by_keys_alone(page: Any, elsewhere: str) -> None:
    show(page, elsewhere + "procedures/long/")
    for _ in range(59):
        page.keyboard.press("1" if page.locator(".is-current .cx-choice").count() else "n")
    assert now(page) == "s60"
    assert page.locator(".cx-steps > .is-done").count() == 59
    assert page.locator(".cx-flow [data-step].is-done").count() == 59


@pytest.mark.parametrize("path", ["", "procedures/long/", "procedures/bare/", "scripts/hello/", "escalations/desk/", "coverage/"])  # fmt: skip
@pytest.mark.parametrize("width", [320, 1920])
def test_pages_of_another_company_fit(chromium: Any, elsewhere: str, path: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, locale="en-GB")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    show(page, elsewhere + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert errors == []
    context.close()

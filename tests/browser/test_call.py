"""A whole call: by keyboard alone from the search to the words said, and on a telephone's first screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest

from tests.browser.reading import now, show

pytestmark = pytest.mark.browser
RETURN = "procedures/return-change-of-mind/"
SCRIPT = "scripts/return-accepted/"


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900},
        locale="ko-KR",
        reduced_motion="reduce",
        service_workers="block",
        permissions=["clipboard-read", "clipboard-write"],
    )
    yield context.new_page()
    context.close()


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_arrows_and_enter_open_the_step_that_answers(page: Any, address: str) -> None:
    show(page, address)
    press(page, "/")
    page.keyboard.type("배송조회")
    page.locator('.cx-search[data-for="배송조회"]').wait_for()
    rows = page.locator(".cx-hit")
    step = rows.filter(has_text="절차").filter(has=page.locator(".cx-hit__anchor")).first
    name = step.locator(".cx-hit__anchor").text_content()
    for _ in range(rows.count()):
        if step.get_attribute("aria-selected") == "true":
            break
        press(page, "ArrowDown")
    press(page, "Enter")
    page.wait_for_url("**/procedures/*/#*")
    assert now(page) == name


def test_a_decision_is_one_key_away_and_one_key_back(page: Any, address: str) -> None:
    show(page, address + RETURN)
    press(page, "1", "2", "n", "d")
    page.wait_for_url("**/exceptions/return-eligibility/#*")
    page.locator(".is-live").wait_for()
    press(page, "1", "1", "1", "1")
    assert "전액환불" in page.locator(".cx-out__head").text_content()
    assert "단순 변심 반품으로 돌아가기" in page.locator(".cx-wizard__from").text_content()
    press(page, "p")
    page.wait_for_url(f"**/{RETURN}#*")
    assert now(page) == "판정"
    assert page.evaluate("document.activeElement.textContent") == "판정"
    press(page, "1", "b")
    assert now(page) == "판정"


def test_a_table_opened_from_elsewhere_leads_back_to_no_procedure(page: Any, address: str) -> None:
    show(page, address + RETURN)
    press(page, "1", "2", "n", "d")
    page.wait_for_url("**/exceptions/return-eligibility/#*")
    show(page, address + "exceptions/")
    page.get_by_role("link", name="단순 변심 반품·교환 판정").click()
    page.locator(".is-live").wait_for()
    assert page.locator(".cx-wizard__from").count() == 0


def test_a_sent_path_starts_at_its_last_step(page: Any, address: str) -> None:
    show(page, address + RETURN + "#path=접수구분:새 반품~사유확인:아니오~상태확인")
    assert page.evaluate("document.activeElement.textContent") == "상태확인"
    assert page.locator(".is-current > h3").evaluate("h3 => h3.getBoundingClientRect().top < 900")


def test_a_script_is_filled_copied_and_cleared_without_the_pointer(page: Any, address: str) -> None:
    show(page, address + SCRIPT)
    press(page, "ArrowRight")
    assert page.get_by_role("tab", selected=True).text_content() == "채팅"
    press(page, "f")
    page.keyboard.type("김하늘")
    press(page, "Enter")
    page.keyboard.type("모자")
    press(page, "Escape", "c")
    page.wait_for_selector(".cx-toast.is-on")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("김하늘 고객님, 모자 반품 접수했어요.\n\n")
    press(page, "x")
    assert page.get_by_label("고객명").input_value() == ""
    press(page, "ArrowLeft")
    assert page.get_by_role("tab", selected=True).text_content() == "전화"


def test_arrows_stay_with_what_has_its_own(page: Any, address: str) -> None:
    show(page, address + SCRIPT)
    page.get_by_label("고객명").fill("김하늘")
    press(page, "ArrowLeft")
    assert page.get_by_role("tab", selected=True).text_content() == "전화"
    page.locator("[data-cx-keys]").click()
    press(page, "ArrowRight")
    assert page.get_by_role("tab", selected=True).text_content() == "전화"


def test_a_telephone_shows_answer_and_sentence_on_its_first_screen_even_with_a_notice(
    chromium: Any, address: str
) -> None:
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, locale="ko-KR", has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-21T10:00:00+09:00")
    show(page, address + "procedures/delivery-delay/")
    notice = page.locator(".cx-notice:visible").first
    assert notice.bounding_box()["height"] < 50
    assert page.locator(".cx-say__text:visible p").first.bounding_box()["y"] < 760
    body = notice.locator(".cx-notice__text")
    assert not body.is_visible()
    notice.locator("summary").tap()
    assert "지연 원인을" in body.text_content()
    assert body.is_visible()
    context.close()


def test_a_table_is_decided_by_touch(chromium: Any, address: str) -> None:
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, locale="ko-KR", has_touch=True, is_mobile=True
    )
    page = show(context.new_page(), address + "exceptions/return-eligibility/#요청=반품")
    for answer in ("7일 이하", "정상", "제한 없음", "30만원 이하"):
        page.locator(".cx-choice", has_text=answer).first.tap()
    head = page.locator(".cx-out__head")
    assert "전액환불" in head.text_content()
    assert head.bounding_box()["y"] < 400
    assert "결제금액=" in unquote(page.url)
    context.close()

"""The wizard of a decision table as an agent uses it: questions, keys, links, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, unquote

import pytest

pytestmark = pytest.mark.browser
RETURN = "exceptions/return-eligibility/"


@pytest.fixture
def page(chromium: Any, address: str) -> Iterator[Any]:
    """A page that fails the test with any error of its scripts."""
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900},
        locale="ko-KR",
        permissions=["clipboard-read", "clipboard-write"],
        base_url=address,
        reduced_motion="reduce",
    )
    errors: list[str] = []
    made = context.new_page()
    made.on("pageerror", lambda error: errors.append(str(error)))
    yield made
    context.close()
    assert errors == []


def ask(page: Any, path: str, facts: str = "") -> Any:
    """Open a table with facts in the address."""
    page.goto(path + (f"#{quote(facts, safe='=&')}" if facts else ""))
    page.wait_for_selector("[data-cx-wizard].is-live")
    return page


def heading(page: Any) -> str:
    """The question asked, or the result."""
    return str(page.locator(".cx-q__text, .cx-out__head").text_content())


def chips(page: Any) -> list[str]:
    """The answers so far."""
    return [
        text.removesuffix(", 바꾸기")
        for text in page.locator("[data-wizard-given] button").all_text_contents()
    ]


def test_number_keys_alone_lead_to_a_decision_with_its_reason_and_law(page: Any) -> None:
    ask(page, RETURN)
    assert heading(page) == "반품과 교환 가운데 어느 쪽을 원하시나요?"
    page.keyboard.press("1")
    for _ in range(6):
        if page.locator(".cx-out").count():
            break
        page.keyboard.press("1")
    assert heading(page).endswith("전액환불")
    assert page.evaluate("document.activeElement.matches('.cx-out__head')")
    told = page.locator(".cx-out dl").text_content()
    assert "법정 기한 안이고, 확인하려고 연 것은 훼손이 아니다" in told
    assert "전자상거래법 제17조" in told
    assert page.locator(".cx-out dl a", has_text="규칙 반품").get_attribute("href") == "#반품"
    status = page.locator("[data-wizard-status]").text_content()
    assert status.startswith("결과: ")
    assert status.endswith("전액환불")


def test_each_choice_says_what_it_leads_to(page: Any) -> None:
    ask(page, RETURN, "요청=교환&경과일=5&반품제한=제한 없음&재고=재고 있음")
    choices = page.locator(".cx-choice")
    assert [text for text in choices.all_text_contents() if "사용흔적" in text] == [
        "사용흔적착용·세탁·훼손의 흔적이 있다불가"
    ]
    assert "교환" in choices.first.text_content()


def test_the_table_and_the_outcomes_dim_with_every_answer(page: Any) -> None:
    ask(page, RETURN, "요청=교환&경과일=5&상품상태=사용흔적&반품제한=제한 없음")
    assert page.locator("[data-count]").text_content() == "1 / 8"
    assert page.locator("[data-value].is-out").count() == 7
    hit = page.locator("[data-rules] tr.is-hit")
    assert hit.count() == 1
    assert hit.get_attribute("id") == "사용흔적-교환"
    assert page.locator("[data-rules] tr.is-out").count() == 14


def test_a_chip_leads_back_and_later_answers_that_still_fit_are_kept(page: Any) -> None:
    ask(page, RETURN, "요청=교환&경과일=5&상품상태=사용흔적&반품제한=제한 없음")
    assert "불가" in heading(page)
    page.locator("[data-wizard-given] button", has_text="교환").click()
    assert page.evaluate("document.activeElement.textContent").startswith("교환")
    page.locator(".cx-choice", has_text="반품").first.click()
    assert chips(page) == [
        "고객이 바라는 것 반품",
        "받은 날부터 지난 날수 5일",
        "상품상태 사용흔적",
        "반품 제한 상품인지 제한 없음",
    ]
    assert heading(page) == "결제금액을 확인하세요"


def test_the_address_carries_the_case_and_back_and_forward_walk_through_it(page: Any) -> None:
    ask(page, RETURN)
    page.keyboard.press("2")
    page.keyboard.press("1")
    assert unquote(page.url).split("#")[1].startswith("요청=교환&")
    assert len(chips(page)) == 2
    page.go_back()
    assert len(chips(page)) == 1
    page.go_back()
    assert chips(page) == []
    page.go_forward()
    assert chips(page) == ["고객이 바라는 것 교환"]


def test_the_copied_link_opens_the_same_decision(page: Any) -> None:
    ask(page, RETURN, "요청=반품&경과일=5&상품상태=정상&반품제한=제한 없음")
    page.locator(".cx-choice").nth(1).click()
    told = page.locator(".cx-out").text_content()
    page.locator("[data-wizard-link]").click()
    page.wait_for_selector(".cx-toast.is-on")
    link = page.evaluate("navigator.clipboard.readText()")
    page.goto("about:blank")
    page.goto(link)
    page.wait_for_selector(".cx-out")
    assert page.locator(".cx-out").text_content() == told


def test_a_fact_that_no_longer_fits_is_told_and_left_out(page: Any) -> None:
    ask(page, RETURN, "요청=반품&상품상태=새것&없는입력=1")
    assert chips(page) == ["고객이 바라는 것 반품"]
    note = page.locator("[data-wizard-note]")
    assert note.is_visible()
    assert note.text_content().startswith("주소에 있던 상품상태, 없는입력은 ")


def test_an_amount_is_typed_as_people_write_it(page: Any) -> None:
    ask(page, RETURN, "요청=반품&경과일=5&상품상태=정상&반품제한=제한 없음")
    box = page.get_by_label("직접 입력")
    box.fill("삼만원")
    page.keyboard.press("Enter")
    assert (
        "읽을 수 없습니다. 3만원, 30,000처럼 쓰세요."
        in page.locator("#cx-exact-error").text_content()
    )
    assert page.evaluate("document.activeElement.id") == "cx-exact"
    box.fill("-5원")
    page.keyboard.press("Enter")
    assert page.locator("#cx-exact-error").text_content() == "0원 이상이어야 합니다."
    box.fill("35만원")
    assert "35만원 전액환불" in page.locator("#cx-exact-note").text_content()
    page.keyboard.press("Enter")
    assert chips(page)[-1] == "결제금액 35만원"
    assert page.locator(".cx-out dd").first.text_content() == "파트장"


def test_what_nobody_knows_is_taken_as_the_table_says_or_leaves_several_outcomes(page: Any) -> None:
    ask(page, RETURN, "요청=반품&경과일=10&상품상태=정상&반품제한=제한 없음&재고=재고 있음")
    assert heading(page) == "고객등급을 확인하세요"
    page.keyboard.press("0")
    assert "불가" in heading(page)
    assert "고객등급을 일반으로 보고 판정" in page.locator(".cx-out").text_content()
    ask(page, RETURN, "요청=?&상품상태=?&반품제한=?&고객등급=?&재고=?&결제금액=?&경과일=3")
    page.reload()
    page.wait_for_selector(".cx-out")
    assert "아는 것만으로는 정해지지 않습니다" in heading(page)
    assert page.locator(".cx-out__list li").count() > 2


def test_the_words_to_say_come_with_the_result_and_are_copied_with_c(page: Any) -> None:
    ask(page, RETURN, "요청=교환&경과일=5&상품상태=사용흔적&반품제한=제한 없음")
    page.get_by_role("tab", name="채팅").click()
    page.locator("body").press("c")
    page.wait_for_selector(".cx-toast.is-on")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "{고객명} 고객님" in copied
    assert page.locator(".cx-say a").get_attribute("href") == "../../scripts/exchange-refused/"


def test_discretion_names_every_answer_that_may_be_chosen(page: Any) -> None:
    ask(page, RETURN, "요청=반품&경과일=5&상품상태=사용흔적&반품제한=제한 없음&결제금액=5만원")
    choice = page.locator(".cx-out__choice")
    assert choice.text_content() == "재량으로 고릅니다부분환불파트장보통전액환불파트장"
    assert page.locator(".cx-besides").get_by_text("상품상태가 정상이면 전액환불").count() == 1


def test_keys_lead_back_and_to_a_new_case(page: Any) -> None:
    ask(page, RETURN, "요청=교환&경과일=5")
    page.locator("body").press("b")
    assert chips(page) == ["고객이 바라는 것 교환"]
    page.locator("body").press("r")
    assert chips(page) == []
    assert "#" not in page.url


def test_a_link_to_a_rule_opens_the_rule_and_asks_from_the_start(page: Any) -> None:
    ask(page, RETURN, "사용흔적")
    assert chips(page) == []
    assert page.evaluate("document.querySelector(':target').id") == "사용흔적"


def test_a_table_behind_a_table_asks_what_the_first_one_asks(page: Any) -> None:
    ask(
        page,
        "exceptions/return-shipping-fee/",
        "요청=반품&경과일=5&상품상태=정상&반품제한=제한 없음&결제금액=5만원",
    )
    told = page.locator(".cx-wizard").text_content()
    assert "반품 판정 결과 전액환불" in told or heading(page) == "무료 반품 혜택을 확인하세요"


def test_on_a_telephone_the_result_fits_and_a_rule_is_a_card(chromium: Any, address: str) -> None:
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, locale="ko-KR", base_url=address
    )
    page = context.new_page()
    ask(page, RETURN, "요청=반품&경과일=5&상품상태=사용흔적&반품제한=제한 없음&결제금액=35만원")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    labels = page.locator(".cx-wizard dt")
    assert (
        labels.evaluate_all("all => all.filter(dt => dt.scrollWidth > dt.clientWidth).length") == 0
    )
    row = page.locator("[data-rules] tr").nth(1)
    assert row.get_attribute("role") == "row"
    assert row.locator("td[data-label]").first.get_attribute("data-label") == "고객이 바라는 것"
    assert page.locator("[data-rules] td.is-any:visible").count() == 0
    context.close()


def test_without_scripts_the_questions_and_the_table_are_there(chromium: Any, address: str) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 800}
    )
    page = context.new_page()
    page.goto(address + RETURN)
    assert page.locator("[data-wizard-stage] dt").count() == 7
    assert page.locator(".cx-wizard__foot:visible").count() == 0
    assert (
        page.locator("[data-rules] tr").first.evaluate("row => getComputedStyle(row).display")
        == "table-row"
    )
    context.close()

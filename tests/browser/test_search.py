"""The search dialog as an agent uses it, on the reference site."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.browser.reading import eventually
from tests.browser.searching import Agent

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("두 번 결제", "결제 오류·이중결제"),
        ("배송지연", "배송 지연"),
        ("환불이 늦어요", "환불 처리와 지연"),
        ("환블 지연", "환불 처리와 지연"),
        ("ghksqnf wldus", "환불 처리와 지연"),
        ("단순변심 반품되나요", "단순 변심 반품"),
    ],
)
def test_words_as_people_type_them_bring_the_right_page_first(
    agent: Agent, typed: str, title: str
) -> None:
    assert agent.open().search(typed).titles()[0] == title


def test_a_result_shows_kind_reason_channel_status_and_marks_what_was_asked(agent: Agent) -> None:
    page = agent.open("").search("반품 배송비").page
    hit = page.locator(".cx-hit", has_text="단순 변심 반품").first
    assert hit.locator(".cx-kind").text_content() == "절차"
    assert hit.locator(".cx-hit__meta").text_content().startswith("반품 · 모든 채널시행 중")
    assert set(hit.locator("mark").all_text_contents()) == {"반품", "배송비"}


def test_arrows_choose_and_enter_opens_the_very_step(agent: Agent) -> None:
    page = agent.open("").search("반품 회수접수").page
    box = page.locator(".cx-search__input")
    assert box.get_attribute("aria-expanded") == "true"
    places = page.locator(".cx-hit__anchor").all_text_contents()
    rows = page.locator(".cx-hit")
    wanted = next(
        n
        for n in range(rows.count())
        if "회수접수" in (rows.nth(n).text_content() or "")
        and rows.nth(n).locator(".cx-hit__anchor").count()
        and rows.nth(n).locator(".cx-kind").text_content() == "절차"
    )
    assert places
    for _ in range(wanted):
        page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == f"cx-hit-{wanted}"
    place = rows.nth(wanted).locator(".cx-hit__anchor").text_content()
    page.keyboard.press("Enter")
    page.wait_for_url("**/procedures/**")
    assert page.locator(".cx-steps > .is-current > h3").text_content() == place


def test_enter_before_the_answer_opens_what_was_asked_not_what_was_shown(agent: Agent) -> None:
    page = agent.open("").search("배송 지연").page
    page.locator(".cx-search__input").fill("두 번 결제")
    page.keyboard.press("Enter")
    page.wait_for_url("**/double-payment/**")


def test_the_first_row_follows_the_last_when_one_goes_on(agent: Agent) -> None:
    page = agent.open("").search("반품").page
    page.keyboard.press("ArrowUp")
    last = page.locator(".cx-hit").count() - 1
    assert page.locator('.cx-hit[aria-selected="true"]').get_attribute("id") == f"cx-hit-{last}"
    page.keyboard.press("ArrowDown")
    assert page.locator('.cx-hit[aria-selected="true"]').get_attribute("id") == "cx-hit-0"


def test_a_variant_of_a_script_is_opened_on_its_channel(agent: Agent) -> None:
    page = agent.open("").search("반품 접수 안내 해요 수거").page
    page.locator(".cx-hit", has_text="반품 접수 안내").locator(
        "xpath=self::*[.//*[@class='cx-hit__anchor']]"
    ).first.click()
    page.wait_for_url("**/scripts/**")
    anchor = page.evaluate("decodeURIComponent(location.hash)")
    assert page.locator(anchor).is_visible()
    assert page.locator('[role="tabpanel"]:visible').count() == 1


def test_results_are_filtered_by_kind_channel_and_reason(agent: Agent) -> None:
    page = agent.open().search("환불").page
    page.get_by_role("button", name="스크립트").click()
    expect(page.locator(".cx-hit .cx-kind").filter(has_not_text="스크립트")).to_have_count(0)
    assert page.get_by_role("button", name="스크립트").get_attribute("aria-pressed") == "true"
    number = int(page.get_by_role("button", name="스크립트").locator("span").text_content())
    page.get_by_label("채널").select_option("카카오톡")
    expect(page.locator(".cx-hit__meta").filter(has_not_text="카카오톡")).to_have_count(0)
    fewer = int(page.get_by_role("button", name="스크립트").locator("span").text_content())
    assert 0 < fewer < number
    page.get_by_label("사유").select_option("결제")
    expect(page.locator(".cx-hit__meta").filter(has_not_text="결제")).to_have_count(0)


def test_filters_that_leave_nothing_say_what_there_is_without_them(agent: Agent) -> None:
    page = agent.open().search("위약금 연체 이자").page
    page.get_by_role("button", name="에스컬레이션").click()
    page.get_by_text("거르기를 풀면").wait_for()
    page.get_by_role("button", name="거르기 풀기").click()
    page.locator(".cx-hit").first.wait_for()


def test_alt_c_copies_the_script_of_the_chosen_channel_with_the_slots_filled(agent: Agent) -> None:
    page = agent.open("scripts/return-accepted/").page
    page.get_by_role("tab", name="채팅").click()
    page.get_by_label("고객명").fill("김하늘")
    agent.search("반품 접수 안내").page.keyboard.press("Alt+c")
    page.wait_for_selector(".cx-toast.is-on")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("김하늘 고객님, {상품명} 반품 접수했어요.")
    assert page.locator("dialog.cx-search").is_visible()


@pytest.mark.parametrize("channel", ["전화", "채팅", "카카오톡", "이메일"])
def test_alt_c_copies_what_c_copies_on_the_page_of_the_script(agent: Agent, channel: str) -> None:
    page = agent.open("scripts/return-accepted/").page
    page.get_by_label("고객명").fill("김하늘")
    page.get_by_label("상품명").fill("린넨 셔츠")
    page.get_by_role("tab", name=channel).click()
    page.keyboard.press("c")
    page.wait_for_selector(".cx-toast.is-on")
    whole = page.evaluate("navigator.clipboard.readText()")
    page.evaluate("navigator.clipboard.writeText('')")
    agent.search("반품 접수 안내").page.keyboard.press("Alt+c")
    eventually(page, "navigator.clipboard.readText().then(text => text !== '')")
    assert page.evaluate("navigator.clipboard.readText()") == whole
    assert "김하늘" in whole
    assert "\n\n" in whole


def test_what_was_not_found_can_be_reported_without_the_customer(agent: Agent) -> None:
    page = agent.open("scripts/return-accepted/").page
    page.get_by_label("고객명").fill("김하늘")
    agent.search("김하늘 뷁쉛 01012345678")
    report = page.get_by_role("dialog").get_by_role("link", name="못 찾았어요")
    asked = unquote(report.get_attribute("href"))
    assert "못 찾았어요: {고객명} 뷁쉛 ####" in asked
    assert "김하늘" not in asked
    assert "0101" not in asked


def test_a_particle_after_a_filled_slot_fits_the_value(agent: Agent) -> None:
    page = agent.open("scripts/return-accepted/").page
    page.get_by_label("상품명").fill("모자")
    page.get_by_role("tab", name="카카오톡").click()
    agent.search("반품 접수 안내").page.keyboard.press("Alt+c")
    page.wait_for_selector(".cx-toast.is-on")
    assert "모자 반품을" in page.evaluate("navigator.clipboard.readText()")


def test_escape_closes_and_gives_the_focus_back(agent: Agent) -> None:
    page = agent.open().page
    opener = page.locator("header [data-cx-search]")
    opener.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "combobox"
    agent.leave()
    assert opener.evaluate("node => node === document.activeElement")


def test_slash_types_a_slash_where_one_writes_and_opens_nothing_when_keys_are_off(
    agent: Agent,
) -> None:
    page = agent.open("scripts/return-accepted/").page
    page.get_by_label("고객명").press("/")
    assert page.get_by_label("고객명").input_value() == "/"
    page.locator("[data-cx-keys]").click()
    page.locator("body").press("/")
    assert page.locator("dialog.cx-search").count() == 0


def test_a_notice_in_force_stands_above_the_results_it_touches(agent: Agent) -> None:
    page = agent.open().search("배송 지연").page
    assert page.locator(".cx-search__notice").text_content().startswith("주의중부 물류센터")
    assert agent.search("미성년자 주문").page.locator(".cx-search__notice").count() == 0
    agent.search("배송 지연").page.locator(".cx-search__notice a").click()
    page.wait_for_url("**/reference/notices/**")


def test_a_notice_past_its_end_is_gone_without_a_new_build(agent: Agent) -> None:
    agent.page.clock.set_fixed_time("2026-12-24T09:00:00+09:00")
    page = agent.open().search("정전으로 출고가 늦습니다").page
    assert page.locator(".cx-search__notice").count() == 0
    assert page.locator(".cx-hit .cx-kind", has_text="알림").count() == 0


def test_a_typing_error_is_told_and_can_be_put_right(agent: Agent) -> None:
    page = agent.open().search("환블 지연").page
    page.locator(".cx-search__meant").get_by_role("button", name="환불 지연").click()
    page.locator('.cx-search[data-for="환불 지연"]').wait_for()
    assert not page.locator(".cx-search__meant").is_visible()


def test_a_related_word_searches_for_itself(agent: Agent) -> None:
    page = agent.open().search("반품").page
    page.locator(".cx-search__related").get_by_role("button", name="교환").click()
    page.locator('.cx-search[data-for="교환"]').wait_for()
    assert "교환" in agent.titles()[0]


def test_the_last_searches_of_this_tab_are_offered_again(agent: Agent) -> None:
    page = agent.open().search("두 번 결제").page
    page.keyboard.press("Enter")
    page.wait_for_url("**/double-payment/**")
    page.wait_for_load_state()
    page.locator("body").press("/")
    page.get_by_role("button", name="두 번 결제").click()
    page.locator(".cx-hit").first.wait_for()
    assert page.locator(".cx-search__input").input_value() == "두 번 결제"


def test_the_dialog_fills_a_telephone(chromium: Any, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800}, locale="ko-KR")
    agent = Agent(context.new_page(), address).open()
    agent.page.locator("header [data-cx-search]").click()
    box = agent.search("단순 변심 반품").page.locator("dialog.cx-search").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 360, 800)
    assert agent.page.evaluate("document.querySelector('.cx-search').scrollWidth") <= 360
    agent.page.locator(".cx-hit").first.locator("[data-cx-hit-copy]").click()
    agent.page.wait_for_selector(".cx-toast.is-on")
    agent.page.locator(".cx-hit").first.click()
    agent.page.wait_for_url("**/return-change-of-mind/**")
    context.close()

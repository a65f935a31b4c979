"""What helps a reader: words explained, keys listed, mistakes reported, gaps shown, paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.reading import show

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SPEECH = ROOT / "cscx/publish/assets/js/speech.js"
VECTORS = ROOT / "tests/vectors/speech.json"


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="ko-KR")
    yield context.new_page()
    context.close()


def test_a_term_is_explained_to_the_keyboard_and_dismissed_by_escape(
    page: Any, elsewhere: str
) -> None:
    show(page, elsewhere + "procedures/long/")
    term, card = page.locator(".cx-term"), page.get_by_role("tooltip")
    term.focus()
    assert "money taken back by the bank" in card.text_content()
    assert "Say ‘reversal’ to customers." in card.text_content()
    assert term.get_attribute("aria-describedby") == card.get_attribute("id")
    page.keyboard.press("Escape")
    assert not card.is_visible()
    assert page.evaluate("document.activeElement.matches('.cx-term')")


def test_the_card_of_a_term_stays_while_the_pointer_is_on_it(page: Any, elsewhere: str) -> None:
    page.clock.install()
    show(page, elsewhere + "procedures/long/")
    card = page.get_by_role("tooltip")
    page.locator(".cx-term").hover()
    assert card.is_visible()
    card.hover()
    page.clock.run_for(1000)
    assert card.is_visible()
    page.mouse.move(5, 5)
    page.clock.run_for(1000)
    assert not card.is_visible()


def test_a_finger_opens_the_card_first_and_the_glossary_next(chromium: Any, elsewhere: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800}, has_touch=True)
    page = show(context.new_page(), elsewhere + "procedures/long/")
    term, card = page.locator(".cx-term"), page.get_by_role("tooltip")
    term.tap()
    assert "Tap again" in card.text_content()
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    term.tap()
    page.wait_for_url("**/reference/terms/#Chargeback")
    context.close()


def test_the_question_mark_lists_the_keys_of_this_page(page: Any, address: str) -> None:
    show(page, address + "scripts/return-accepted/")
    page.keyboard.press("Shift+Slash")
    listed = page.get_by_role("dialog", name="단축키 보기")
    assert listed.locator("dl > div:not(.is-off) dt").all_text_contents() == [
        "/", "C", "1–9", "← →", "F", "X", "?", "Esc",
    ]  # fmt: skip
    page.keyboard.press("x")
    assert listed.is_visible()
    page.keyboard.press("Escape")
    assert listed.count() == 0


def test_x_forgets_the_case_on_a_procedure_too(page: Any, address: str) -> None:
    show(page, address + "scripts/return-accepted/")
    page.get_by_label("고객명").fill("김하늘")
    page.keyboard.press("x")
    assert page.get_by_label("고객명").input_value() == "김하늘x"  # while typing, a key is a letter
    show(page, address + "procedures/return-change-of-mind/")
    slot = page.locator('[data-slot="고객명"]').first
    assert slot.text_content() == "김하늘x"
    page.keyboard.press("x")
    assert slot.text_content() == "고객명"
    assert page.locator(".cx-toast").text_content() == "이번 상담에 적은 내용을 지웠습니다."
    assert not page.get_by_role("button", name="이번 상담 지우기").is_visible()


def test_a_report_is_filled_with_the_step_and_sent_by_nobody_else(
    page: Any, elsewhere: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    show(page, elsewhere + "procedures/long/")
    page.keyboard.press("n")
    link = page.get_by_role("link", name="Something is wrong")
    link.focus()
    url = link.get_attribute("href")
    query = parse_qs(urlsplit(url).query)
    assert query["title"][0].startswith("Something is wrong: Refund of a partly delivered order")
    assert query["body"][0].split("\n")[:2] == ["sops/procedures/long.yaml", "s2"]
    assert all(url.startswith(elsewhere) for url in asked)


def test_gaps_alone_are_shown_on_demand(page: Any, elsewhere: str) -> None:
    show(page, elsewhere + "coverage/")
    rows = page.locator(".cx-cover tbody tr:has(td):visible")
    assert rows.count() == 3
    button = page.get_by_role("button", name="Gaps only")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert rows.count() == page.locator(".cx-cover .is-gap").count() > 0


def test_the_time_to_read_is_counted_as_the_linter_counts_it(page: Any) -> None:
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    page.goto("about:blank")
    counted = page.evaluate(
        """async ([source, texts]) => {
          const speech = await import("data:text/javascript," + encodeURIComponent(source));
          return texts.map(speech.syllablesOf);
        }""",
        [SPEECH.read_text(encoding="utf-8"), [text for text, _ in vectors]],
    )
    assert counted == [syllables for _, syllables in vectors]


def test_the_length_is_told_against_the_limit_of_the_channel(page: Any, address: str) -> None:
    show(page, address + "scripts/return-accepted/")
    length = page.locator("[data-length]:visible")
    assert length.text_content() == "읽으면 약 18초 / 40초"
    page.get_by_label("상품명").fill("아주 긴 이름의 상품 " * 20)
    assert "is-over" in length.get_attribute("class")
    page.get_by_role("tab", name="채팅").click()
    assert length.text_content().endswith("자")


def test_paper_names_where_links_lead(page: Any, address: str) -> None:
    show(page, address + "procedures/return-change-of-mind/")
    page.emulate_media(media="print")
    after = "node => getComputedStyle(node, '::after').content"
    script = page.locator('.cx-steps a[href*="scripts/"]').first
    assert script.evaluate(after) == '" (return-fee-notice)"'
    answer = page.locator(".cx-steps .cx-choice").first
    assert answer.evaluate(after) == "none"
    assert answer.locator(".cx-choice__note").is_visible()


def test_an_empty_desk_says_when_and_whom_to_call(page: Any, elsewhere: str) -> None:
    page.clock.install(time="2026-11-21T14:32:00+09:00")
    show(page, elsewhere + "escalations/desk/")
    assert page.locator("[data-duty-who]").text_content() == "Call on Monday 09:00"
    assert page.locator("[data-duty-reach]").text_content() == "Lead ext. 11"
    assert not page.locator("[data-duty-start]").is_visible()


def test_the_matrix_keeps_what_was_chosen_in_its_address(page: Any, address: str) -> None:
    show(page, address + "escalations/crisis-escalation/")
    page.get_by_label("위기종류").select_option("언론·SNS")
    url = page.url
    page.goto("about:blank")
    page.goto(url)
    assert (
        page.get_by_label("위기종류").evaluate("node => node.selectedOptions[0].text") == "언론·SNS"
    )

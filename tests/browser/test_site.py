from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from cscx.text import particle
from tests.browser.pages import PAGES
from tests.browser.reading import show

pytestmark = pytest.mark.browser


class Watched:
    """A page with everything that went wrong on it."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.address = page, address
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._asked)

    def _said(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.elsewhere.append(request.url)

    def open(self, path: str) -> Any:
        return show(self.page, self.address + path)


@pytest.fixture
def wide(chromium: Any, address: str) -> Iterator[Watched]:
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900},
        locale="ko-KR",
        permissions=["clipboard-read", "clipboard-write"],
    )
    yield Watched(context.new_page(), address)
    context.close()


@pytest.fixture
def narrow(chromium: Any, address: str) -> Iterator[Watched]:
    context = chromium.new_context(viewport={"width": 360, "height": 800}, locale="ko-KR")
    yield Watched(context.new_page(), address)
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_without_errors_and_asks_nobody_else(wide: Watched, path: str) -> None:
    wide.open(path)
    assert wide.errors == []
    assert wide.elsewhere == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_telephone(narrow: Watched, path: str) -> None:
    page = narrow.open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_channels_are_chosen_by_keyboard_and_stay_chosen(wide: Watched) -> None:
    page = wide.open("scripts/return-accepted/")
    page.get_by_role("tab", name="전화").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("tab", name="채팅").get_attribute("aria-selected") == "true"
    assert page.evaluate("document.activeElement.textContent") == "채팅"
    assert page.locator('[role="tabpanel"]:visible').count() == 1
    page = wide.open("scripts/return-refused/")
    assert page.get_by_role("tab", name="채팅").get_attribute("aria-selected") == "true"


def test_c_copies_what_to_say_and_counts_empty_slots(wide: Watched) -> None:
    page = wide.open("scripts/return-accepted/")
    page.keyboard.press("c")
    page.wait_for_selector(".cx-toast.is-on")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("{고객명} 고객님,")
    assert "3영업일" in copied
    left = len(set(re.findall(r"\{[^}]+\}", copied)))
    assert f"빈 칸 {left}개" in page.locator(".cx-toast").text_content()


def test_a_slot_filled_once_is_filled_everywhere_with_its_particle(wide: Watched) -> None:
    page = wide.open("scripts/return-accepted/")
    page.get_by_label("고객명").fill("김하늘")
    page.get_by_label("환불금액").fill("42,000원")
    assert page.locator('[data-slot="고객명"]').first.text_content() == "김하늘"
    page = wide.open("scripts/exchange-accepted/")
    assert page.locator('[data-slot="고객명"]').first.text_content() == "김하늘"
    assert page.get_by_label("고객명").input_value() == "김하늘"


def test_particles_after_slots_follow_the_same_rule_as_in_python(wide: Watched) -> None:
    page = wide.open("scripts/return-accepted/")
    words = [
        "7일",
        "2주",
        "서울",
        "3",
        "7",
        "42,000원",
        "CS",
        "URL",
        "‘물류’",
        "김하늘",
        "A4",
        "3kg",
        "10cm",
        "2L",
        "M",
        "10",
    ]
    pairs = ["이/가", "을/를", "은/는", "과/와", "으로/로"]
    made = page.evaluate(
        """([words, pairs]) => words.map((word) => pairs.map((pair) => {
          const slot = document.querySelector('[data-slot="고객명"]');
          const josa = document.createElement('span');
          josa.dataset.josa = pair;
          slot.after(josa);
          sessionStorage.setItem('cx-slots', JSON.stringify({고객명: word}));
          const input = document.querySelector('[data-slot-input="고객명"]');
          input.value = word;
          input.dispatchEvent(new Event('input'));
          const text = josa.textContent;
          josa.remove();
          return text;
        }))""",
        [words, pairs],
    )
    assert made == [[particle(word, pair) for pair in pairs] for word in words]


def test_the_stepper_follows_the_answers_and_goes_back(wide: Watched) -> None:
    page = wide.open("procedures/return-defect/")
    page.keyboard.press("n")
    assert page.locator(".cx-steps .is-current h3").text_content() == "안전확인"
    page.keyboard.press("1")
    assert page.locator(".cx-steps .is-current h3").text_content() == "안전우선"
    assert (
        page.locator('.cx-flow [data-step="안전우선"]')
        .get_attribute("class")
        .endswith("is-current")
    )
    page.keyboard.press("b")
    assert page.locator(".cx-steps .is-current h3").text_content() == "안전확인"
    assert page.evaluate("document.activeElement.textContent").strip().startswith("예")


def test_an_address_with_a_step_opens_that_step(wide: Watched) -> None:
    page = wide.open("procedures/return-defect/#회수접수")
    assert page.locator(".cx-steps .is-current h3").text_content() == "회수접수"


def test_slash_opens_the_search_which_finds_korean(wide: Watched) -> None:
    page = wide.open("procedures/return-defect/")
    page.keyboard.press("/")
    page.keyboard.type("두 번 결제")
    page.wait_for_selector(".cx-hit")
    assert "결제" in page.locator(".cx-hit").first.text_content()
    assert page.locator("dialog.cx-search").is_visible()
    page.keyboard.press("Escape")
    page.locator("dialog.cx-search").wait_for(state="hidden")


def test_a_word_customers_say_searches_from_home(wide: Watched) -> None:
    page = wide.open("")
    page.locator(".cx-hero__often button").first.click()
    page.wait_for_selector(".cx-hit")


def test_the_dark_screen_is_chosen_and_kept(wide: Watched) -> None:
    page = wide.open("")
    page.get_by_role("button", name="어두운 화면으로 바꾸기").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page = wide.open("procedures/return-defect/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    paper = page.evaluate("getComputedStyle(document.body).getPropertyValue('--cx-paper').trim()")
    assert paper == "#111419"


def test_the_menu_opens_on_a_telephone_and_leads_on(narrow: Watched) -> None:
    page = narrow.open("")
    assert not page.locator(".cx-nav").is_visible()
    page.get_by_role("button", name="메뉴 열기").click()
    page.keyboard.press("Escape")
    assert not page.locator(".cx-nav").is_visible()
    page.get_by_role("button", name="메뉴 열기").click()
    page.locator(".cx-nav").get_by_role("link", name="절차").click()
    page.wait_for_url("**/procedures/")


def test_shortcuts_can_be_switched_off(wide: Watched) -> None:
    page = wide.open("procedures/return-defect/")
    page.locator("[data-cx-keys]").click()
    page.locator("body").press("n")
    assert page.locator(".cx-steps .is-current h3").text_content() == "증상듣기"
    assert page.url.endswith("/procedures/return-defect/")


def test_without_javascript_every_step_and_channel_is_readable(chromium: Any, address: str) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 800}
    )
    page = context.new_page()
    page.goto(address + "procedures/return-defect/")
    assert (
        page.locator(".cx-steps > li:visible").count()
        == page.locator(".cx-steps > li").count()
        > 10
    )
    assert (
        page.locator(".cx-say__text:visible").count() == page.locator(".cx-say__text").count() > 1
    )
    page.locator('a[href="#회수접수"]').first.click()
    assert page.locator("#회수접수").is_visible()
    context.close()


def test_print_shows_all_steps_and_no_buttons(wide: Watched) -> None:
    page = wide.open("procedures/return-defect/")
    page.emulate_media(media="print")
    assert page.locator(".cx-steps > li:visible").count() == page.locator(".cx-steps > li").count()
    assert page.locator(".cx-btn:visible").count() == 0


def test_a_notice_past_its_end_takes_itself_down(wide: Watched) -> None:
    wide.page.clock.install(time="2026-12-24T09:00:00+09:00")
    page = wide.open("")
    assert page.locator(".cx-notice").count() > 0
    assert page.locator(".cx-notice:visible").count() == 0


def test_paper_has_every_step_in_order_and_no_menu(wide: Watched) -> None:
    page = wide.open("procedures/return-change-of-mind/")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".cx-steps h3").first.text_content() == "접수구분"
    assert page.locator(".cx-nav:visible").count() == 0
    assert page.locator(".cx-nojs:visible").count() > 1
    ink = page.evaluate("getComputedStyle(document.body).getPropertyValue('--cx-ink').trim()")
    assert ink == "#161c27"


def test_paper_shows_a_table_as_a_table(narrow: Watched) -> None:
    page = narrow.open("exceptions/return-eligibility/")
    row = page.locator(".cx-table tbody tr").first
    assert row.evaluate("node => getComputedStyle(node).display") == "grid"
    page.emulate_media(media="print")
    assert row.evaluate("node => getComputedStyle(node).display") == "table-row"


@pytest.mark.parametrize(
    "path",
    [
        "procedures/return-defect/",
        "procedures/return-change-of-mind/",
    ],
)
def test_no_label_covers_its_value_on_a_telephone(narrow: Watched, path: str) -> None:
    page = narrow.open(path)
    labels = page.locator(".cx-facts dt")
    assert labels.count() > 2
    assert (
        labels.evaluate_all("all => all.filter(dt => dt.scrollWidth > dt.clientWidth).length") == 0
    )


def test_the_second_limit_stands_under_the_first_on_a_telephone(narrow: Watched) -> None:
    page = narrow.open("procedures/return-change-of-mind/")
    limits = page.locator(".cx-facts > div", has_text="한도").locator("dd")
    first, second = (limits.nth(place).bounding_box() for place in (0, 1))
    assert first["x"] == second["x"]
    assert second["y"] >= first["y"] + first["height"]


def test_from_any_step_of_a_flow_the_key_n_leads_to_the_end(wide: Watched) -> None:
    page = wide.open("procedures/return-defect/#이력기록")
    page.keyboard.press("n")
    assert page.locator(".cx-stepper__done").is_visible()


def test_a_word_too_long_for_a_telephone_is_broken(narrow: Watched) -> None:
    page = narrow.open("procedures/return-defect/")
    for place in ("h1", ".cx-answer__line", ".cx-steps h3 >> nth=0"):
        page.locator(place).first.evaluate("node => { node.textContent = '가'.repeat(60) }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_missing_page_offers_the_search(narrow: Watched) -> None:
    page = narrow.open("404.html")
    button = page.locator(".cx-page [data-cx-search]")
    assert button.bounding_box()["height"] < 60
    button.click()
    assert page.locator("dialog.cx-search").is_visible()

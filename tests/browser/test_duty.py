"""“Who now” on the page of a matrix: by the clock, by what is chosen, and until the calendar ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.browser.reading import show as opened

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "cscx/publish/assets/js/onduty.js"
VECTORS = ROOT / "tests/vectors/escalation.json"
PAGE = "escalations/cs-escalation/"


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="ko-KR")
    yield context.new_page()
    context.close()


def show(page: Any, address: str, at: str, path: str = PAGE) -> Any:
    moment = datetime.fromisoformat(f"{at}+09:00")
    page.clock.install(time=moment - timedelta(minutes=1))
    page.clock.pause_at(moment)
    return opened(page, address + path)


def said(page: Any, name: str) -> str:
    return str(page.locator(f"[data-duty-{name}]").text_content())


def test_the_script_answers_as_python_does(page: Any) -> None:
    found = page.evaluate(
        """async ([source, {model, cases}]) => {
          const duty = await import("data:text/javascript," + encodeURIComponent(source));
          const turns = duty.dutyTurns(model);
          return cases.map((one) => {
            const turn = duty.dutyTurn(turns, one.at);
            const path = duty.dutyPath(model, one.chosen, turn.open);
            const calls = path < 0 ? [] : duty.dutyCalls(model, turns, path, one.at);
            return { at: one.at, chosen: one.chosen, open: turn.open, why: turn.why, path, calls };
          });
        }""",
        [SCRIPT.read_text(encoding="utf-8"), json.loads(VECTORS.read_text(encoding="utf-8"))],
    )
    assert found == json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize(
    ("at", "severity", "expected"),
    [
        ("2026-11-24T10:00", "P1", ["파트장", "내선 1100", "화요일 10:00", "영업시간입니다. 18:00까지"]),
        ("2026-11-27T11:00", "P2", ["당직파트장", "내선 0199", "금요일 11:00", "창립기념일이라 쉽니다"]),
        ("2026-12-25T10:00", "P3", ["당직파트장", "내선 0199", "금요일 10:00", "기독탄신일이라 쉽니다"]),
        ("2027-02-09T10:00", "P1", ["당직파트장", "내선 0199", "화요일 10:00", "설날 대체 휴일이라 쉽니다"]),
    ],
)  # fmt: skip
def test_it_names_who_is_on_duty(
    page: Any, address: str, at: str, severity: str, expected: list[str]
) -> None:
    show(page, address, at)
    page.get_by_text(severity, exact=True).first.click()
    assert [said(page, name) for name in ("who", "reach", "clock", "why")] == expected


def test_it_says_who_follows_when_the_hours_end(page: Any, address: str) -> None:
    show(page, address, "2026-11-24T17:30")
    assert said(page, "shift") == "18:00까지, 다음은 당직파트장"
    assert said(page, "then") == "안에 답이 없으면 CS매니저"
    assert said(page, "left") == "05:00"
    assert said(page, "path") == "긴급, 2번까지 반복"
    levels = page.locator("[data-duty-ladder] b").all_text_contents()
    assert levels == ["파트장", "CS매니저", "운영총괄"]


def test_a_level_called_after_closing_shows_who_answers_then(page: Any, address: str) -> None:
    show(page, address, "2026-11-24T17:58")
    assert said(page, "then") == "안에 답이 없으면 당직파트장"
    assert "당직파트장내선 0199, CS매니저 대신10분" in str(
        page.locator("[data-duty-ladder] li").nth(1).text_content()
    )


def test_the_clock_runs_to_the_next_level(page: Any, address: str) -> None:
    show(page, address, "2026-11-24T10:00")
    page.locator("[data-duty-start]").click()
    assert said(page, "status") == "파트장에게 연락했습니다. 기한 5분."
    page.clock.run_for(90_000)
    assert said(page, "left") == "03:30"
    page.clock.run_for(151_000)
    assert said(page, "status") == "1분 남았습니다."
    page.clock.run_for(60_000)
    assert said(page, "left") == "+00:01"
    assert said(page, "then") == "기한이 지났습니다. 이제 CS매니저에게 연락하세요."
    assert "is-late" in page.locator("[data-duty-count]").get_attribute("class")
    page.locator("[data-duty-start]").click()
    assert (said(page, "who"), said(page, "left")) == ("CS매니저", "10:00")
    assert (
        page.locator("[data-duty-ladder] [aria-current=step]").text_content().startswith("CS매니저")
    )
    page.locator("[data-duty-answered]").click()
    assert said(page, "status") == "답을 받았습니다."
    assert said(page, "who") == "파트장"


def test_it_follows_the_clock_by_itself(page: Any, address: str) -> None:
    show(page, address, "2026-11-24T17:59")
    assert said(page, "who") == "파트장"
    page.clock.run_for(90_000)
    assert (said(page, "who"), said(page, "clock")) == ("당직파트장", "화요일 18:00")


def test_other_facts_are_chosen_too(page: Any, address: str) -> None:
    show(page, address, "2026-11-24T10:00", "escalations/crisis-escalation/")
    assert said(page, "who") == "품질관리"
    page.get_by_label("위기종류").select_option("언론·SNS")
    assert said(page, "who") == "홍보"


def test_after_its_last_day_it_says_so_instead_of_guessing(page: Any, address: str) -> None:
    show(page, address, "2027-03-20T23:59")
    assert page.locator("[data-duty-live]").is_visible()
    show(page, address, "2027-03-21T00:00")
    assert not page.locator("[data-duty-live]").is_visible()
    assert "2027. 3. 20.까지입니다" in said(page, "stale")
    assert page.locator(".cx-matrix").is_visible()


def test_without_scripts_severities_and_the_table_stand_there(chromium: Any, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="ko-KR")
    page = context.new_page()
    page.goto(address + PAGE)
    assert not page.locator("[data-duty-live]").is_visible()
    assert page.get_by_text("아래 표에서 지금에 맞는 줄을 찾으세요.").is_visible()
    assert page.locator(".cx-matrix").is_visible()
    context.close()

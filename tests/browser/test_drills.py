"""A drill on a telephone, by keyboard: to its end, left halfway, gone from its address, from a disk."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cscx.content.loading import read_corpus
from cscx.content.policies import Policies
from cscx.settings import load
from cscx.training.drills.drill import Drill, Turn
from cscx.training.drills.drills import Drills, drills_of
from cscx.training.drills.play import Session
from cscx.training.drills.score import score
from cscx.training.results import DrillRun

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
SOP = "return-change-of-mind"
VIP = "persona-impatient-vip"
KEPT = "JSON.parse(localStorage.getItem('cx-learn'))?.drills ?? []"


@pytest.fixture(scope="module")
def made() -> Drills:
    policies = Policies(read_corpus(ROOT, load(ROOT), as_of=date(2026, 11, 21)))
    return drills_of(policies, frozenset({SOP}))


@pytest.fixture
def page(telephone: Any) -> Any:
    return telephone


def of_vip(made: Drills) -> Drill:
    return next(drill for drill in made.drills if drill.customer.persona == VIP)


def choose(page: Any, session: Session, place: int) -> bool:
    """A number key; the page shows what the session has. Whether the turn is done.

    A single choice that is left is no choice: the page takes it.
    """
    shown = page.locator(".cx-choice__main").all_inner_texts()
    assert shown == [choice.text.ko for choice in session.choices]
    page.keyboard.press(str(place + 1))
    chosen = session.choose(place)
    if not chosen.ok and len(session.choices) == 1:
        only = session.choose(0)
        assert f"남은 하나가 바른 길입니다: {only.text.ko}" in page.locator(".cx-talk").inner_text()
        assert page.locator(".cx-choice").count() == 0
        return True
    note = page.locator(".cx-note").last.inner_text()
    assert chosen.feedback.ko in note
    assert "근거" in note
    return chosen.ok


def key_of(turn: Turn, session: Session) -> int:
    return session.choices.index(turn.key)


def mild(session: Session) -> list[int]:
    """The wrong choices that do not end it."""
    choices = enumerate(session.choices)
    return [at for at, choice in choices if not choice.ok and not choice.critical]


def test_a_drill_is_played_to_its_end_by_keyboard(page: Any, address: str, made: Drills) -> None:
    drill = of_vip(made)
    session = Session(drill)
    page.goto(address + "procedures/return-change-of-mind/")
    page.get_by_role("link", name="실전 연습: 단순 변심 반품").click()
    page.get_by_role("link", name=f"“{drill.title.ko}”").click()
    page.locator(".cx-turn__ask").wait_for()
    assert page.locator("h1").inner_text() == "단순 변심 반품"
    for at, turn in enumerate(drill.turns):
        if at in (1, 4):
            choose(page, session, mild(session)[0])
            assert page.locator(".cx-turn__ask").inner_text() == "다시 고르세요."
            assert page.evaluate("document.activeElement.className") == "cx-turn__ask"
        choose(page, session, key_of(turn, session))
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        page.keyboard.press("n")
    told = score(session)
    assert page.locator("[data-drill-end]").inner_text() == "돌아보기"
    assert page.locator(".cx-debrief__score b").inner_text() == str(told.total)
    parts = [f"{told.accuracy} / 50", f"{told.sequence} / 20", f"{told.script} / 15", f"{told.mood} / 15"]  # fmt: skip
    assert page.locator(".cx-scores dd.cx-num").all_inner_texts() == parts
    assert page.locator(".cx-paths > li.is-no").count() == 2
    (run,) = page.evaluate(KEPT)
    kept = msgspec.convert(run, type=DrillRun)
    assert (kept.drill, kept.fingerprint, kept.total) == (drill.id, drill.fingerprint, told.total)
    assert [(t.choice, t.error) for t in kept.turns] == [(p.code, p.error) for p in session.picks]
    page.get_by_role("link", name="다른 고객").click()
    assert f"가장 높은 점수 {told.total}점" in page.locator(".cx-drills").inner_text()


def test_a_drill_can_be_left_with_the_score_so_far_and_is_not_recorded(
    page: Any, address: str, made: Drills
) -> None:
    drill = of_vip(made)
    session = Session(drill)
    page.goto(f"{address}drills/{SOP}/#{drill.id}")
    page.locator(".cx-turn__ask").wait_for()
    choose(page, session, key_of(drill.turns[0], session))
    page.get_by_role("button", name="그만하기").click()
    assert page.locator(".cx-debrief__score b").inner_text() == "100"
    assert (
        "끝까지 하지 않아 기록하지 않았습니다." in page.locator(".cx-debrief__score").inner_text()
    )
    assert page.evaluate(KEPT) == []
    page.get_by_role("button", name="다시 하기").click()
    page.locator(".cx-choice").first.wait_for()


def test_who_presses_on_at_the_bottom_of_the_mood_is_hung_up_on(
    page: Any, address: str, made: Drills
) -> None:
    drill = of_vip(made)
    session = Session(drill)
    page.goto(f"{address}drills/{SOP}/#{drill.id}")
    page.locator(".cx-turn__ask").wait_for()
    while not session.standing.over:
        wrong = mild(session)
        if choose(page, session, wrong[0] if wrong else 0) and not session.standing.over:
            page.keyboard.press("n")
    assert page.locator(".cx-drill__end").inner_text() == "고객이 전화를 끊었습니다."
    page.keyboard.press("n")
    assert page.locator(".cx-debrief__score b").inner_text() == str(score(session).total)
    ideal = page.locator(".cx-paths > li .cx-paths__ideal").all_inner_texts()
    assert ideal == [f"바른 길: {turn.key.text.ko}" for turn in drill.turns]
    assert page.locator(".cx-paths > li.is-todo").count() > 0
    assert page.get_by_text("부분 점수와 상관없이 0점입니다").count() == 0


def test_after_an_error_that_cannot_be_undone_the_score_of_nothing_is_explained(
    page: Any, address: str, made: Drills
) -> None:
    drill, turn, critical = next(
        (drill, turn, choice)
        for drill in made.drills
        for turn in drill.turns
        for choice in turn.choices
        if choice.critical
    )
    session = Session(drill)
    page.goto(f"{address}drills/{SOP}/#{drill.id}")
    page.locator(".cx-turn__ask").wait_for()
    while session.turn is not turn:
        assert session.turn is not None
        choose(page, session, key_of(session.turn, session))
        page.keyboard.press("n")
    choose(page, session, session.choices.index(critical))
    page.keyboard.press("n")
    told = page.locator(".cx-debrief__score")
    assert told.locator("b").inner_text() == "0"
    assert "부분 점수와 상관없이 0점입니다" in told.inner_text()


def test_an_address_of_a_drill_that_is_gone_says_so(page: Any, address: str) -> None:
    page.goto(f"{address}drills/{SOP}/#000000000000")
    page.locator(".cx-drills").wait_for()
    assert "이 주소의 연습은 이제 없습니다." in page.locator(".cx-notice[role=status]").inner_text()
    page.get_by_role("button", name="아무나 한 명").click()
    page.locator(".cx-turn__ask").wait_for()
    assert re.search(r"#[0-9a-f]{12}$", page.url)


def test_a_track_leads_to_its_drills(page: Any, address: str) -> None:
    page.goto(address + "tracks/track-new-agent/")
    page.get_by_role("link", name="실전 연습: 본인 확인", exact=True).click()
    page.locator(".cx-drills").wait_for()

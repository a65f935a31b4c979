"""A new hire learns on a telephone, by keyboard: a quiz, a day of a track, what changed, what is kept."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cscx.cli.app import main
from cscx.content.loading import read_corpus
from cscx.content.policies import Policies
from cscx.settings import load
from cscx.training.assembly.form import Form, form
from cscx.training.bank import Bank, bank_of
from cscx.training.results import Results, read_results, results_text
from cscx.training.scope import documents_of

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 21)
TRACK = "track-new-agent"
STORE = "JSON.parse(localStorage.getItem('cx-learn'))"


@pytest.fixture(scope="module")
def policies() -> Policies:
    return Policies(read_corpus(ROOT, load(ROOT), as_of=DAY))


def of_documents(policies: Policies, *names: str) -> Bank:
    scopes = (documents_of(policies.corpus, name) or frozenset() for name in names)
    return bank_of(policies, frozenset().union(*scopes))


@pytest.fixture(scope="module")
def first_day(policies: Policies) -> Bank:
    """What the first day of the track for new agents asks about."""
    entry = policies.corpus.find("track", TRACK)
    assert entry is not None
    return of_documents(policies, *entry.body.days[0].learn)


@pytest.fixture
def page(telephone: Any) -> Any:
    telephone.clock.set_fixed_time("2026-11-21T10:00:00+09:00")
    return telephone


def answer(page: Any, key: int) -> None:
    """A number, Enter to check, Enter to go on."""
    page.keyboard.press(str(key + 1))
    page.keyboard.press("Enter")
    assert page.locator(".cx-feedback__head").count() == 1
    page.keyboard.press("Enter")


def play(page: Any, keys: list[int]) -> None:
    """A quiz from its first question to its end."""
    page.locator("form.cx-quiz").wait_for()
    for at, key in enumerate(keys, start=1):
        assert page.locator("[data-quiz-n]").inner_text() == f"{at} / {len(keys)}"
        answer(page, key)
    page.locator(".cx-score").wait_for()


def right(drawn: Form) -> list[int]:
    return [question.key for question in drawn.questions]


def test_a_quiz_gives_the_score_that_the_terminal_gives(
    page: Any, address: str, policies: Policies, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = form(of_documents(policies, "return-change-of-mind"), "가을", 10)
    keys = [question.key if at % 3 else 0 for at, question in enumerate(drawn.questions)]
    page.goto(address + "procedures/return-change-of-mind/")
    page.get_by_role("link", name=re.compile("퀴즈 풀기")).click()
    page.locator("form.cx-quiz").wait_for()
    page.goto("about:blank")
    page.goto(address + "learn/quiz/#document=return-change-of-mind&seed=가을")
    play(page, keys)
    told = page.locator(".cx-score__head").inner_text()
    monkeypatch.chdir(ROOT)
    command = ["quiz", "return-change-of-mind", "--seed", "가을", "--as-of", DAY.isoformat()]
    said = CliRunner().invoke(main, command, input="".join(f"{key + 1}\n" for key in keys))
    assert told in said.output
    assert (
        page.locator(".cx-score__percent")
        .inner_text()
        .startswith(
            re.search(r"\((\d+)점\)", said.output)[1]  # type: ignore[index]  # it was found above
        )
    )
    assert page.evaluate("document.activeElement.className") == "cx-score__head"


def test_the_reason_the_boundary_and_the_source_follow_an_answer(
    page: Any, address: str, policies: Policies
) -> None:
    bank = of_documents(policies, "return-eligibility")
    seed, drawn = next(
        (str(n), found)
        for n in range(50)
        if bank.by_id[(found := form(bank, str(n), 10)).questions[0].item].edge is not None
    )
    item, key = bank.by_id[drawn.questions[0].item], drawn.questions[0].key
    page.goto(f"{address}learn/quiz/#document=return-eligibility&seed={seed}")
    page.locator("form.cx-quiz").wait_for()
    page.keyboard.press("Enter")
    assert page.locator(".cx-feedback__head").count() == 0
    page.keyboard.press(str((key + 1) % 3 + 1))
    page.keyboard.press("Enter")
    status = page.locator("[role=status].cx-feedback")
    assert item.key.text.ko in status.inner_text()
    assert item.why.ko in status.inner_text()
    assert item.edge is not None
    assert f"이 건 {item.edge.here.ko}" in page.locator(".cx-edge").inner_text()
    assert page.evaluate("document.activeElement.type") == "submit"
    report = page.get_by_role("link", name="문제가 이상해요").get_attribute("href")
    assert item.id in report
    page.locator(".cx-feedback__src a").first.click()
    page.locator(":target").wait_for()


def test_a_day_of_a_track_is_passed_and_what_changes_later_is_offered_alone(
    page: Any, address: str, first_day: Bank
) -> None:
    page.goto(f"{address}tracks/{TRACK}/")
    page.locator("[data-learn-day] a", has_text="퀴즈 풀기").first.focus()
    page.keyboard.press("Enter")
    page.locator("form.cx-quiz").wait_for()
    page.goto("about:blank")
    page.goto(f"{address}learn/quiz/#track={TRACK}&day=1&seed=a")
    play(page, right(form(first_day, "a", 20)))
    assert "1일째를 통과했습니다" in page.locator(".cx-score").inner_text()
    page.get_by_role("link", name="과정으로").focus()
    page.keyboard.press("Enter")
    first = page.locator("[data-learn-day]").first
    first.get_by_text("통과 · 100점").wait_for()
    assert "100점" in page.locator("[data-learn-signoff]").inner_text()
    asked = {question.item for question in form(first_day, "a", 20).questions}
    left = next(item for item in first_day.items if item.id not in asked)
    page.evaluate(
        f"""id => {{ const kept = {STORE}; kept.passes[0].fingerprint = 'f'.repeat(64);
        kept.seen['{TRACK}/1'].find(([known]) => known === id)[1] = 'ffffffff';
        localStorage.setItem('cx-learn', JSON.stringify(kept)); }}""",
        left.id,
    )
    page.reload()
    told = first.get_by_text("통과한 뒤 기준이 바뀌었습니다")
    told.wait_for()
    assert "1개 남았습니다" in told.inner_text()
    first.get_by_role("link", name="바뀐 것만 풀기 (1문제)").focus()
    page.keyboard.press("Enter")
    page.locator("form.cx-quiz").wait_for()
    answer(page, 0)
    assert "바뀐 기준을 모두 다시 풀었습니다" in page.locator(".cx-score").inner_text()


def test_many_changes_are_asked_twenty_at_a_time_and_told_by_what_changed(
    page: Any, address: str, first_day: Bank
) -> None:
    page.goto(f"{address}learn/quiz/#track={TRACK}&day=1&seed=a")
    play(page, right(form(first_day, "a", 20)))
    page.evaluate(
        f"""() => {{ const kept = {STORE}, seen = kept.seen['{TRACK}/1'];
        kept.passes[0].fingerprint = 'f'.repeat(64);
        for (const each of seen) if (!each[0].includes(':')) each[1] = 'ffffffff';
        seen.find(([key]) => key.startsWith('fact:'))[1] = '99일';
        localStorage.setItem('cx-learn', JSON.stringify({{ ...kept, attempts: [] }})); }}"""
    )
    page.goto(f"{address}tracks/{TRACK}/")
    first = page.locator("[data-learn-day]").first
    first.get_by_text(f"다시 풀 문제가 {len(first_day.items)}개 남았습니다").wait_for()
    assert re.search(r"\S+: 99일 → \S+", first.inner_text())
    first.get_by_role("link", name="바뀐 것만 풀기 (20문제)").click()
    page.locator("form.cx-quiz").wait_for()
    for at in range(20):
        assert page.locator("[data-quiz-n]").inner_text() == f"{at + 1} / 20"
        answer(page, 0)
    left = len(first_day.items) - 20
    page.get_by_text(f"{left}문제 남았습니다").wait_for()
    page.get_by_role("button", name=f"이어서 {min(left, 20)}문제").click()
    page.locator("form.cx-quiz").wait_for()
    page.goto(f"{address}tracks/{TRACK}/")
    first.get_by_text(f"다시 풀 문제가 {left}개 남았습니다").wait_for()


@pytest.mark.long
def test_a_whole_track_is_played_to_its_sign_off(
    page: Any, address: str, policies: Policies
) -> None:
    entry = policies.corpus.find("track", TRACK)
    assert entry is not None
    days = entry.body.days
    for number, day in enumerate(days, start=1):
        page.goto(f"{address}tracks/{TRACK}/")
        page.locator("[data-learn-day] .cx-btn--primary").first.focus()
        page.keyboard.press("Enter")
        page.locator("form.cx-quiz").wait_for()
        assert page.locator("h1").inner_text() == f"{number}일째 퀴즈"
        page.goto("about:blank")
        page.goto(f"{address}learn/quiz/#track={TRACK}&day={number}&seed=가")
        play(page, right(form(of_documents(policies, *day.learn), "가", 20)))
    page.goto(f"{address}tracks/{TRACK}/")
    page.get_by_text(f"{len(days)}일을 모두 통과했습니다").wait_for()
    page.goto(f"{address}tracks/track-advanced-agent/")
    page.locator("[data-learn-day] .cx-btn--primary").first.wait_for()
    assert page.get_by_text("먼저 마칠 과정이 있습니다").count() == 0


def test_a_later_day_may_be_played_before_the_earlier_ones(page: Any, address: str) -> None:
    page.goto(f"{address}learn/quiz/#track={TRACK}&day=3")
    page.get_by_text("먼저 1일째를 통과하세요").wait_for()
    page.get_by_role("button", name="그래도 풀기").click()
    page.locator("form.cx-quiz").wait_for()


def test_a_changed_item_is_asked_again_today_and_says_why(
    page: Any, address: str, first_day: Bank
) -> None:
    item = first_day.items[0]
    known = {"item": item.id, "fingerprint": "f" * 64, "code": "x", "correct": True}
    known |= {"at": "2026-11-20T09:00:00+09:00", "seconds": 3, "form": "1"}
    kept = {"version": 1, "learner": "동백-0007", "attempts": [known], "drills": [], "passes": []}
    page.goto(address + "help/")
    page.evaluate("kept => localStorage.setItem('cx-learn', kept)", json.dumps(kept | {"seen": {}}))
    page.goto(address + "learn/")
    page.get_by_text("1문제는 기준이 바뀌어 다시 묻습니다").wait_for()
    page.get_by_role("link", name="복습하기").click()
    page.get_by_text("기준이 바뀌어 다시 묻습니다").wait_for()
    answer(page, right(form(Bank((item,)), "1", 1))[0])
    page.get_by_role("link", name="학습으로").click()
    page.get_by_text("오늘 복습할 것은 다 했습니다").wait_for()
    assert "다음 복습 1문제: 2026. 11. 2" in page.locator("[data-learn-due]").inner_text()
    page.get_by_role("link", name="1일째 시작").first.wait_for()


def test_a_full_store_is_told_and_the_quiz_goes_on(page: Any, address: str) -> None:
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
    )
    page.goto(address + "learn/quiz/#document=return-change-of-mind&count=2")
    page.get_by_text("저장 공간이 가득 차").wait_for()
    play(page, [0, 1])
    with page.expect_download() as saved:
        page.get_by_role("button", name="결과 내보내기").click()
    assert len(read_results(Path(saved.value.path()).read_bytes()).attempts) == 2


@pytest.mark.parametrize(
    ("kept", "said"),
    [("{broken", "읽을 수 없어"), ('{"version": 9}', "더 새로운 판의 사이트")],
    ids=["damaged", "newer"],
)
def test_records_that_cannot_be_read_are_not_written_over(
    page: Any, address: str, kept: str, said: str
) -> None:
    page.goto(address + "help/")
    page.evaluate("kept => localStorage.setItem('cx-learn', kept)", kept)
    page.goto(address + "learn/quiz/#document=return-change-of-mind&count=1")
    page.get_by_text(said).wait_for()
    play(page, [0])
    assert page.evaluate("localStorage.getItem('cx-learn')") == kept
    with page.expect_download() as saved:
        page.get_by_role("button", name="그 기록을 파일로 받기").click()
    assert Path(saved.value.path()).read_text("utf-8") == kept
    page.get_by_role("button", name="지우고 새로 시작").click()
    assert page.evaluate("localStorage.getItem('cx-learn')") is None


def test_results_go_to_another_machine_as_a_file(page: Any, address: str, tmp_path: Path) -> None:
    page.goto(address + "learn/quiz/#document=return-change-of-mind&count=2")
    play(page, [0, 0])
    page.goto(address + "learn/")
    before = page.locator(".cx-learn__who b").inner_text()
    page.get_by_role("button", name="가명 다시 뽑기").click()
    assert page.locator(".cx-learn__who b").inner_text() != before
    with page.expect_download() as saved:
        page.get_by_role("button", name="결과 내보내기").click()
    file = tmp_path / "mine.json"
    saved.value.save_as(file)
    page.get_by_role("button", name="모두 지우기").click()
    page.get_by_role("button", name="지우기", exact=True).click()
    page.get_by_text("답 0개").wait_for()
    edited = tmp_path / "edited.json"
    edited.write_text(file.read_text("utf-8").replace('"correct":false', '"correct":true'), "utf-8")
    for chosen, said in ((edited, "내보낸 뒤에 바뀐 파일"), (file, "답 2개를 보탰습니다")):
        page.locator("input[type=file]").set_input_files(chosen)
        page.get_by_text(said).wait_for()
    other = results_text(
        Results(learner="수국-0001", bank="0" * 64, exported="2026-11-20T10:00:00+09:00")
    )
    (tmp_path / "other.json").write_text(other, "utf-8")
    for button, left in (("합치지 않기", 2), ("합치기", 2)):
        page.locator("input[type=file]").set_input_files(tmp_path / "other.json")
        page.get_by_text("이 파일의 가명은 수국-0001").wait_for()
        page.get_by_role("button", name=button, exact=True).click()
        page.get_by_text(f"답 {left}개", exact=True).wait_for()
    assert read_results(file.read_bytes()).learner == page.locator(".cx-learn__who b").inner_text()


def test_an_address_that_means_nothing_says_so(page: Any, address: str) -> None:
    for hash_ in ("#document=nothing", f"#track={TRACK}&day=99", "", "#%E0%A4%A"):
        page.goto("about:blank")
        page.goto(f"{address}learn/quiz/{hash_}")
        page.get_by_text("이 주소의 퀴즈를 찾지 못했습니다").wait_for()

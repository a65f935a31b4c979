"""Sentences of changes as a team lead writes them: entries by what they are, marks, order, tense, one language."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import yaml

from cscx.change.changes import Added
from cscx.change.diff import diff
from cscx.change.report.data import report_data
from cscx.change.report.report import Report
from cscx.change.telling import sentence
from cscx.change.tense import Tense
from cscx.content.corpus import Corpus
from cscx.content.loading import document_of
from cscx.messages import Text
from cscx.scaffold.start import start_files
from cscx.settings import Settings
from tests.change.brute.language import read_yaml
from tests.change.judged import corpus_of, reference
from tests.training.conftest import DAY

Edit = Callable[[Any], object]
QUESTION = "training/questions/company-fault-deducts-nothing.yaml"
TRACK = "training/track-advanced-agent.yaml"
BREACH = "sops/escalations/breach-escalation.yaml"
FACTS = "sops/reference/facts.yaml"
CALENDAR = "sops/reference/calendar.yaml"
LIMITED = "sops/exceptions/coupon-restore.yaml"
ABUSE = "sops/scripts/abuse-warning-1.yaml"


@cache
def _shop() -> Corpus:
    """The English shop that a new knowledge base begins with."""
    files = [
        file
        for file in start_files(None, "en", DAY)
        if file.path.startswith(("sops/", "training/")) and file.path.endswith(".yaml")
    ]
    documents = [document_of(file.path, file.text.encode()) for file in files]
    return Corpus(documents, Settings(language="en"), DAY, reference().holidays)


def _told(before: Corpus, path: str, edit: Edit, tense: Tense = "now") -> list[Text]:
    text = next(document.text for document in before.documents if document.path == path)
    data = copy.deepcopy(read_yaml(text))
    edit(data)
    after = corpus_of(before, {path: yaml.safe_dump(data, allow_unicode=True, sort_keys=False)})
    assert all(document.is_usable for document in after.documents)
    return [sentence(each, tense) for each in diff(before, after).changes]


def _korean(path: str, edit: Edit) -> list[str]:
    return [each.ko for each in _told(reference(), path, edit)]


def _set(*path: Any, to: Any) -> Edit:
    def edit(data: Any) -> None:
        for key in path[:-1]:
            data = data[key]
        data[path[-1]] = to

    return edit


@pytest.mark.parametrize(
    ("path", "edit", "told"),
    [
        (QUESTION, _set("options", 1, "text", to="다른 글"), "보기 2번의 글이 바뀝니다."),
        (QUESTION, _set("options", 0, "correct", to=True), "보기 1번의 ‘정답’ 표시가 붙습니다."),
        (
            TRACK,
            _set("days", 1, "pass", to="77%"),
            re.compile(r"2일차의 통과 기준이 \S+에서 77%로 바뀝니다\."),
        ),
        (
            CALENDAR,
            _set("closed", 0, "date", to="2026-11-26"),
            "쉬는 날 ‘창립기념일’의 날짜가 2026-11-27에서 2026-11-26으로 바뀝니다.",
        ),
        (
            CALENDAR,
            _set("closed", 0, "name", to="회사 생일"),
            "쉬는 날의 이름이 창립기념일에서 회사 생일로 바뀝니다.",
        ),
        (
            LIMITED,
            _set("limits", 0, "because", to="회사 잘못이다"),
            "한도 ‘취소책임 회사’의 까닭이 바뀝니다.",
        ),
        (
            BREACH,
            _set("severities", "P1", "title", to="큰일"),
            "심각도 ‘P1’의 이름이 바뀝니다.",
        ),
    ],
)
def test_an_entry_of_a_list_is_called_by_what_people_know_it_by(
    path: str, edit: Edit, told: str | re.Pattern[str]
) -> None:
    (found,) = _korean(path, edit)
    assert re.fullmatch(told, found) if isinstance(told, re.Pattern) else found == told


def test_a_new_limit_says_itself_and_needs_no_number() -> None:
    def more(data: Any) -> None:
        data["limits"].append({"when": {"취소책임": "고객"}, "never": {"처리": "사과 적립금"}})

    assert _korean(LIMITED, more) == ["한도가 추가됩니다: 취소책임 고객 → 처리 사과 적립금 금지."]


def test_entries_without_a_name_in_another_order_are_told_as_order() -> None:
    assert _korean(QUESTION, lambda data: data["options"].reverse()) == ["보기의 순서가 바뀝니다."]
    assert _korean(TRACK, lambda data: data["days"].reverse()) == ["학습일의 순서가 바뀝니다."]


def test_levels_in_another_order_are_told_with_both_orders() -> None:
    def swapped(data: Any) -> None:
        levels = data["paths"]["확인"]["levels"]
        levels[0], levels[1] = levels[1], levels[0]

    (told,) = _korean(BREACH, swapped)
    assert told.startswith(
        "연락 순서 ‘확인’의 차례가 개인정보보호(5분) → 개인정보보호책임자(10분) → "
    )
    assert "에서 개인정보보호책임자(10분) → 개인정보보호(5분) → " in told


def test_replies_in_another_order_are_told_once_as_order() -> None:
    scripts = (d for d in reference().documents if len((d.data or {}).get("replies", ())) > 1)
    told = _korean(next(scripts).path, lambda data: data["replies"].reverse())
    assert told == ["고객 반응에 이어 말하기의 순서가 바뀝니다."]


def test_an_item_that_says_nothing_more_is_an_item_all_the_same() -> None:
    def bare(data: Any) -> None:
        data["items"]["회원.정보변경"] = {}

    told = _korean("sops/reference/reasons-account.yaml", bare)
    assert told[0].startswith("고객이 하는 말에서 ‘전화번호 바뀌었어요’")


def test_a_question_ends_as_it_does_and_a_notice_stands_in_one_line() -> None:
    def less(data: Any) -> None:
        data["items"].pop(next(iter(data["items"])))

    (asked,) = _korean("sops/reference/inputs-account.yaml", less)
    assert asked.endswith("?")
    (noticed,) = _korean("sops/reference/notices.yaml", less)
    assert "\n" not in noticed


def test_what_was_done_is_told_as_done() -> None:
    edit = _set("items", "refund-window", "value", to="14 days")
    (told,) = _told(_shop(), "sops/reference/facts.yaml", edit, "past")
    assert told.en == "refund-window changed from 7 days to 14 days."
    assert told.ko == "refund-window가 7 days에서 14 days로 바뀌었습니다."


@pytest.mark.parametrize(
    ("path", "edit", "told"),
    [
        (
            "sops/escalations/cs-escalation.yaml",
            _set("paths", "urgent", "levels", 0, "within", to="1 hour"),
            "Path 'urgent': level 1 changes from cs-manager (10 minutes) to cs-manager (1 hour).",
        ),
        (
            "sops/exceptions/refund-eligibility.yaml",
            _set("rules", 0, "when", "days-since", to="up to 3 days"),
            "Rule 'in-time': the condition 'days-since' changes from up to refund-window (7 days) to up to 3 days.",
        ),
        (
            "sops/reference/terms.yaml",
            _set("items", "guaranteed", "avoid", to=False),
            "No longer marked 'Not to be said'.",
        ),
        (
            "training/track-first-week.yaml",
            lambda data: data["days"][1]["learn"].pop(),
            re.compile(r"'Day 2 › What to learn' loses '.*'\."),
        ),
    ],
)
def test_english_is_plain_and_only_english(
    path: str, edit: Edit, told: str | re.Pattern[str]
) -> None:
    (found,) = _told(_shop(), path, edit)
    assert re.fullmatch(told, found.en) if isinstance(told, re.Pattern) else found.en == told
    assert not re.search("[가-힣]", found.en)


def test_what_a_branch_does_otherwise_is_english_in_english() -> None:
    def branches(data: Any) -> None:
        step = next(each for each in data["steps"] if "branches" in each)
        first = next(iter(step["branches"].values()))
        step["branches"] = {"no": step["branches"]["no"], "else": first}

    told = _told(_shop(), "sops/procedures/complaint.yaml", branches)
    assert "At 'urgent-check', the new branch 'otherwise' leads to 'report'." in [
        t.en for t in told
    ]
    assert "‘urgent-check’에서 ‘그 밖’ 갈림길이 생깁니다: ‘report’." in [t.ko for t in told]


def test_programs_read_kind_and_name_of_a_part_and_texts_of_one_language() -> None:
    before = reference()
    text = next(d.text for d in before.documents if d.path == LIMITED)
    after = corpus_of(
        before, {LIMITED: text.replace("공제금액: 1원 이상", "공제금액: 2원 이상", 1)}
    )
    data = report_data(Report("전", "후", diff(before, after)), "en")
    (change,) = data["changes"]
    assert change["part"] == {"kind": "limit", "name": "1"}
    assert change["new"] == "at least 2원"


def test_a_new_question_has_an_owner_and_no_day() -> None:
    text = next(d.text for d in reference().documents if d.path == QUESTION)
    new = "training/questions/one-more.yaml"
    changed = text.replace("품절로 일부만 취소할 때의 할인", "새 문제", 1)
    assert changed != text
    (change,) = diff(reference(), corpus_of(reference(), {new: changed})).changes
    assert isinstance(change, Added)
    assert sentence(change).ko.startswith("문제 ‘새 문제’가 새로 생깁니다")
    assert change.details[0].ko == "시행 중, 담당 교육"


def test_the_calendar_of_which_there_is_one_needs_no_name() -> None:
    (gone,) = diff(reference(), corpus_of(reference(), {CALENDAR: ""})).changes
    assert sentence(gone) == Text("달력이 없어집니다.", "The calendar is gone.")


CREDIT = "지연적립금"


def _credit(data: Any) -> Any:
    return data["items"][CREDIT]


def _planned(**tiers: str) -> Edit:
    """A coming value of the credit for a delay, with other amounts for some tiers."""

    def edit(data: Any) -> None:
        value = {**_credit(data)["value"], **tiers}
        _credit(data)["next"] = {"value": value, "effective": "2027-01-01"}

    return edit


def test_a_planned_value_is_told_of_the_tiers_that_it_changes() -> None:
    (told,) = _told(reference(), FACTS, _planned(VIP="8,000원"))
    assert told == Text(
        "지연적립금(VIP)이 2027-01-01부터 5,000원에서 8,000원으로 바뀔 예정입니다.",
        "지연적립금 (VIP) will change from 5,000원 to 8,000원 from 2027-01-01.",
    )
    assert len(_told(reference(), FACTS, _planned(VIP="8,000원", 골드="5,000원"))) == 2


def test_a_plan_of_one_value_for_every_tier_is_told_whole() -> None:
    def edit(data: Any) -> None:
        _credit(data)["next"] = {"value": "9,000원", "effective": "2027-01-01"}

    (told,) = _korean(FACTS, edit)
    assert told == (
        "지연적립금이 2027-01-01부터 일반 3,000원·골드 4,000원·VIP 5,000원에서 9,000원으로 바뀔 예정입니다."
    )

"""What a change does to calls: whom, when and how often, through roles and the calendar."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import AS_OF, change, cscx, git

MATRIX = "sops/escalations/cs-escalation.yaml"
TABLE = "sops/exceptions/return-eligibility.yaml"
ROLES = "sops/reference/roles.yaml"
CALENDAR = "sops/reference/calendar.yaml"
URGENT = """\
      - {call: CS매니저, within: 10분}
      - {call: 운영총괄, within: 30분}
"""
LEGAL = """\
    reach: 내선 2050
    hours: 영업시간
    backup: CS매니저
"""


def _tables(folder: Path) -> dict[str, Any]:
    report = json.loads(cscx("diff", *AS_OF, "-f", "json", folder=folder).out)
    return {table["subject"]["name"]: table for table in report["tables"]}


def _who(folder: Path, elapsed: str) -> str:
    given = ("심각도=P2", "at=2026-11-23 14:00", "--elapsed", elapsed)
    return cscx("who", "cs-escalation", *given, *AS_OF, folder=folder).out


def test_a_path_that_calls_somebody_else_is_never_proved_to_change_nothing(
    repository: Path,
) -> None:
    before = _who(repository, "30분")
    new = URGENT.replace("10분", "15분").replace("운영총괄", "당직임원")
    change(repository, MATRIX, URGENT, new)
    assert _who(repository, "30분") != before
    table = _tables(repository)["cs-escalation"]
    assert (table["status"], table["kinds"]) == ("changed", 8)
    (shift,) = table["shifts"]
    assert shift["text"] == (
        "2차: CS매니저(10분) → CS매니저(15분), 3차: 운영총괄(30분) → 당직임원(30분)"
    )
    (region,) = shift["regions"]
    assert region["conditions"] == {"심각도": "P1 또는 P2", "시간대": "영업시간"}
    assert region["asked"] == {
        "began": "2026-11-23T14:00:00+09:00",
        "elapsed": 15,
        "was": "운영총괄(당직폰 큐 2900)",
        "now": "CS매니저(내선 1001)",
    }
    for form in ("text", "markdown"):
        out = cscx("diff", *AS_OF, "-f", form, folder=repository).out
        assert "에스컬레이션 1개의 연락이 달라집니다" in out
        assert "2026-11-23 14:00에 시작해 15분 뒤" in out
        assert "증명됨" not in out


def test_an_example_of_a_level_shows_that_level_though_a_contact_changed_beside_it(
    repository: Path,
) -> None:
    new = URGENT.replace("10분", "15분").replace("운영총괄", "당직임원")
    change(repository, MATRIX, URGENT, new)
    before = _asked_of_levels(repository)
    change(repository, ROLES, "내선 1100", "내선 1177")
    assert _asked_of_levels(repository) == before
    assert before == [(15, "운영총괄(당직폰 큐 2900)", "CS매니저(내선 1001)")]


def _asked_of_levels(folder: Path) -> list[tuple[int, str, str]]:
    shifts = _tables(folder)["cs-escalation"]["shifts"]
    regions = [r for s in shifts if s["text"].startswith("2차: ") for r in s["regions"]]
    return [(r["asked"]["elapsed"], r["asked"]["was"], r["asked"]["now"]) for r in regions]


def test_times_written_otherwise_are_proved_to_change_no_call(repository: Path) -> None:
    change(repository, MATRIX, "{call: 파트장, within: 2시간}", "{call: 파트장, within: 120분}")
    out = cscx("diff", *AS_OF, folder=repository).out
    assert "연락은 하나도 바뀌지 않습니다(증명됨)" in out


def test_the_hours_of_a_role_move_the_matrices_that_call_it(repository: Path) -> None:
    new = LEGAL.replace("영업시간", "평일 09:00-17:00").replace("CS매니저", "운영총괄")
    change(repository, ROLES, LEGAL, new)
    tables = _tables(repository)
    assert set(tables) == {"crisis-escalation", "breach-escalation"}
    shifts = {shift["text"]: shift for shift in tables["crisis-escalation"]["shifts"]}
    assert set(shifts) == {"법무 연락: 당직파트장 → 운영총괄", "법무 연락: 법무 → 운영총괄"}
    (region,) = shifts["법무 연락: 법무 → 운영총괄"]["regions"]
    assert region["when"] == "부르는 때 월-금 17:00-18:00"
    assert (region["asked"]["was"], region["asked"]["now"]) == (
        "법무(내선 2050)",
        "운영총괄(당직폰 큐 2900)",
    )


def test_a_backup_of_a_backup_counts(repository: Path) -> None:
    change(
        repository,
        ROLES,
        "    reach: 내선 1001\n    hours: 영업시간\n    backup: 당직파트장",
        "    reach: 내선 1001\n    hours: 영업시간\n    backup: 운영총괄",
    )
    told = [shift["text"] for shift in _tables(repository)["crisis-escalation"]["shifts"]]
    assert "법무 연락: 당직파트장 → 운영총괄" in told


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_calendar_moves_matrices(repository: Path, language: str) -> None:
    change(repository, CALENDAR, "월-금: 09:00-18:00", "월-금: 10:00-17:00")
    change(repository, CALENDAR, "2026-11-27", "2026-11-26")
    out = cscx("diff", *AS_OF, "--lang", language, folder=repository).out
    told = {
        "ko": ("에스컬레이션 3개의 연락이 달라집니다", "달력이 바뀌어서", "월-금 09:00-10:00"),
        "en": ("3 escalations call otherwise", "because of calendar", "Mon-Fri 09:00-10:00"),
    }
    for text in told[language]:
        assert text in " ".join(out.split())


def test_duties_of_a_role_in_other_words_change_no_call(repository: Path) -> None:
    change(repository, ROLES, "duties: 법령 해석, 분쟁과", "duties: 법령 풀이, 분쟁과")
    tables = _tables(repository)
    assert {table["status"] for table in tables.values()} == {"same"}
    assert all(table["proved"] for table in tables.values())


def _wrong(folder: Path, *base: str) -> dict[str, set[str]]:
    """The examples that are wrong now, by document."""
    report = json.loads(cscx("diff", *base, *AS_OF, "-f", "json", folder=folder).out)
    return {
        each["subject"]["name"]: {place["part"]["name"] for place in each["places"]}
        for each in report["impact"]["concerned"]
        if each["grade"] == "wrong"
    }


def test_examples_that_call_somebody_else_are_wrong_now(repository: Path) -> None:
    new = LEGAL.replace("영업시간", "평일 09:00-17:00").replace("CS매니저", "운영총괄")
    change(repository, ROLES, LEGAL, new)
    assert _wrong(repository) == {"crisis-escalation": {"마감 직전, 기자의 전화"}}
    out = " ".join(cscx("diff", *AS_OF, folder=repository).out.split())
    assert "예시 ‘마감 직전, 기자의 전화’: 연락 순서가" in out


def test_examples_that_failed_before_are_not_this_changes_doing(repository: Path) -> None:
    git(repository, "switch", "-q", "-C", "broken")
    change(repository, TABLE, "expect: {처리: 불가, 승인", "expect: {처리: 교환, 승인")
    change(repository, MATRIX, "expect: {path: 보통, call", "expect: {path: 긴급, call")
    git(repository, "commit", "-q", "-a", "-m", "broken examples")
    change(repository, TABLE, "summary: ", "summary: 이제 ")
    change(repository, MATRIX, URGENT, URGENT.replace("운영총괄", "당직임원"))
    assert _wrong(repository, "HEAD") == {"cs-escalation": {"낮, 협박 전화"}}

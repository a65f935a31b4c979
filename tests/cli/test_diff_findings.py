"""`cscx diff` tells what the linter newly finds in documents that the change did not touch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import AS_OF, change, cscx, git

ACCEPTED = "sops/scripts/accepted.yaml"
CALENDAR = "sops/reference/calendar.yaml"
CHANNELS = "sops/reference/channels.yaml"
CHECK = "sops/procedures/check.yaml"
FACTS = "sops/reference/facts.yaml"
REFUSED = "sops/scripts/refused.yaml"
RETURN = "sops/procedures/return.yaml"
ROLES = "sops/reference/roles.yaml"
TABLE = "sops/exceptions/eligibility.yaml"
TERMS = "sops/reference/terms.yaml"
CHECKED = """kind: sop
title: 본인 확인
summary: 주문한 사람인지 확인한다.
status: active
owner: CS정책
effective: 2026-03-01
reviewed: 2026-10-01
reasons: [공통.본인확인]
steps:
  - id: 묻기
    stage: triage
    ask: 이름이 맞나요?
    branches:
      예: 적기
      아니오: 막기
  - id: 적기
    stage: follow-up
    do: 확인한 것을 적는다.
    end: resolved
  - id: 막기
    stage: follow-up
    do: 알려 드리지 않은 까닭을 적는다.
    end: refused
"""
CALLED = """    do: 받은 날과 상품 상태를 묻는다.
    collect: [경과일, 상품상태]
    next: 확인
  - id: 확인
    call: check
    branches:
      resolved: 판정
      refused: 거절기록
"""
ASKED = """    do: 받은 날과 상품 상태를 묻는다.
    collect: [경과일, 상품상태]
    next: 판정
"""
ON_DUTY = """
  낮당직:
    duties: 낮을 맡는다
    reach: 내선 1200
    hours: 영업시간
    backup: 밤당직
  밤당직:
    duties: 밤을 맡는다
    reach: 내선 1201
    hours: 매일 18:00-09:00
    backup: 낮당직
"""


@pytest.fixture
def shop(clean: Path) -> Path:
    """A knowledge base in git, with a procedure that another one calls."""
    (clean / CHECK).write_text(CHECKED, encoding="utf-8")
    change(clean, RETURN, ASKED, CALLED)
    change(
        clean,
        "sops/reference/reasons.yaml",
        "items:",
        "items:\n  공통.본인확인:\n    says: [저예요]",
    )
    git(clean, "init", "-q", "-b", "main")
    _commit(clean)
    return clean


def _commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "base")


def _out(root: Path, *args: str) -> str:
    return cscx("diff", "HEAD", *AS_OF, *args, folder=root).out


def _impact(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_out(root, "-f", "json"))["impact"]
    return found


def _found(root: Path) -> list[tuple[str, str, int, str | None]]:
    """The findings that are told: code, path, line and what they come from."""
    return [
        (place["code"], each["path"], place["line"], place["because"])
        for each in _impact(root)["concerned"]
        for place in each["places"]
        if place["code"] is not None
    ]


def _line(root: Path, path: str, text: str) -> int:
    lines = (root / path).read_text(encoding="utf-8").split("\n")
    return next(at for at, line in enumerate(lines, 1) if text in line)


def test_a_way_of_a_caller_that_cannot_come_out_any_more_is_wrong_now(shop: Path) -> None:
    change(shop, CHECK, "end: refused", "end: resolved")
    told = " ".join(_out(shop).split("지금 틀림 1\n")[1].split("학습 과정")[0].split())
    line = _line(shop, RETURN, "refused: 거절기록")
    assert told == (
        f"절차 단순 변심 반품 {RETURN}:{line} 단계 ‘확인’: SOP ‘check’는 ‘refused’ 상태로 끝나지"
        " 않습니다 (CS506)."
    )
    assert _found(shop) == [("CS506", RETURN, line, "sop:check")]
    english = " ".join(_out(shop, "--lang", "en").split())
    assert "Step '확인': The SOP 'check' never ends as 'refused' (CS506)." in english


def test_it_stands_in_the_comment_too(shop: Path) -> None:
    change(shop, CHECK, "end: refused", "end: resolved")
    comment = _out(shop, "-f", "markdown")
    wrong = comment.split("**지금 틀림 1**")[1]
    assert "  - 단계 ‘확인’: SOP ‘check’는 ‘refused’ 상태로 끝나지 않습니다 (CS506)" in wrong


def test_what_names_a_retired_document_is_wrong_now_and_so_is_what_only_it_served(
    shop: Path,
) -> None:
    change(shop, CHECK, "status: active", "status: retired")
    assert _found(shop) == [
        ("CS203", RETURN, _line(shop, RETURN, "call: check"), "sop:check"),
        ("CS601", "sops/reference/reasons.yaml", 3, "sop:check"),
    ]


def test_every_script_too_long_for_a_channel_with_less_room_is_wrong_now(shop: Path) -> None:
    change(shop, CHANNELS, "max_chars: 300", "max_chars: 20")
    assert _found(shop) == [
        ("CS408", path, _line(shop, path, "채팅:"), "channel:채팅") for path in (ACCEPTED, REFUSED)
    ]
    assert "다시 읽을 것" not in _out(shop)


def test_roles_of_which_none_is_on_duty_by_the_new_calendar_are_wrong_now(shop: Path) -> None:
    change(shop, CALENDAR, "  월-금: 09:00-18:00", "  매일: 09:00-18:00\n  공휴일: 09:00-18:00")
    change(shop, ROLES, "  물류:\n", f"{ON_DUTY[1:]}  물류:\n")
    _commit(shop)
    change(shop, CALENDAR, "매일: 09:00-18:00", "매일: 10:00-17:00")
    line = _line(shop, ROLES, "backup: 밤당직")
    assert _found(shop) == [("CS309", ROLES, line, "calendar:calendar")]


def test_a_limit_that_a_changed_value_breaks_is_wrong_now(shop: Path) -> None:
    limits = """limits:
  - when: {경과일: 7일 이하, 상품상태: 정상}
    never: {처리: 불가}
    because: 법정 기한 안이다
    law: 전자상거래법-17
rules:
"""
    change(shop, TABLE, "rules:\n", limits)
    _commit(shop)
    change(shop, FACTS, "value: 7일", "value: 6일")
    line = _line(shop, TABLE, "because: 기한이 지났다") - 1
    assert _found(shop) == [("CS245", TABLE, line, "fact:반품기한")]
    told = " ".join(_out(shop).split("지금 틀림")[1].split("다시 읽을 것")[0].split())
    assert "규칙 ‘기한지남’의 답(처리 불가)이 한도를 어깁니다 (CS245)." in told
    assert "예시 ‘마지막 날’: 처리가 ‘환불’이어야 하는데 ‘불가’입니다." in told


def test_a_new_forbidden_word_makes_the_texts_that_say_it_wrong(shop: Path) -> None:
    change(shop, TERMS, "items:\n", "items:\n  접수:\n    avoid: true\n    say: 신청\n")
    assert {(code, path, why) for code, path, _, why in _found(shop)} == {
        ("CS401", ACCEPTED, "term:접수")
    }


def test_a_change_after_which_all_is_well_tells_nothing(shop: Path) -> None:
    change(shop, CHANNELS, "max_chars: 300", "max_chars: 250")
    change(shop, CHECK, "do: 확인한 것을", "do: 확인한 것을 모두")
    assert _found(shop) == []
    assert _impact(shop)["unchecked"] is None
    assert "지금 틀림" not in _out(shop)


def test_what_was_found_before_the_change_is_not_told_even_in_other_words(shop: Path) -> None:
    change(shop, CHANNELS, "max_chars: 300", "max_chars: 30")
    _commit(shop)
    assert "CS408" in cscx("lint", *AS_OF, folder=shop).out
    change(shop, CHANNELS, "max_chars: 30", "max_chars: 20")
    assert {path for _, path, *_ in _found(shop)} == {REFUSED}


def test_what_the_author_of_a_change_did_in_the_same_place_is_left_to_the_linter(
    shop: Path,
) -> None:
    change(shop, RETURN, "refused: 거절기록", "pending: 거절기록")
    assert "CS506" in cscx("lint", *AS_OF, folder=shop).out
    assert _found(shop) == []


def test_what_another_change_makes_wrong_in_a_changed_document_is_told(shop: Path) -> None:
    change(shop, CHECK, "end: refused", "end: resolved")
    change(shop, RETURN, "title: 단순 변심 반품", "title: 단순 변심 반품과 교환")
    change(
        shop,
        RETURN,
        "  - id: 접수\n",
        "  - id: 인사\n    do: 인사한다.\n    next: 접수\n  - id: 접수\n",
    )
    line = _line(shop, RETURN, "refused: 거절기록")
    assert _found(shop) == [("CS506", RETURN, line, "sop:check")]


def test_a_name_that_is_gone_is_told_once(shop: Path) -> None:
    (shop / CHECK).unlink()
    impact = _impact(shop)
    wrong = [each for each in impact["concerned"] if each["grade"] == "wrong"]
    assert [(each["path"], len(each["places"])) for each in wrong if each["path"] == RETURN] == [
        (RETURN, 1)
    ]
    assert [code for code, *_ in _found(shop)] == ["CS601"]


def test_what_is_silenced_or_switched_off_is_not_told(shop: Path) -> None:
    reason = "# cscx: ignore[CS408] 따로 나눠 보낸다"
    change(shop, ACCEPTED, "  채팅: |", f"  {reason}\n  채팅: |")
    _commit(shop)
    change(shop, CHANNELS, "max_chars: 300", "max_chars: 20")
    assert {path for _, path, *_ in _found(shop)} == {REFUSED}
    change(shop, "cscx.toml", "[defaults]", '[lint.severity]\nCS408 = "off"\n\n[defaults]')
    assert _found(shop) == []


def test_of_several_changes_it_is_told_which_one_made_it_wrong(shop: Path) -> None:
    change(shop, CHECK, "end: refused", "end: resolved")
    change(shop, FACTS, "value: 7일", "value: 8일")
    assert "않습니다 (CS506, 바뀐 것: 절차 본인 확인)." in " ".join(_out(shop).split())


def test_where_a_file_cannot_be_read_nothing_is_checked_and_that_is_said(shop: Path) -> None:
    change(shop, CHECK, "end: refused", "end: resolved")
    change(shop, TERMS, "kind: terms", "<<<<<<< ours\nkind: terms")
    impact = _impact(shop)
    said = "읽지 못한 파일이 있어 바뀌지 않은 문서에 문제가 새로 생겼는지는 보지 않았습니다"
    assert impact["unchecked"].startswith(said)
    assert said in " ".join(_out(shop).split())
    assert said in _out(shop, "-f", "markdown")


def test_of_many_tables_it_is_said_that_they_were_not_proved(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cscx.cli.diff_findings._MOST_TABLES", 0)
    change(shop, FACTS, "value: 7일", "value: 6일")
    said = "얽힌 표가 1개나 되어 한도를 어기거나 답하지 않게 된 규칙이 있는지는 보지 않았습니다."
    assert said in " ".join(_out(shop).split())
    assert "in so many tables (1)" in " ".join(_out(shop, "--lang", "en").split())


def test_a_second_run_tells_the_same_from_what_was_kept(shop: Path) -> None:
    change(shop, CHECK, "status: active", "status: retired")
    first = _out(shop)
    assert "CS601" in first
    assert _out(shop) == first

"""`cscx review pack`: one page for the meeting, from approvals, dates and the history."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cscx.change.approvals.pack import Group, Section, shortened
from cscx.change.lines import Line
from cscx.messages import same
from tests.cli.program import AS_OF, change, cscx, git

FACTS = "sops/reference/facts.yaml"
REFUSED = "sops/scripts/refused.yaml"
RETURN = "sops/procedures/return.yaml"
ACCEPTED = "sops/scripts/accepted.yaml"
DESK = "sops/escalations/desk.yaml"
EVERYTHING = ("desk", "eligibility", "return", "accepted", "refused")

KOREAN = """\
# 2026-11-21 검토 회의

## 다시 승인할 것 3

**CS매니저**

- 반품 판정 (eligibility): 2026-09-01 승인 뒤 기준값 반품기한 7일 → 8일
- 단순 변심 반품 (return): 2026-09-01 승인 뒤 기준값 반품기한 7일 → 8일
- 반품 거절 안내 (refused): 2026-09-01 승인 뒤 기준값 반품기한 7일 → 8일

## 검토가 늦은 것 1

**CS정책**

- 반품 접수 안내 (accepted): 2026-09-01까지, 81일 지남

## 한 달 안에 검토할 것 1

**CS정책**

- 에스컬레이션 (desk): 2026-12-01까지

## 2026-10-21부터 바뀐 것 2

**기준값 반품기한**

- 반품기한이 7일에서 8일로 바뀌었습니다.

**판정표 반품 판정**

- 서로 다른 경우 6가지 가운데 1가지(17%)의 판정이 바뀌었습니다.
  - 불가 → 환불
    - 경과일 8일, 상품상태 정상
"""
ENGLISH = """\
Review of 2026-11-21

To be approved again 3
  CS매니저
    반품 판정 (eligibility): since 2026-09-01: fact 반품기한: 7일 → 8일
    단순 변심 반품 (return): since 2026-09-01: fact 반품기한: 7일 → 8일
    반품 거절 안내 (refused): since 2026-09-01: fact 반품기한: 7일 → 8일

Reviews overdue 1
  CS정책
    반품 접수 안내 (accepted): was due on 2026-09-01, 81 d ago

Reviews due within a month 1
  CS정책
    에스컬레이션 (desk): due on 2026-12-01

Changed since 2026-10-21 2
  Fact 반품기한
    반품기한 changed from 7일 to 8일.
  Table 반품 판정
    1 of 6 kinds of cases (17%) is decided differently.
      불가 → 환불
        경과일 8 days, 상품상태 정상
"""


@pytest.fixture
def history(clean: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything was approved in September; the deadline of returns moved in November."""
    change(clean, ACCEPTED, "reviewed: 2026-10-01", "reviewed: 2026-03-01")
    change(clean, DESK, "reviewed: 2026-10-01", "reviewed: 2026-06-01")
    git(clean, "init", "-q", "-b", "main")
    _commit(clean, "2026-09-01", monkeypatch)
    day = ("--as-of", "2026-09-01")
    cscx("review", "approve", *EVERYTHING, "--as", "CS매니저", *day, folder=clean)
    _commit(clean, "2026-09-02", monkeypatch)
    change(clean, FACTS, "value: 7일", "value: 8일")
    _commit(clean, "2026-11-10", monkeypatch)
    return clean


def _commit(root: Path, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T12:00:00+09:00")
    monkeypatch.setenv("GIT_AUTHOR_DATE", f"{day}T12:00:00+09:00")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", day)


def _pack(root: Path, *args: str) -> str:
    return cscx("review", "pack", *args, *AS_OF, folder=root).out


def test_the_pack_of_a_month(history: Path) -> None:
    assert _pack(history, "-f", "markdown") == KOREAN
    assert _pack(history, "--lang", "en") == ENGLISH


def test_what_changed_before_the_last_meeting_is_left_out(history: Path) -> None:
    assert "바뀐 것" not in _pack(history, "--since", "2026-11-11")
    assert "2026-11-10부터 바뀐 것" in _pack(history, "--since", "2026-11-10")


def test_what_is_past_its_date_stands_by_owner(history: Path) -> None:
    change(history, REFUSED, "effective: 2026-03-01", "effective: 2026-03-01\nuntil: 2026-11-01")
    out = _pack(history)
    assert "날짜가 지난 것 1\n  CS정책\n    sops/scripts/refused.yaml:7 CS314 " in out


def test_without_history_it_says_so_and_tells_the_rest(clean: Path) -> None:
    done = cscx("review", "pack", *AS_OF, folder=clean)
    assert done.out == (
        "2026-11-21 검토 회의\n검토할 것이 없습니다.\n\n"
        "git 저장소가 아니어서 무엇이 바뀌었는지 알 수 없습니다.\n"
    )


def test_a_history_that_begins_later_is_told_from_its_first_commit(history: Path) -> None:
    said = "2026-08-01 전의 커밋이 없어, 이력이 시작되는 2026-09-01의 첫 커밋부터 바뀐 것입니다."
    for format_ in ("text", "markdown"):
        out = " ".join(_pack(history, "--since", "2026-08-01", "-f", format_).split())
        assert said in out
        assert "반품기한이 7일에서 8일로 바뀌었습니다." in out
    data = json.loads(_pack(history, "--since", "2026-08-01", "-f", "json"))
    assert data["changed"][0]["name"] == "반품기한"
    assert data["unknown"].startswith(said)


def test_a_version_whose_settings_cannot_be_used_leaves_the_rest_of_the_pack(
    history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = (history / "cscx.toml").read_text(encoding="utf-8")
    (history / "cscx.toml").write_text(
        settings.replace("format = 1", "format = 9"), encoding="utf-8"
    )
    _commit(history, "2026-10-15", monkeypatch)
    (history / "cscx.toml").write_text(settings, encoding="utf-8")
    out = _pack(history)
    assert "다시 승인할 것" in out
    assert "설정을 쓸 수 없습니다. 설정의 format은 9인데" in out


def test_a_document_that_cannot_be_read_is_named_beside_the_pack(history: Path) -> None:
    (history / REFUSED).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    done = cscx("review", "pack", *AS_OF, folder=history)
    assert done.err == (f"읽지 못한 파일 1개는 빠졌습니다: {REFUSED}. 까닭은 cscx lint로 보세요.\n")


def test_a_reworded_script_is_told_word_by_word(history: Path) -> None:
    change(history, ACCEPTED, "반품 접수했어요.", "반품을 받았어요.")
    git(history, "commit", "-q", "-a", "-m", "words")
    assert "[-반품 접수했어요-]{+반품을 받았어요+}. 배송비" in _pack(history)
    comment = _pack(history, "-f", "markdown")
    assert (
        "  > {고객명} 고객님, <del>반품 접수했어요</del><ins>반품을 받았어요</ins>. "
        in comment.replace("\\", "")
    )
    data = json.loads(_pack(history, "-f", "json"))
    marks = [mark for each in data["changed"] for line in each["lines"] for mark in line["marks"]]
    assert marks[1:3] == [["old", "반품 접수했어요"], ["new", "반품을 받았어요"]]


def test_json_holds_the_same(history: Path) -> None:
    data = json.loads(_pack(history, "-f", "json"))
    assert [each["id"] for each in data["suspect"]] == ["eligibility", "return", "refused"]
    assert [each["id"] for each in data["overdue"]] == ["accepted"]
    assert [each["id"] for each in data["upcoming"]] == ["desk"]
    assert data["changed"][0]["name"] == "반품기한"
    assert data["changed"][0]["text"] == ["반품기한이 7일에서 8일로 바뀌었습니다."]


def test_titles_are_no_markup(history: Path) -> None:
    change(history, RETURN, "title: 단순 변심 반품", "title: '@모두 <b>반품</b>'")
    out = _pack(history, "-f", "markdown")
    assert "\\@모두 \\<b\\>반품\\</b\\> (return)" in out


def test_long_lists_are_shortened_unless_everything_is_asked_for(
    history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = "".join(
        f"  덤{number}: {{value: {number}일, source: 계약서, effective: 2026-03-01}}\n"
        for number in range(1, 121)
    )
    facts = history / FACTS
    facts.write_text(facts.read_text(encoding="utf-8") + more, encoding="utf-8")
    _commit(history, "2026-11-15", monkeypatch)
    short, every = _pack(history), _pack(history, "--all")
    assert "바뀐 것 122" in short
    assert "그 밖에 22건. 모두 보기: cscx review pack --all" in short
    assert "--all" not in every
    assert every.count("새로 생겼습니다") == 120
    assert 98 <= short.count("새로 생겼습니다") <= 100
    assert "그 밖에 22건" in _pack(history, "-f", "markdown")
    assert len(json.loads(_pack(history, "-f", "json"))["changed"]) == 122


def test_a_part_by_roles_is_shortened_by_its_lines() -> None:
    groups = tuple(Group(same(name), (Line(same(name)),) * 3) for name in ("가", "나", "다"))
    part = shortened(Section(same("검토"), 9, groups), 4)
    assert [len(group.lines) for group in part.groups] == [3, 1]
    assert part.left_out == 5

"""What decides otherwise is told before what is only worded otherwise, in every report."""

from __future__ import annotations

from pathlib import Path

import pytest

from cscx.change.approvals.pack import Pack
from cscx.change.approvals.pack import sections as packed
from cscx.change.chronicle import LogEntry, told
from cscx.change.diff import Diff, diff
from cscx.change.sections import sections
from cscx.publish.log_rows import shown
from tests.change.judged import corpus_of, reference, reference_texts
from tests.cli.program import AS_OF, change, cscx
from tests.training.conftest import DAY

FACTS = "sops/reference/facts.yaml"
ROLES = "sops/reference/roles.yaml"
TIER = ("      골드: 14일\n", "      골드: 20일\n")
REACH = ("내선 1100", "내선 1177")
DECIDING = ["fact", "exception", "exception", "role", "escalation", "escalation"]


def _reworded() -> dict[str, str]:
    """Every script with a word more."""
    texts = reference_texts()
    scripts = {path: texts[path] for path in texts if path.startswith("sops/scripts/")}
    return {path: text.replace("요", "요요", 1) for path, text in scripts.items()}


def _edited(path: str, old: str, new: str) -> dict[str, str]:
    text = reference_texts()[path]
    assert old in text
    return {path: text.replace(old, new, 1)}


def _changed(*edits: dict[str, str]) -> Diff:
    files = {path: text for edit in edits for path, text in edit.items()}
    return diff(reference(), corpus_of(reference(), files))


@pytest.fixture(scope="module")
def much() -> Diff:
    """A limit and a contact changed beside the wording of every script."""
    return _changed(_edited(FACTS, *TIER), _edited(ROLES, *REACH), _reworded())


def test_tables_and_matrices_stand_right_behind_what_moves_them(much: Diff) -> None:
    found = sections(much)
    assert [section.subject.kind for section in found[:6]] == DECIDING
    assert {section.subject.kind for section in found[6:]} == {"script"}
    assert len(found) > 100


def test_the_change_log_keeps_what_decides_of_a_commit_with_many_words(much: Diff) -> None:
    rows = tuple(told(much, reference(), reference()))
    kept = shown(LogEntry("2026-11-21", "many", rows))
    assert [row.kind for row in kept] == DECIDING


def test_the_review_pack_tells_what_decides_first(much: Diff) -> None:
    (section,) = packed(Pack(reference(), (), (), DAY, much))
    kinds = [group.heading.en.split()[0] for group in section.groups]
    assert kinds[:6] == ["Fact", "Table", "Table", "Role", "Escalation", "Escalation"]
    assert set(kinds[6:]) == {"Script"}


def test_a_table_moved_by_two_facts_stands_behind_both_once() -> None:
    texts = _edited(FACTS, *TIER)
    limit = ("  반품기한:\n    value: 7일", "  반품기한:\n    value: 8일")
    assert limit[0] in texts[FACTS]
    found = sections(_changed({FACTS: texts[FACTS].replace(*limit)}))
    names = [section.subject.name for section in found]
    assert len(names) == len(set(names))
    (both,) = [s for s in found if s.subject.name == "return-eligibility"]
    causes = [each.name for each in both.tables[0].through]
    assert sorted(causes) == ["교환연장기한", "반품기한"]
    assert max(map(names.index, causes)) < names.index("return-eligibility")
    kinds = [section.subject.kind for section in found]
    assert kinds == ["fact", "sop", "sop", "fact", "exception", "exception"]


def test_what_does_something_else_stands_before_words_and_behind_decisions() -> None:
    script = "sops/scripts/return-refused.yaml"
    found = sections(
        _changed(
            _edited(FACTS, *TIER),
            _edited(script, "요", "요요"),
            _edited("sops/reference/kpis.yaml", "target: ", "target: 1"),
        )
    )
    assert [section.subject.kind for section in found] == [
        "fact",
        "exception",
        "exception",
        "kpi",
        "script",
    ]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_long_report_begins_with_what_decides(repository: Path, form: str) -> None:
    for path, text in _reworded().items():
        (repository / path).write_text(text, encoding="utf-8")
    change(repository, FACTS, *TIER)
    change(repository, ROLES, *REACH)
    out = cscx("diff", *AS_OF, "-f", form, folder=repository).out
    told = (
        "기준값 등급별 교환 기한",
        "판정표 단순 변심 반품·교환 판정",
        "판정표 반품 배송비 판정",
        "역할 파트장",
        "에스컬레이션 위기 에스컬레이션",
        "에스컬레이션 CS 에스컬레이션",
        "\n스크립트 " if form == "text" else "#### 스크립트 ",
    )
    places = [out.index(each) for each in told]
    assert places == sorted(places)

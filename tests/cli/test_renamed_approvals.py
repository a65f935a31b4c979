"""Approvals hold when a document or item only gets another name, and impact finds what uses it by that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import AS_OF, change, commit, cscx, git, in_git

EVERYTHING = ("desk", "eligibility", "return", "accepted", "refused")
BY_MANAGER = ("--as", "CS매니저", *AS_OF)
TABLE = "sops/exceptions/eligibility.yaml"
NEW_TABLE = "sops/exceptions/judging.yaml"
TRACK = "training/first-week.yaml"
RETURN = "sops/procedures/return.yaml"


@pytest.fixture
def approved(clean: Path) -> Path:
    """A clean knowledge base in git with every document approved."""
    in_git(clean)
    cscx("review", "approve", *EVERYTHING, *BY_MANAGER, folder=clean)
    commit(clean, "approve")
    return clean


@pytest.fixture
def renamed(approved: Path) -> Path:
    """The same with a table under another name, and what refers to it and its approvals moved along."""
    git(approved, "mv", TABLE, NEW_TABLE)
    git(approved, "mv", "reviews/eligibility.yaml", "reviews/judging.yaml")
    change(approved, RETURN, "decide: eligibility", "decide: judging")
    change(approved, TRACK, "eligibility", "judging")
    return approved


def _states(root: Path) -> dict[str, str]:
    status = json.loads(cscx("review", "status", *AS_OF, "-f", "json", folder=root).out)
    return {each["id"]: each["state"] for each in status["documents"]}


def _diff(root: Path) -> Any:
    return json.loads(cscx("diff", "HEAD", *AS_OF, "-f", "json", folder=root).out)


def test_a_renamed_document_and_all_that_refers_to_it_stay_approved(renamed: Path) -> None:
    assert set(_states(renamed).values()) == {"approved"}
    assert _diff(renamed)["approvals"] is None
    done = cscx("lint", *AS_OF, folder=renamed)
    assert (done.code, "CS3" in done.out) == (0, False)


def test_approved_again_under_its_new_name_it_stays_so_beside_older_approvals(
    renamed: Path,
) -> None:
    commit(renamed, "rename")
    change(renamed, NEW_TABLE, "because: 쓴 상품이다", "because: 이미 쓴 상품이다")
    commit(renamed, "reason")
    assert _states(renamed) == {
        "desk": "approved",
        "judging": "suspect",
        "return": "suspect",
        "accepted": "approved",
        "refused": "approved",
    }
    out = cscx("lint", *AS_OF, folder=renamed).out
    assert "CS매니저가 2026-11-21에 승인한 뒤 바뀌었습니다: 판정표 ‘반품 판정’." in out
    cscx("review", "approve", "judging", *BY_MANAGER, folder=renamed)
    assert 'document: "judging"' in (renamed / "reviews/judging.yaml").read_text(encoding="utf-8")
    commit(renamed, "approve")
    cscx("review", "approve", "return", *BY_MANAGER, folder=renamed)
    assert set(_states(renamed).values()) == {"approved"}


def test_a_renamed_fact_with_its_value_keeps_the_approvals_of_what_prints_it(
    approved: Path,
) -> None:
    for file in (approved / "sops").rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("반품기한", "반품신청기한"), encoding="utf-8")
    assert set(_states(approved).values()) == {"approved"}
    assert _diff(approved)["approvals"] is None
    change(approved, "sops/reference/facts.yaml", "value: 7일", "value: 8일")
    assert _states(approved)["refused"] == "suspect"
    assert _states(approved)["accepted"] == "approved"


def test_another_target_that_says_something_else_is_no_rename(approved: Path) -> None:
    (approved / "sops/scripts/declined.yaml").write_text(
        (approved / "sops/scripts/refused.yaml")
        .read_text(encoding="utf-8")
        .replace("이 지났", "을 넘었"),
        encoding="utf-8",
    )
    (approved / "sops/scripts/refused.yaml").unlink()
    change(approved, RETURN, "say: refused", "say: declined")
    assert _states(approved)["return"] == "suspect"


def test_approvals_that_were_left_behind_are_told_as_left_over(renamed: Path) -> None:
    git(renamed, "mv", "reviews/judging.yaml", "reviews/eligibility.yaml")
    assert _states(renamed)["judging"] == "missing"
    assert _states(renamed)["return"] == "approved"
    out = cscx("review", "status", *AS_OF, folder=renamed).out
    assert "문서가 없어진 승인 1개\n  reviews/eligibility.yaml\n" in out
    (needed,) = _diff(renamed)["approvals"]["needed"]
    assert needed["subject"]["name"] == "judging"


def test_approvals_copied_from_a_document_that_is_still_there_say_nothing(approved: Path) -> None:
    copied = (approved / "reviews/refused.yaml").read_bytes()
    (approved / "reviews/accepted.yaml").write_bytes(copied)
    done = cscx("lint", *AS_OF, folder=approved)
    assert (done.code, "CS320" in done.out) == (1, True)


def test_the_impact_of_another_name_is_who_uses_it_by_that_name(renamed: Path) -> None:
    impact = _diff(renamed)["impact"]
    assert [(e["grade"], e["subject"]["name"]) for e in impact["concerned"]] == [
        ("mentions", "return")
    ]
    assert [each["subject"]["name"] for each in impact["tracks"]] == ["first-week"]
    assert "기대는 것이 없습니다" not in cscx("diff", "HEAD", *AS_OF, folder=renamed).out

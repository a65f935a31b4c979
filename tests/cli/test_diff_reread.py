"""`cscx diff`: what a document says of itself makes nobody reread what refers to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import AS_OF, change, cscx, in_git

FACTS = "sops/reference/facts.yaml"
RETURN = "sops/procedures/return.yaml"
CALLER = "sops/procedures/caller.yaml"


@pytest.fixture
def called(clean: Path) -> Path:
    """A knowledge base in git, in which a procedure and a scenario call another."""
    text = (clean / RETURN).read_text(encoding="utf-8")
    head, steps = text.split("steps:\n")
    head = head.replace("title: 단순 변심 반품", "title: 부르는 절차")
    (clean / CALLER).write_text(
        f"{head}steps:\n  - id: 부름\n    call: return\n    end: resolved\n", encoding="utf-8"
    )
    (clean / RETURN).write_text(
        f"{head.replace('부르는 절차', '단순 변심 반품')}steps:\n{steps}"
        "done_when:\n  - 적었다\ndo_not:\n  - 다시 묻지 않는다\n  - 먼저 끊지 않는다\n",
        encoding="utf-8",
    )
    (clean / "scenarios").mkdir(exist_ok=True)
    (clean / "scenarios/a.feature").write_text(
        "# language: ko\n기능: 반품\n  시나리오: 하나\n    만일 return 절차를 따라가면\n",
        encoding="utf-8",
    )
    return in_git(clean)


def _grades(root: Path) -> dict[str, str]:
    data = json.loads(cscx("diff", "HEAD", "-f", "json", *AS_OF, folder=root).out)
    found = data["impact"]
    graded = {each["subject"]["name"]: each["grade"] for each in found["concerned"]}
    return graded | {each["path"]: each["grade"] for each in found["beside"]}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("effective: 2026-03-01", "effective: 2026-04-01"),
        ("owner: CS정책", "owner: CS매니저"),
        ("  - 다시 묻지 않는다\n", ""),
        ("  - 적었다", "  - 다 적었다"),
    ],
)
def test_what_a_procedure_says_of_itself_is_no_reason_to_reread_its_callers(
    called: Path, old: str, new: str
) -> None:
    change(called, RETURN, old, new)
    assert _grades(called) == {"caller": "mentions", "scenarios/a.feature": "mentions"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("reviewed: 2026-10-01", "reviewed: 2026-11-01"),
        ("owner: CS정책", "owner: CS정책\napprovers: [CS매니저, 파트장]"),
    ],
)
def test_when_a_procedure_was_reviewed_and_who_approves_it_concerns_no_caller(
    called: Path, old: str, new: str
) -> None:
    change(called, RETURN, old, new)
    assert _grades(called) == {}


def test_a_procedure_that_comes_into_force_only_later_is_wrong_where_it_is_called_till_then(
    called: Path,
) -> None:
    change(called, RETURN, "effective: 2026-03-01", "effective: 2027-01-01")
    assert _grades(called) == {"caller": "wrong", "scenarios/a.feature": "reread"}
    assert "시행하므로 그전에는" in cscx("diff", "HEAD", *AS_OF, folder=called).out


def test_a_step_that_leads_elsewhere_is_to_be_reread_where_it_is_called(called: Path) -> None:
    change(called, RETURN, "      아니오: 거절기록", "      아니오: 기록")
    assert _grades(called) == {"caller": "reread", "scenarios/a.feature": "reread"}


def test_another_label_of_a_fact_is_no_reason_to_reread_what_decides_by_it(called: Path) -> None:
    change(called, FACTS, "    value: 7일\n", "    value: 7일\n    label: 받는 기한\n")
    assert set(_grades(called).values()) == {"mentions"}

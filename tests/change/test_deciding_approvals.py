"""An approval of a table or matrix covers what comes out: tables before it, their facts, the calendar."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cscx.change.approvals.fingerprint import Fingerprints
from cscx.content.loading import read_corpus
from cscx.content.reviews import Approval, Review, path_of, review_text
from cscx.settings import load
from tests.cli.program import AS_OF, change, commit, cscx, git
from tests.rules.harness import AS_OF as DAY

FEE = "return-shipping-fee"
ELIGIBILITY = "sops/exceptions/return-eligibility.yaml"
FACTS = "sops/reference/facts.yaml"
CALENDAR = "sops/reference/calendar.yaml"
MATRIX = "cs-escalation"


@pytest.fixture
def started(repository: Path) -> Iterator[Path]:
    """The reference knowledge base, whose commits of a test are taken back."""
    first = git(repository, "rev-parse", "HEAD").strip()
    yield repository
    git(repository, "reset", "-q", "--hard", first)


def _approved(root: Path, *names: str) -> None:
    for name in names:
        done = cscx("review", "approve", name, "--as", "CS매니저", *AS_OF, folder=root)
        assert (done.code, done.err) == (0, "")
    commit(root, "approve")


def _states(root: Path, *names: str) -> dict[str, str]:
    status = json.loads(cscx("review", "status", *AS_OF, "-f", "json", folder=root).out)
    return {each["id"]: each["state"] for each in status["documents"] if each["id"] in names}


def _needed(root: Path) -> dict[str, Any]:
    out = cscx("diff", "HEAD", *AS_OF, "-f", "json", folder=root).out
    return {e["subject"]["name"]: e for e in json.loads(out)["approvals"]["needed"]}


def _gold_longer(root: Path) -> None:
    change(
        root,
        FACTS,
        "골드: 14일\n      VIP: 21일\n    label: 등급별 교환",
        "골드: 20일\n      VIP: 21일\n    label: 등급별 교환",
    )


def test_a_table_that_another_before_it_moves_is_suspect_and_told_why(started: Path) -> None:
    _approved(started, FEE, "return-eligibility")
    _gold_longer(started)
    assert _states(started, FEE) == {FEE: "suspect"}
    fee = _needed(started)[FEE]
    assert (fee["own"], fee["through"]) == (False, ["fact:교환연장기한"])
    assert fee["signatures"][0]["state"] == "suspect"
    (told,) = fee["signatures"][0]["changed"]
    for part in ("교환연장기한", "골드 14일", "골드 20일"):
        assert part in told
    assert "CS318" in cscx("lint", f"sops/exceptions/{FEE}.yaml", *AS_OF, folder=started).out


def test_without_approvals_a_table_that_another_moves_asks_its_approver_all_the_same(
    started: Path,
) -> None:
    _gold_longer(started)
    assert _needed(started)[FEE]["through"] == ["fact:교환연장기한"]


def test_other_words_of_a_table_move_none_behind_it(started: Path) -> None:
    _approved(started, FEE)
    text = (started / ELIGIBILITY).read_text(encoding="utf-8")
    line = next(each for each in text.splitlines() if each.strip().startswith("because:"))
    change(started, ELIGIBILITY, line, f"{line} 다시 쓴 까닭")
    assert _states(started, FEE) == {FEE: "approved"}
    assert FEE not in _needed(started)


def test_a_matrix_that_calls_by_business_hours_rests_on_the_calendar(started: Path) -> None:
    _approved(started, MATRIX, FEE)
    change(started, CALENDAR, "09:00-18:00", "09:00-17:00")
    assert _states(started, MATRIX, FEE) == {MATRIX: "suspect", FEE: "approved"}
    needed = _needed(started)
    assert FEE not in needed
    assert needed[MATRIX]["through"] == ["calendar:calendar"]
    assert needed[MATRIX]["signatures"][0]["changed"] == ["달력"]
    out = cscx("diff", "HEAD", *AS_OF, folder=started).out
    assert "다시 승인(달력)" in " ".join(out.split())


def test_approvals_of_the_first_version_hold_for_what_they_covered(started: Path) -> None:
    _approved_by_version_1(started, FEE, "return-refused", MATRIX)
    assert _states(started, FEE, "return-refused", MATRIX) == {
        FEE: "suspect",
        "return-refused": "approved",
        MATRIX: "suspect",
    }
    status = cscx("review", "status", MATRIX, *AS_OF, folder=started).out
    assert "달력(이제 함께 승인함)" in status
    english = cscx("review", "status", MATRIX, "--lang", "en", *AS_OF, folder=started).out
    assert "calendar (now approved along with it)" in english
    _approved(started, MATRIX)
    assert _states(started, MATRIX) == {MATRIX: "approved"}


def _approved_by_version_1(root: Path, *names: str) -> None:
    corpus = read_corpus(root, load(root), as_of=DAY)
    (root / "reviews").mkdir()
    for name in names:
        entry = corpus.find("document", name)
        assert entry is not None
        made = Fingerprints(corpus).of(entry.document, 1)
        approval = Approval(
            by="CS매니저",
            on="2026-10-01",
            version=1,
            fingerprint=made.digest,
            parts={part: each.digest for part, each in made.parts.items()},
            uses={used: each.value for used, each in made.uses.items()},
        )
        text = review_text(Review(document=name, approvals=(approval,)))
        (root / path_of(name)).write_text(text, encoding="utf-8")
    commit(root, "approved by an earlier version")

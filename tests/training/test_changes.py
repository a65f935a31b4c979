"""A change of policy retires exactly the items that it made wrong; a change of words none."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import pytest

from cscx.content.loading import read_corpus
from cscx.content.policies import Policies
from cscx.settings import load
from cscx.training.bank import Bank, bank_of
from cscx.training.changes import Change, changes
from cscx.training.judge import Judge
from tests.training import edits, oracle
from tests.training.conftest import DAY, ROOT

FEW, MANY = 2, 110
NUMBERS = [
    pytest.param(number, marks=pytest.mark.long if number >= FEW else ()) for number in range(MANY)
]
FACTS = "sops/reference/facts.yaml"


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return oracle.read(ROOT)


def _after(changed: Mapping[str, str]) -> Policies:
    unsaved = {path: text.encode() for path, text in changed.items()}
    return Policies(read_corpus(ROOT, load(ROOT), as_of=DAY, unsaved=unsaved))


def _compared(old: Bank, policies: Policies) -> dict[str, Change]:
    new = bank_of(policies)
    return {each.item.id: each.change for each in changes(old, new, Judge(policies))}


def _retired(found: Mapping[str, Change]) -> set[str]:
    return {id_ for id_, change in found.items() if change.retires}


def _named(texts: Mapping[str, str], items: list[dict[str, Any]]) -> set[str]:
    """The items that the independent evaluator says are wrong now."""
    return set(oracle.retired(oracle.Kb(texts), items))


def test_nothing_changes_where_nothing_changed(bank: Bank, policies: Policies) -> None:
    assert _compared(bank, policies) == {}


def test_a_shorter_deadline_retires_what_a_hand_names(
    bank: Bank, items: list[dict[str, Any]], texts: dict[str, str]
) -> None:
    changed = texts[FACTS].replace(
        "    value: 7일\n    label: 단순 변심 반품 기한",
        "    value: 6일\n    label: 단순 변심 반품 기한",
    )
    assert changed != texts[FACTS]
    found = _compared(bank, _after({FACTS: changed}))
    retired = _retired(found)
    assert retired == _named({**texts, FACTS: changed}, items)
    own = [bank.by_id[id_] for id_ in retired if bank.by_id[id_].subject == "return-eligibility"]
    assert own
    # Only what lay on the seventh day itself is answered otherwise.
    assert {item.case["경과일"] for item in own} == {7}
    eighth = [
        item
        for item in bank.items
        if item.subject == "return-eligibility"
        and item.case.get("경과일") == 8
        and item.axis == "경과일"
    ]
    assert eighth
    assert not retired & {item.id for item in eighth}
    assert Change.NEW in found.values()
    assert any(found.get(item.id) is Change.NO_LONGER_BOUNDARY for item in eighth)


def test_a_rule_that_is_gone_leaves_orphans_or_other_keys(
    bank: Bank, items: list[dict[str, Any]], texts: dict[str, str]
) -> None:
    path = "sops/scripts/abuse-warning-1.yaml"
    text = texts[path]
    start, end = text.index("instead:"), text.index("replies:")
    changed = text[:start] + text[end:]
    found = _compared(bank, _after({path: changed}))
    assert _retired(found) == _named({**texts, path: changed}, items)
    assert Change.ORPHAN in found.values()


@pytest.mark.parametrize("number", NUMBERS)
def test_an_edit_retires_exactly_what_brute_force_names(
    number: int, bank: Bank, items: list[dict[str, Any]], texts: dict[str, str]
) -> None:
    edit = edits.meaning(texts, random.Random(number))  # noqa: S311 - no secret
    found = _compared(bank, _after({edit.path: edit.text}))
    named = _named({**texts, edit.path: edit.text}, items)
    told = {
        id_: (bank.by_id[id_].template, bank.by_id[id_].case) for id_ in _retired(found) ^ named
    }
    assert told == {}, edit.what


@pytest.mark.parametrize("number", NUMBERS)
def test_a_rewording_retires_nothing(number: int, bank: Bank, texts: dict[str, str]) -> None:
    edit = edits.wording(texts, random.Random(number))  # noqa: S311 - no secret
    found = _compared(bank, _after({edit.path: edit.text}))
    assert set(found.values()) <= {Change.TEXT_ONLY}, edit.what

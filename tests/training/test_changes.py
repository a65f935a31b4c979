"""A change of policy retires exactly the items that it made wrong."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import pytest

from cscx.content.policies import Policies
from cscx.training.bank import Bank
from cscx.training.changes import Change
from tests.training import edits, oracle
from tests.training.comparing import NUMBERS, after, compared

FACTS = "sops/reference/facts.yaml"


def _retired(found: Mapping[str, Change]) -> set[str]:
    return {id_ for id_, change in found.items() if change.retires}


def _named(texts: Mapping[str, str], items: list[dict[str, Any]]) -> set[str]:
    """The items that the independent evaluator says are wrong now."""
    return set(oracle.retired(oracle.Kb(texts), items))


def test_nothing_changes_where_nothing_changed(bank: Bank, policies: Policies) -> None:
    assert compared(bank, policies) == {}


def test_a_shorter_deadline_retires_what_a_hand_names(
    bank: Bank, items: list[dict[str, Any]], texts: dict[str, str]
) -> None:
    changed = texts[FACTS].replace(
        "    value: 7일\n    label: 단순 변심 반품 기한",
        "    value: 6일\n    label: 단순 변심 반품 기한",
    )
    assert changed != texts[FACTS]
    found = compared(bank, after({FACTS: changed}))
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
    found = compared(bank, after({path: changed}))
    assert _retired(found) == _named({**texts, path: changed}, items)
    assert Change.ORPHAN in found.values()


@pytest.mark.parametrize("number", NUMBERS)
def test_an_edit_retires_exactly_what_brute_force_names(
    number: int, bank: Bank, items: list[dict[str, Any]], texts: dict[str, str]
) -> None:
    edit = edits.meaning(texts, random.Random(number))  # noqa: S311 - no secret
    found = compared(bank, after({edit.path: edit.text}))
    named = _named({**texts, edit.path: edit.text}, items)
    told = {
        id_: (bank.by_id[id_].template, bank.by_id[id_].case) for id_ in _retired(found) ^ named
    }
    assert told == {}, edit.what

"""Every key of the reference bank is right, and every distractor wrong."""

from __future__ import annotations

import copy
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cscx.content.policies import Policies
from cscx.training.bank import Bank, bank_of
from cscx.training.checks import truth
from cscx.training.items.item import Item
from cscx.training.judge import Judge
from cscx.training.scope import documents_of
from tests.training import keys
from tests.training import oracle as independent
from tests.training.conftest import ROOT

Items = list[dict[str, Any]]
TYPES = {
    "boundary", "case", "next_action", "before", "order", "escalate", "handoff", "say_dont",
    "numeric", "term", "law", "written",
}  # fmt: skip


@pytest.fixture(scope="module")
def oracle() -> independent.Oracle:
    return independent.Oracle(independent.Kb(independent.read(ROOT)))


def _wrong(oracle: independent.Oracle, items: Items) -> list[str]:
    return list(independent.retired(oracle.kb, items))


def test_the_evaluator_shares_no_code_with_the_tool() -> None:
    lines = Path(independent.__file__).read_text("utf-8").splitlines()
    imported = [line for line in lines if line.startswith(("import ", "from "))]
    assert imported
    assert not any("cscx" in line for line in imported)


def test_an_independent_evaluator_derives_every_key_and_no_second_one(
    oracle: independent.Oracle, items: Items
) -> None:
    assert _wrong(oracle, items) == []


def test_wrong_and_double_keys_are_counted_apart(oracle: independent.Oracle, items: Items) -> None:
    item = copy.deepcopy(items[0])
    item["options"][1]["verdict"] = "right"
    other = copy.deepcopy(items[1])
    for option in other["options"]:
        option["verdict"] = "wrong"
    found = keys.count(oracle.kb, [item, other, items[2]])
    assert found == keys.Count(3, (item["id"],), (other["id"],))


def test_the_evaluator_names_every_item_whose_key_is_moved(
    oracle: independent.Oracle, items: Items
) -> None:
    moved = []
    for item in items:
        wrong = copy.deepcopy(item)
        key = next(option for option in wrong["options"] if option["verdict"] == "right")
        other = next(option for option in wrong["options"] if option["verdict"] == "wrong")
        key["verdict"], other["verdict"] = "wrong", "right"
        moved.append(wrong)
    assert _wrong(oracle, moved) == [item["id"] for item in items]


def test_the_check_of_the_tool_names_them_too(bank: Bank, policies: Policies) -> None:
    judge = Judge(policies)
    asked = [item for item in bank.items if item.type != "written"]
    alive = [
        item.id
        for item in asked
        for mutant in _mutants(item)
        if not list(truth.check(mutant, judge))
    ]
    assert alive == []


def _mutants(item: Item) -> list[Item]:
    """The item with each distractor taken for the key."""
    found = []
    for false in item.distractors:
        options = tuple(
            msgspec.structs.replace(
                option, verdict="right" if option.code == false.code else "wrong"
            )
            for option in item.options
        )
        found.append(msgspec.structs.replace(item, options=options))
    return found


def test_there_are_three_hundred_items_and_every_type(bank: Bank) -> None:
    counts = Counter(item.type for item in bank.items)
    assert set(counts) == TYPES
    assert sum(counts.values()) >= 300
    assert len(bank.by_id) == len(bank.items)


def test_a_computed_item_has_three_phrasings_three_options_a_reason_and_a_source(
    bank: Bank,
) -> None:
    for item in bank.items:
        if item.type == "written":
            continue
        assert len(set(item.stems)) >= 3, item.id
        assert 3 <= len(item.options) <= 5, item.id
        assert item.options[0].verdict == "right"
        assert all(option.feedback.ko and option.proof.trace.ko for option in item.options)
        assert item.sources
        assert item.sources[0].document
        assert item.depends_on


def test_a_boundary_item_names_the_answer_across_the_boundary(bank: Bank) -> None:
    for item in bank.items:
        if item.type == "boundary":
            assert "만약 " in item.why.ko, item.id
            assert item.axis in item.case


def test_no_text_shows_a_reference_or_an_empty_slot(bank: Bank) -> None:
    for item in bank.items:
        texts = [
            *item.stems,
            item.why,
            *(o.text for o in item.options),
            *(o.feedback for o in item.options),
        ]
        for text in texts:
            assert "<fact:" not in text.ko + text.en
            assert "None" not in text.ko + text.en
            assert text.ko.strip()
            assert text.en.strip()


@pytest.mark.parametrize(
    "name", ["return-change-of-mind", "track-new-agent", "cs-escalation", "facts"]
)
def test_a_bank_made_for_some_documents_is_that_part_of_the_whole(
    name: str, bank: Bank, policies: Policies
) -> None:
    documents = documents_of(policies.corpus, name) or frozenset({name})
    part = bank_of(policies, documents)
    assert part.items
    assert [item.id for item in part.items] == [item.id for item in bank.about(documents).items]
    assert part.fingerprint == bank.about(documents).fingerprint

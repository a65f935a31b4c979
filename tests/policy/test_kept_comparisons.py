"""A comparison that was kept says what it said; what a table is made of tells apart what must be told apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, seed

from cscx.content.kept_comparison import packed, unpacked
from cscx.content.table_identity import identity
from cscx.policy.compare.compare import Comparing
from cscx.policy.compare.comparison import Comparison
from cscx.policy.language.conditions import Changed
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.compile import compile_table
from cscx.policy.tables.definition import (
    ByTier,
    Facts,
    InputDefinition,
    OutputDefinition,
    RuleDefinition,
    TableDefinition,
)
from cscx.policy.tables.linker import link
from tests.policy.conftest import SEED
from tests.policy.conftest import tables as drawn
from tests.policy.random_tables import RandomTable
from tests.policy.test_compare_against_brute_force import versions


def _without_boxes(found: Comparison) -> Comparison:
    """What of a comparison is kept."""
    shifts = tuple(
        replace(shift, regions=tuple(replace(each, box=None) for each in shift.regions))
        for shift in found.shifts
    )
    return replace(found, shifts=shifts, view=None)


@seed(SEED)
@drawn(60)
@given(versions())
def test_a_kept_comparison_says_what_it_said(pair: tuple[RandomTable, RandomTable]) -> None:
    found = Comparing().compare(*(Chain(compile_table(each.definition), {}) for each in pair))
    blob = packed(found)
    assert blob is not None
    again = unpacked(blob, found.chains)
    assert again == _without_boxes(found)
    assert again is not None
    for one, other in zip(again.shifts, found.shifts, strict=True):
        for ours, theirs in (
            (one.change.before, other.change.before),
            (one.change.after, other.change.after),
        ):
            assert (ours and ours.answers) == (theirs and theirs.answers)


def _table(name: str, when: Mapping[str, Any], then: Any, **more: Any) -> TableDefinition:
    return TableDefinition(
        name,
        (
            InputDefinition("지난날", "integer", unit="일"),
            InputDefinition("경로", values=("앱", "웹")),
        )
        if "source" not in more
        else (InputDefinition("앞", source=more.pop("source")),),
        (OutputDefinition("답", "decimal" if isinstance(then, float) else None),),
        (RuleDefinition("하나", when, {"답": then}),),
        **more,
    )


def test_a_number_with_a_fraction_and_an_absent_value_are_kept() -> None:
    before, after = (
        replace(
            _table("t", {"지난날": "7일 이하"}, value),
            outputs=(OutputDefinition("답", "decimal"), OutputDefinition("말", optional=True)),
        )
        for value in (0.5, 2.5)
    )
    chains = [Chain(compile_table(each), {}) for each in (before, after)]
    found = Comparing().compare(*chains)
    blob = packed(found)
    assert blob is not None
    again = unpacked(blob, found.chains)
    assert again == _without_boxes(found)
    assert again is not None
    assert again.shifts[0].regions[0].was is not None
    assert again.shifts[0].regions[0].was[0].outcomes[0].values == (Fraction(1, 2), None)


def test_an_answer_that_is_a_formula_is_not_kept() -> None:
    before, after = (
        replace(
            _table("t", {"지난날": "7일 이하"}, f"= 지난날 * {times}"),
            outputs=(OutputDefinition("답", "integer", unit="일"),),
        )
        for times in (2, 3)
    )
    found = Comparing().compare(*(Chain(compile_table(each), {}) for each in (before, after)))
    assert found.status == "changed"
    assert packed(found) is None


def _facts(**values: str | ByTier) -> Facts:
    return values.get


FIRST = _table("first", {"지난날": "<fact:기한> 이하"}, "가", facts=_facts(기한="7일", 다른="1일"))
SECOND = _table("second", {"앞": "가"}, "나", source=("first", "답"), facts=FIRST.facts)


def _identity(first: TableDefinition, second: TableDefinition) -> bytes | None:
    return identity(second, {"first": first, "second": second})


@pytest.mark.parametrize(
    "changed",
    [
        lambda: (FIRST, replace(SECOND, hit="first")),
        lambda: (FIRST, replace(SECOND, rules=(replace(SECOND.rules[0], then={"답": "다"}),))),
        lambda: (replace(FIRST, rules=(replace(FIRST.rules[0], then={"답": "다"}),)), SECOND),
        lambda: (replace(FIRST, facts=_facts(기한="8일", 다른="1일")), SECOND),
        lambda: (
            replace(FIRST, facts=_facts(기한=ByTier("경로", {"앱": "7일", "웹": "8일"}))),
            SECOND,
        ),
        lambda: (replace(FIRST, facts=_facts(다른="1일")), SECOND),
        lambda: (
            replace(FIRST, inputs=(replace(FIRST.inputs[0], maximum=30), FIRST.inputs[1])),
            SECOND,
        ),
    ],
)
def test_what_a_table_rests_on_tells_it_apart(
    changed: Callable[[], tuple[TableDefinition, TableDefinition]],
) -> None:
    assert _identity(*changed()) != _identity(FIRST, SECOND)


def test_what_it_does_not_rest_on_does_not() -> None:
    other = _facts(기한="7일", 다른="99일")
    assert _identity(replace(FIRST, facts=other), replace(SECOND, facts=other)) == _identity(
        FIRST, SECOND
    )
    third = _table("third", {}, "라")
    assert identity(SECOND, {"first": FIRST, "second": SECOND, "third": third}) == _identity(
        FIRST, SECOND
    )
    assert link({"first": FIRST, "second": SECOND}, "second").table.fields


def test_a_table_that_was_mutated_has_no_digest() -> None:
    cell = Changed("7일 이하", lambda criterion: criterion)
    assert identity(_table("t", {"지난날": cell}, "가"), {}) is None

"""What a comparison of two tables says equals what trying every case says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import given, seed
from hypothesis import strategies as st

from cscx.policy.compare.compare import Comparing
from cscx.policy.compare.comparison import Comparison
from cscx.policy.decision.evaluate import read_facts
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.compile import compile_table
from cscx.policy.tables.definition import RuleDefinition
from tests.policy import brute
from tests.policy.conftest import SEED
from tests.policy.conftest import tables as drawn
from tests.policy.random_tables import (
    ANSWERS,
    ROLES,
    Draw,
    Meant,
    RandomTable,
    draw_table,
    questions,
)
from tests.policy.test_chains_against_brute_force import Chained, _verdict

NOTHING = {("none", ())}
"""What is said of a case that the first table leaves without an answer."""
HITS = ("unique", "first", "any", "priority")


@st.composite
def versions(draw: Draw) -> tuple[RandomTable, RandomTable]:
    """A table and what became of it: another one, one rule less, another outcome, or a new order."""
    asked = draw(questions())
    before = draw_table(draw, asked, draw(st.sampled_from(HITS)))
    kind = draw(st.sampled_from(["other", "less", "outcome", "order", "split", "same"]))
    if kind == "other":
        return before, draw_table(draw, asked, before.definition.hit)
    at = draw(st.integers(0, len(before.rules) - 1))
    rules, meant = list(before.definition.rules), list(before.rules)
    if kind == "less" and len(rules) > 1:
        del rules[at], meant[at]
    elif kind == "outcome":
        then = {"처리": draw(st.sampled_from(ANSWERS)), "승인": draw(st.sampled_from(ROLES))}
        rules[at] = replace(rules[at], then=then, alternatives=())
        meant[at] = Meant(meant[at].when, (then,))
    elif kind == "order":
        order = draw(st.permutations(range(len(rules))))
        rules, meant = [rules[i] for i in order], [meant[i] for i in order]
    elif kind == "split":
        rules, meant = _split(draw, before, at)
    definition = replace(before.definition, rules=tuple(rules))
    return before, RandomTable(definition, asked, tuple(meant), before.limits, before.otherwise)


def _split(draw: Draw, table: RandomTable, at: int) -> tuple[list[RuleDefinition], list[Meant]]:
    """A rule in two halves, the other half under another name; which changes nothing."""
    rules, meant = list(table.definition.rules), list(table.rules)
    question = draw(st.sampled_from(table.questions))
    name = question.definition.name
    if name in rules[at].when or question.definition.values == () or question.definition.type:
        return rules, meant
    first, *others = question.definition.values
    halves: list[tuple[Any, Any]] = [
        (first, lambda v: v == first),
        (list(others), lambda v: v in others),
    ]
    if question.definition.optional:
        halves.append(("없음", lambda v: v is None))
    made = [
        (
            replace(rules[at], id=f"{rules[at].id}-{index}", when={**rules[at].when, name: cell}),
            Meant({**meant[at].when, name: fits}, meant[at].outcomes),
        )
        for index, (cell, fits) in enumerate(halves)
    ]
    rules[at : at + 1] = [rule for rule, _ in made]
    meant[at : at + 1] = [each for _, each in made]
    return rules, meant


def _said(table: RandomTable, case: brute.Case) -> object:
    status, outcomes = brute.decide(table, case)
    return status if status == "conflict" else (status, outcomes)


def _told(found: Comparison, case: brute.Case, fields: Chain) -> bool:
    """Whether a case lies in a region that is said to have changed."""
    assert found.view is not None
    known = read_facts(fields, {name: point.given for name, point in case.items()})
    place = found.view.box(known)
    boxes = [r.box for shift in found.shifts for r in shift.regions if r.box is not None]
    return any(all(a & b for a, b in zip(place, box, strict=True)) for box in boxes)


@seed(SEED)
@drawn(150)
@given(versions())
def test_the_regions_told_hold_exactly_the_cases_decided_differently(
    pair: tuple[RandomTable, RandomTable],
) -> None:
    before, after = pair
    chains = [Chain(compile_table(each.definition), {}) for each in pair]
    found = Comparing().compare(*chains)
    assert found.complete
    differing = [case for case in after.cases() if _said(before, case) != _said(after, case)]
    assert found.status == ("changed" if differing else "same")
    for case in after.cases():
        assert _told(found, case, chains[1]) == (case in differing)


@seed(SEED)
@drawn(60)
@given(versions())
def test_the_example_of_a_region_is_decided_differently(
    pair: tuple[RandomTable, RandomTable],
) -> None:
    chains = [Chain(compile_table(each.definition), {}) for each in pair]
    found = Comparing().compare(*chains)
    for shift in found.shifts:
        for region in shift.regions:
            assert region.was is not None
            assert region.now is not None
            assert [a.meaning for a in region.was] != [a.meaning for a in region.now]


@st.composite
def chained_versions(draw: Draw) -> tuple[Chained, Chained]:
    """Two tables in a row, and both of them or one of them as they are now."""
    asked = draw(questions(2))
    shared = draw(st.lists(st.sampled_from(asked), max_size=1))
    first = draw_table(draw, asked, draw(st.sampled_from(HITS)), "first")
    second = draw_table(draw, (_verdict("판정"), *shared), draw(st.sampled_from(HITS)), "second")
    now = [first, second]
    for at, questions_ in ((0, asked), (1, (_verdict("판정"), *shared))):
        if draw(st.booleans()):
            name = ("first", "second")[at]
            now[at] = draw_table(draw, questions_, now[at].definition.hit, name)
    return Chained(first, second), Chained(*now)


def _answers(chained: Chained) -> dict[tuple[tuple[str, object], ...], set[object]]:
    """All that may be answered, by source case; left out where the first table has no answer."""
    found: dict[tuple[tuple[str, object], ...], set[object]] = {}
    for source, inner in chained.real_cases():
        key = tuple((name, repr(point)) for name, point in source.items())
        found.setdefault(key, set()).add(_said(chained.second, inner))
    return found


def _keys(chained: Chained) -> Iterator[tuple[tuple[str, object], ...]]:
    for case in (*(case for case, _ in chained.real_cases()), *chained.dropped_cases()):
        yield tuple((name, repr(point)) for name, point in case.items())


@seed(SEED)
@drawn(80)
@given(chained_versions())
def test_a_table_behind_another_changes_exactly_when_a_real_case_is_answered_differently(
    pair: tuple[Chained, Chained],
) -> None:
    before, after = pair
    found = Comparing().compare(before.chain, after.chain)
    was, now = _answers(before), _answers(after)
    differs = any(was.get(key, NOTHING) != now.get(key, NOTHING) for key in {*_keys(before)})
    assert found.complete
    assert found.status == ("changed" if differs else "same")

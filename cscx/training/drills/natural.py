"""Cases as they happen: with the facts of owners' examples, and round amounts, on the very same way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from cscx.policy.language.problem import ProblemError, TableError
from cscx.policy.language.values import Type, Value
from cscx.policy.walk.walk import walk
from cscx.training.drills.cases import Case
from cscx.training.items.knowledge import Knowledge

_ROUND = 1_000
_FINER = 100
_USUAL = (39_000, 54_000, 18_000, 128_000, 3_000)
"""What things cost."""


def natural(knowledge: Knowledge, sop: str, case: Case) -> Case:
    """A case that takes the same ways by the same rules; itself where its facts cannot be others.

    The cases that the engine finds lie at the very ends of conditions: 1,000,001원, the day it came.
    """
    if case.persona is not None:
        return case
    for stop in case.walk.stops:
        if stop.decided is not None and stop.decided.key is not None:
            rules = stop.decided.decision.rules
            case = _first(knowledge, sop, case, _examples(knowledge, sop, stop.decided.key, rules))
    for name, value in case.given.items():
        case = _first(knowledge, sop, case, _amounts(knowledge, sop, name, value))
    return case


def _first(
    knowledge: Knowledge, sop: str, case: Case, tried: Iterator[Mapping[str, Value]]
) -> Case:
    """The case with the first facts that change nothing of the way."""
    for facts in tried:
        given = {**case.given, **facts}
        found = walk(knowledge.policies.library, sop, given, case.unknown)
        other = replace(case, given=given, walk=found)
        if found.status == "ended" and other.ways == case.ways and other.rules == case.rules:
            return other
    return case


def _examples(
    knowledge: Knowledge, sop: str, table: str, rules: tuple[str, ...]
) -> Iterator[Mapping[str, Value]]:
    """The facts of the owner's examples that the same rules answer."""
    inputs = knowledge.policies.library.scope(sop).inputs
    try:
        found = knowledge.situations(table)
    except (TableError, ProblemError):
        return
    examples = len(found[0].chain.table.definition.examples) if found else 0
    for situation in found[:examples]:
        if situation.decision.rules == rules:
            yield {name: value for name, value in situation.given.items() if name in inputs}


def _amounts(
    knowledge: Knowledge, sop: str, name: str, value: Value
) -> Iterator[Mapping[str, Value]]:
    """Round amounts for one that nobody pays: the next above or below it, then usual ones."""
    field = knowledge.policies.library.scope(sop).inputs.get(name)
    if field is None or field.type is not Type.MONEY or not isinstance(value, int | Fraction):
        return
    if isinstance(value, bool) or (value >= _ROUND and value % _FINER == 0):
        return
    below = value - value % _ROUND
    near = (below + 9 * _ROUND, below) if value >= _ROUND else ()
    for amount in (*near, *_USUAL):
        yield {name: amount}

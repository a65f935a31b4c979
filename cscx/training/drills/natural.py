"""Cases as they happen: with the facts of owners' examples, and round amounts, on the very same way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from cscx.policy.language.problem import ProblemError, TableError
from cscx.policy.language.values import Type, Value
from cscx.policy.walk.result import Walk
from cscx.policy.walk.walk import walk
from cscx.training.drills.cases import Case
from cscx.training.items.knowledge import Knowledge

_ROUND = 1_000
_FINER = 100
_USUAL = (39_000, 128_000, 54_000, 18_000, 5_000)
"""What things cost, in won."""
_WON = "원"


def natural(knowledge: Knowledge, sop: str, case: Case) -> Case:
    """A case that takes the same ways by the same rules; itself where its facts cannot be others.

    The cases that the engine finds lie at the very ends of conditions: 1,000,001원, the day it came.
    """
    own = _facts_of(knowledge, case.persona)
    for stop in case.walk.stops:
        if stop.decided is not None and stop.decided.key is not None:
            found = _examples(knowledge, sop, stop.decided.key, stop.decided.decision.rules)
            case = _first(knowledge, sop, case, found, own)
    for name, value in case.given.items():
        case = _first(knowledge, sop, case, _amounts(knowledge, sop, name, value), own)
    return case


def _first(
    knowledge: Knowledge,
    sop: str,
    case: Case,
    tried: Iterator[Mapping[str, Value]],
    own: frozenset[str],
) -> Case:
    """The case with the first facts that change nothing of the way; `own` are those to leave alone."""
    below = _below_zero(case.walk)
    for facts in tried:
        given = {**case.given, **{name: v for name, v in facts.items() if name not in own}}
        found = walk(knowledge.policies.library, sop, given, case.unknown)
        other = replace(case, given=given, walk=found)
        alike = other.ways == case.ways and other.rules == case.rules
        if found.status == "ended" and alike and _below_zero(found) <= below:
            return other
    return case


def _below_zero(found: Walk) -> int:
    """How many amounts are less than nothing, such as what is left of an order."""
    values = found.known.values()
    return sum(isinstance(each, int | Fraction) and each < 0 for each in values)


def _facts_of(knowledge: Knowledge, persona: str | None) -> frozenset[str]:
    """The facts that a persona's own case fixes."""
    entry = knowledge.corpus.find("persona", persona) if persona is not None else None
    return frozenset(entry.body.case) if entry is not None else frozenset()


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
    if not field.show(value).ko.endswith(_WON):
        return
    if isinstance(value, bool) or (value >= _ROUND and value % _FINER == 0):
        return
    below = value - value % _ROUND
    near = (below + 9 * _ROUND, below) if value >= _ROUND else ()
    for amount in (*near, *_USUAL):
        yield {name: amount}

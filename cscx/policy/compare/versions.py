"""What a table says where some rows fit, in a form in which two versions of it can be compared."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from cscx.policy.compare.joint import Space
from cscx.policy.compare.normal import normal
from cscx.policy.decision.evaluate import decide_known
from cscx.policy.language.criterion import ANYTHING, holds
from cscx.policy.language.formula import Formula
from cscx.policy.language.values import ABSENT, Field, Value
from cscx.policy.tables.aggregate import ANSWERED, NONE, Answer, Status, answer, settled
from cscx.policy.tables.chain import Chain, all_fields, computes
from cscx.policy.tables.cover import Box, bits
from cscx.policy.tables.table import OutputValue, Table

Plain = Hashable
Meaning = tuple[Status, tuple[tuple[Plain, ...], ...]]
"""A status and, for each allowed outcome, the values of the outputs that are compared."""


@dataclass(frozen=True, slots=True)
class Said:
    """All a version may say of a case; several answers where a table before leaves a choice.

    `answers` are kept to be put in words; `meanings` are what counts.
    """

    meanings: frozenset[Meaning]
    answers: tuple[Answer, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Said) and self.meanings == other.meanings

    def __hash__(self) -> int:
        return hash(self.meanings)


def said(table: Table, answers: Iterable[Answer], outputs: Sequence[str]) -> Said:
    """Some answers of a table, compared by some of its outputs."""
    kept: dict[Meaning, Answer] = {}
    places = [list(table.outputs).index(name) for name in outputs]
    ways = _ways(table)
    for each in answers:
        outcomes = dict.fromkeys(
            tuple(_plain(outcome.values[at], ways[at]) for at in places)
            for outcome in each.outcomes
            if each.status in ANSWERED
        )
        status: Status = each.status
        if status in ANSWERED:  # by these outputs alone a discretion may be none
            status = "decided" if len(outcomes) == 1 else "choice"
        kept.setdefault((status, tuple(outcomes)), each)
    return Said(frozenset(kept), tuple(kept.values()))


def answers_of_case(chain: Chain, case: Mapping[str, Value]) -> tuple[Answer, ...]:
    """All a version may say of a case, by the engine that decides for agents.

    Where a table before leaves a choice, every answer of it is followed.
    """
    fields = all_fields(chain)
    known = {name: value for name, value in case.items() if name in fields}
    found: dict[object, Answer] = {}
    for whole in _followed(chain, known):
        decision = decide_known(chain, whole)
        answers = () if decision.status == "none" else decision.answers
        for each in answers or (NONE,):
            made = settled(chain.table, each, decision.known)
            found.setdefault(made.meaning, made)
    return tuple(found.values()) or (NONE,)


def has_case(chain: Chain, case: Mapping[str, Value]) -> bool:
    """Whether a version has such a case: each of its source inputs may have its value."""
    return all(may_be(field, case[name]) for name, field in chain.sources.items())


def may_be(field: Field, value: Value) -> bool:
    """Whether an input may have a value."""
    if value is ABSENT:
        return field.optional
    if isinstance(value, frozenset):
        known = not field.values or all(each in field.values for each in value)
        return known and (bool(value) or field.optional)
    if field.ordered and isinstance(value, int | Fraction):
        low, high = field.minimum, field.maximum
        return (low is None or value >= low) and (high is None or value <= high)
    return not field.values or value in field.values


def _followed(chain: Chain, known: Mapping[str, Value]) -> Iterator[Mapping[str, Value]]:
    """A case with all that follows from it, once for each answer a table before allows."""
    case = chain.complete(known)
    if case is None:
        return
    name = next((name for name in chain.derived if name not in case), None)
    source = None if name is None else chain.source_of(name)
    if name is None or source is None:
        yield case
        return
    optional = chain.table.fields[name].optional
    for value in chain.answers(source, case) or ():
        if value is not ABSENT or optional:
            yield from _followed(chain, {**case, name: value})


def conflicts(answers: Iterable[Answer]) -> frozenset[tuple[Plain, ...]]:
    """What rules in conflict say: tables behind may be given any of it."""
    outcomes = (o for each in answers if each.status == "conflict" for o in each.outcomes)
    return frozenset(tuple(_plain(value) for value in o.values) for o in outcomes)


class Change(NamedTuple):
    """The outputs by which two versions differ, and what each says of them; None: no such case."""

    outputs: tuple[str, ...]
    before: Said | None
    after: Said | None


Side = tuple[Table, Sequence[Answer] | None]
"""A version of a table and what it says of a case; None: it has no such case."""


def change(before: Side, after: Side, outputs: Sequence[str]) -> Change | None:
    """How the answers of two versions differ; None where they do not.

    Of the first output alone where that differs, since the other ones mostly follow from it; else of
    those that differ.
    """
    if _plainly_equal(before, after):
        return None
    first = _by(before, after, outputs[:1])
    if first.before != first.after:
        return first
    whole = _by(before, after, _differing(before, after, outputs[1:]) or outputs)
    return whole if whole.before != whole.after else None


def whole_change(found: Change, before: Side, after: Side, outputs: Sequence[str]) -> Change:
    """A change with all outputs that differ beside the one it is told by, where both versions answer."""
    if not (_answers_all(before) and _answers_all(after)):
        return found
    more = [name for name in outputs if name not in found.outputs]
    others = _differing(before, after, more)
    return _by(before, after, [*found.outputs, *others]) if others else found


def _by(before: Side, after: Side, names: Sequence[str]) -> Change:
    """What both say by some outputs."""
    was, now = (
        None if answers is None else said(table, answers, names)
        for table, answers in (before, after)
    )
    return Change(tuple(names), was, now)


def _differing(before: Side, after: Side, names: Sequence[str]) -> list[str]:
    """The outputs that differ, each looked at alone."""
    alone = {name: _by(before, after, [name]) for name in names}
    return [name for name, each in alone.items() if each.before != each.after]


def _answers_all(side: Side) -> bool:
    return side[1] is not None and all(each.status in ANSWERED for each in side[1])


def _plainly_equal(before: Side, after: Side) -> bool:
    """A first look that settles most pairs: the same answers, word for word."""
    was, now = before[1], after[1]
    if was is None or now is None or [*before[0].outputs] != [*after[0].outputs]:
        return False
    if _ways(before[0]) != _ways(after[0]):
        return False
    return [each.meaning for each in was] == [each.meaning for each in now]


class Version:
    """A chain over a space: what it says where some rows fit.

    `expanded`: the space is that of the source inputs, and the tables before are followed; else it
    is that of the table's own inputs. `start` numbers its rows among those of both versions.
    """

    def __init__(self, chain: Chain, space: Space, start: int, *, expanded: bool) -> None:
        self.chain, self._expanded = chain, expanded
        self._tables: dict[int, tuple[Table, int]] = {}
        self.boxes: list[Box] = []
        for table in chain.tables if expanded else (chain.table,):
            rows = space.rows(table)
            self._tables[id(table)] = replace(table, rows=rows), start + len(self.boxes)
            self.boxes += [row.box for row in rows]
        fields = chain.sources if expanded else chain.table.fields
        outside = space.outside(fields)
        self._outside = ((1 << len(outside)) - 1) << (start + len(self.boxes))
        self.boxes += outside

    def answers(self, fitting: int) -> tuple[Answer, ...] | None:
        """What it says where exactly some rows of both versions fit; None where it has no cases."""
        if fitting & self._outside:
            return None
        return tuple(self._answers(self.chain, fitting))

    def _answers(self, chain: Chain, fitting: int) -> Iterator[Answer]:
        table, start = self._tables[id(chain.table)]
        rows = fitting >> start & table.all_rows
        if not self._expanded or not chain.derived:
            yield answer(table, rows)
            return
        choices = [self._values(chain, name, fitting) for name in chain.derived]
        if not all(choices):  # a table before has no answer, so there is none
            yield NONE
            return
        for values in product(*choices):
            follows = dict(zip(chain.derived, values, strict=True))
            kept = 0
            for index in bits(rows):
                criteria = table.rows[index].criteria
                if all(holds(criteria.get(name, ANYTHING), v) for name, v in follows.items()):
                    kept |= 1 << index
            yield answer(table, kept)

    def _values(self, chain: Chain, name: str, fitting: int) -> list[Value]:
        """What a table before may answer for an input."""
        source = chain.source_of(name)
        assert source is not None  # noqa: S101 - chains with computed inputs are not expanded
        before = chain.upstream[source[0]]
        outcomes = [o for each in self._answers(before, fitting) for o in each.outcomes]
        optional = chain.table.fields[name].optional
        values = dict.fromkeys(before.output_values(source[1], outcomes))
        return [value for value in values if value is not ABSENT or optional]


def has_formulas(chain: Chain) -> bool:
    """Whether an input of any table of a chain is computed, or comes from a computed answer."""
    if any(table.formulas for table in chain.tables):
        return True
    return any(_answers_computed(each) for each in chain.tables if each is not chain.table)


def _answers_computed(table: Table) -> bool:
    outcomes = [outcome for row in table.rows for outcome in row.outcomes]
    return any(computes(value) for o in (*outcomes, *table.otherwise) for value in o.values)


def _ways(table: Table) -> tuple[str, ...]:
    """How each output combines the values of several rules."""
    return tuple(output.collect or "list" for output in table.definition.outputs)


def _plain(value: OutputValue, way: str = "list") -> Plain:
    """A value in which a formula is what it computes, however it is written.

    Parts that are still to be computed mean something only with the `way` they are then combined.
    """
    if isinstance(value, Formula):
        return normal(value.expression)
    if isinstance(value, tuple):
        parts = tuple(_plain(part) for part in value)
        if way == "list" or not any(isinstance(part, Formula) for part in value):
            return parts
        return (way, parts) if len(parts) > 1 else parts[0]
    return None if value is ABSENT else value

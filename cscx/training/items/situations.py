"""Fully settled cases of a table, and the cases one fact away from them.

Cases are the owners' own examples and, where those leave a rule or boundary out, cases found by the
engine. So every rule and both sides of every boundary are met.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from cscx.policy.decision.evaluate import Decision, decide_known, read_facts
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.values import ABSENT, Field, Value
from cscx.policy.tables.aggregate import ANSWERED
from cscx.policy.tables.chain import Chain, all_fields
from cscx.policy.tables.domains import BEFORE, Choices, Column, Cut, Element, Ordered
from cscx.policy.testing.suggest import case_of_otherwise, suggest

MOST_NEAR = 24
"""Other values of a fact that are looked at, the nearest first: a table may tell a thousand apart."""


@dataclass(frozen=True)
class Neighbour:
    """The case that differs in one fact. `across`: the fact lies just on the other side of a boundary."""

    axis: str
    value: Value
    across: bool
    decision: Decision


@dataclass(frozen=True)
class Situation:
    """A case of a table: the facts that are stated, and what the table says of them.

    Facts that are not stated do not matter: the engine settles the case without them.
    """

    chain: Chain
    given: Mapping[str, Value]
    decision: Decision

    @property
    def fields(self) -> Mapping[str, Field]:
        """The inputs of the table and of those before it."""
        return all_fields(self.chain)

    @cached_property
    def plain(self) -> dict[str, Any]:
        """The stated facts as an example would give them, in the table's order."""
        return {name: self.fields[name].plain(value) for name, value in self._ordered()}

    def _ordered(self) -> list[tuple[str, Value]]:
        place = {name: at for at, name in enumerate(self.fields)}
        return sorted(self.given.items(), key=lambda each: place[each[0]])

    @cached_property
    def tried(self) -> tuple[Neighbour, ...]:
        """Every case that differs in one stated fact, settled or not."""
        return tuple(
            Neighbour(name, value, across, decide_known(self.chain, {**self.given, name: value}))
            for name, now in self._ordered()
            for value, across in _other_values(self.fields[name], self._columns(name), now)
        )

    @cached_property
    def neighbours(self) -> tuple[Neighbour, ...]:
        """Every settled case that differs in one stated fact, those across a boundary first."""
        found = [each for each in self.tried if each.decision.status in ANSWERED]
        return tuple(sorted(found, key=lambda each: not each.across))

    def _columns(self, name: str) -> tuple[Column, ...]:
        return self.chain.columns.get(name, ())


def situation(chain: Chain, given: Mapping[str, Value]) -> Situation | None:
    """A case as a situation; None when it is not settled."""
    decision = decide_known(chain, given)
    return Situation(chain, dict(given), decision) if decision.status in ANSWERED else None


def situations(chain: Chain, more: Iterable[Mapping[str, Any]] = ()) -> Iterator[Situation]:
    """Every example of a table, cases for what no example tries, and the far side of each boundary.

    `more` are further cases, as examples give them; those that settle nothing are left out. Rules, and `otherwise`, that are met nowhere else are looked for one fact away.
    """
    seen: set[frozenset[tuple[str, Value]]] = set()
    own: list[Situation] = []
    for given in _cases(chain, more):
        found = situation(chain, given)
        if found is not None and _unseen(given, seen):
            own.append(found)
            yield found
    met = {each.decision.rules for each in own}
    for each in own:
        for neighbour in each.neighbours:
            given = {**each.given, neighbour.axis: neighbour.value}
            wanted = neighbour.across or neighbour.decision.rules not in met
            if wanted and _unseen(given, seen):
                met.add(neighbour.decision.rules)
                yield Situation(chain, given, neighbour.decision)


def _unseen(given: Mapping[str, Value], seen: set[frozenset[tuple[str, Value]]]) -> bool:
    key = frozenset(given.items())
    if key in seen:
        return False
    seen.add(key)
    return True


def _cases(chain: Chain, more: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Value]]:
    given = [example.given for example in chain.table.definition.examples if example.confirmed]
    found = [suggestion.given for suggestion in suggest(chain)]
    rest = case_of_otherwise(chain) if chain.derived else None  # else it is one fact away
    for raw in (*given, *found, *([rest] if rest else ()), *more):
        try:
            yield read_facts(chain, raw)
        except ProblemError:
            continue  # the linter reports it


def _other_values(
    field: Field, columns: tuple[Column, ...], now: Value
) -> Iterator[tuple[Value, bool]]:
    """The other values that conditions tell from this one, each with whether it is across a boundary."""
    seen: set[Value] = {now}
    for column in columns:
        for value, across in islice(_on(column, field, now), MOST_NEAR):
            if value not in seen and _allowed(field, value):
                seen.add(value)
                yield value, across


def _on(column: Column, field: Field, now: Value) -> Iterator[tuple[Value, bool]]:
    if isinstance(column, Choices):
        yield from ((column.sample(atom), False) for atom in range(column.size))
    elif isinstance(column, Element):
        members = now if isinstance(now, frozenset) else frozenset()
        if column.element:
            yield members ^ {column.element}, False
    else:
        yield from _on_ordered(column, field, now)


def _on_ordered(column: Ordered, field: Field, now: Value) -> Iterator[tuple[Value, bool]]:
    if now is ABSENT or field.step is None or isinstance(now, str | bool | frozenset):
        yield from ((column.sample(atom), False) for atom in range(column.size))
        return
    for cut in _nearest(column.cuts, now):
        low, high = _sides(cut, field)
        if now == low:
            yield high, True
        elif now == high:
            yield low, True
        else:
            yield (high if now < low else low), False


def _nearest(cuts: Sequence[Cut], now: Any) -> Sequence[Cut]:
    """The cuts in their order; of very many those nearest to a value."""
    if len(cuts) <= MOST_NEAR:
        return cuts
    return sorted(cuts, key=lambda cut: abs(cut[0] - now))[:MOST_NEAR]


def _sides(cut: Cut, field: Field) -> tuple[Any, Any]:
    """The last value before a cut and the first after it."""
    step = field.step if field.step is not None else 1
    step = int(step) if step == int(step) else step
    value, place = cut
    return (value - step, value) if place == BEFORE else (value, value + step)


def _allowed(field: Field, value: Value) -> bool:
    if value is ABSENT:
        return field.optional
    if not field.ordered or isinstance(value, str | bool | frozenset):
        return value != frozenset() or field.optional
    low, high = field.minimum, field.maximum
    return (low is None or value >= low) and (high is None or value <= high)

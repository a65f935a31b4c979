"""From the rules that fit a case to its answer: the hit policies and the ways to collect.

unique    the one rule that fits; several are a conflict
first     the topmost rule that fits
any       all rules that fit agree; otherwise a conflict
priority  the rule whose first output stands first in that output's values; equals must agree
collect   all rules; each output combines their values by its own `collect` (list by default):
          sum, count, min, max, any (they agree, else a conflict), list (each value once, in order)
Where no rule fits, `otherwise` answers if the table has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product
from typing import Final, Literal

from cscx.policy.language.expression import compute
from cscx.policy.language.formula import Formula
from cscx.policy.language.values import ABSENT, Field, Value
from cscx.policy.tables.cover import bits
from cscx.policy.tables.definition import Collect
from cscx.policy.tables.table import Outcome, OutputValue, Row, Table

Status = Literal["decided", "choice", "none", "conflict"]
ANSWERED: Final[tuple[Status, ...]] = ("decided", "choice")
"""The statuses that carry an outcome."""
_MOST_CHOICES = 64


@dataclass(frozen=True, slots=True)
class Answer:
    """What a table says of a case.

    decided: one outcome. choice: a stated discretion, the first outcome is the usual one.
    none: no rule fits and there is no otherwise. conflict: the rules contradict each other.
    `rules` are the indexes of the rules that gave it; empty for `otherwise` and none.
    """

    status: Status
    outcomes: tuple[Outcome, ...]
    rules: tuple[int, ...]

    @property
    def meaning(self) -> tuple[Status, tuple[Outcome, ...]]:
        """What must be equal for two answers to be the same, whichever rules gave them."""
        return self.status, self.outcomes


NONE = Answer("none", (), ())


def answer(table: Table, rows: int, case: Mapping[str, Value] | None = None) -> Answer:
    """The answer where exactly `rows` fit. With `case`, computed outputs are computed."""
    fitting = [table.rows[index] for index in bits(rows & table.all_rows)]
    if not fitting:
        found = Answer(_status(table.otherwise), table.otherwise, ()) if table.otherwise else NONE
    else:
        found = _answer(table, fitting, case)
    if case is None:
        return found
    outcomes = tuple(dict.fromkeys(_computed(outcome, case) for outcome in found.outcomes))
    return Answer(found.status, outcomes, found.rules)


def rank(table: Table, outcomes: Sequence[Outcome]) -> int:
    """The place of an answer's first output in that output's values; smaller goes before."""
    first = next(iter(table.outputs.values()))
    value = outcomes[0].values[0]
    return first.values.index(value) if value in first.values else len(first.values)


def computed_value(value: OutputValue, case: Mapping[str, Value]) -> OutputValue:
    """A formula's value for a case; anything else as it is."""
    if not isinstance(value, Formula):
        return value
    result = compute(value.expression, case)
    if result is ABSENT or isinstance(result, bool):
        return result
    return int(result) if result.denominator == 1 else result


def settled(table: Table, found: Answer, case: Mapping[str, Value]) -> Answer:
    """An answer made without a case, for a case that knows what its formulas need.

    What `combine` left side by side is combined now; a conflict where values that have to agree do not.
    """
    ways = {output.name: output.collect or "list" for output in table.definition.outputs}
    outcomes: dict[Outcome, None] = {}
    for outcome in found.outcomes:
        values: list[OutputValue] = []
        for (name, field), value in zip(table.outputs.items(), outcome.values, strict=True):
            if not (isinstance(value, tuple) and any(isinstance(part, Formula) for part in value)):
                values.append(computed_value(value, case))
                continue
            combined, agreed = combine(
                ways[name], [computed_value(part, case) for part in value], field
            )
            if not agreed:
                return Answer("conflict", found.outcomes, found.rules)
            values.append(combined)
        outcomes.setdefault(Outcome(tuple(values)))
    return Answer(found.status, tuple(outcomes), found.rules)


def _answer(table: Table, rows: Sequence[Row], case: Mapping[str, Value] | None) -> Answer:
    match table.definition.hit:
        case "first":
            return _agreed(rows[:1])
        case "unique":
            return _agreed(rows[:1]) if len(rows) == 1 else _conflict(rows)
        case "any":
            return _agreed(rows, case)
        case "priority":
            best = min(rank(table, row.outcomes) for row in rows)
            return _agreed([row for row in rows if rank(table, row.outcomes) == best], case)
        case "collect":
            return _collected(table, rows, case)


def _agreed(rows: Sequence[Row], case: Mapping[str, Value] | None = None) -> Answer:
    found = {_comparable(row.outcomes, case) for row in rows}
    if len(found) > 1:
        return _conflict(rows)
    return Answer(_status(rows[0].outcomes), rows[0].outcomes, tuple(row.rule for row in rows))


def _comparable(outcomes: tuple[Outcome, ...], case: Mapping[str, Value] | None) -> object:
    if case is None:
        return outcomes
    return tuple(_computed(outcome, case) for outcome in outcomes)


def _conflict(rows: Sequence[Row]) -> Answer:
    outcomes = tuple(dict.fromkeys(outcome for row in rows for outcome in row.outcomes))
    return Answer("conflict", outcomes, tuple(row.rule for row in rows))


def _status(outcomes: Sequence[Outcome]) -> Status:
    return "decided" if len(outcomes) == 1 else "choice"


def _computed(outcome: Outcome, case: Mapping[str, Value]) -> Outcome:
    return Outcome(tuple(computed_value(value, case) for value in outcome.values))


def _collected(table: Table, rows: Sequence[Row], case: Mapping[str, Value] | None) -> Answer:
    ways = {output.name: output.collect or "list" for output in table.definition.outputs}
    rules = tuple(row.rule for row in rows)
    found: dict[Outcome, None] = {}
    for chosen in islice(product(*(row.outcomes for row in rows)), _MOST_CHOICES):
        given = [_computed(outcome, case) if case is not None else outcome for outcome in chosen]
        values = []
        for position, (name, field) in enumerate(table.outputs.items()):
            parts = [outcome.values[position] for outcome in given]
            combined, agreed = combine(ways[name], parts, field)
            if not agreed:
                return _conflict(rows)
            values.append(combined)
        found.setdefault(Outcome(tuple(values)))
    outcomes = tuple(found)
    return Answer(_status(outcomes), outcomes, rules)


def combine(  # noqa: PLR0911 - one return a way reads best
    way: Collect, parts: Iterable[OutputValue], field: Field
) -> tuple[OutputValue, bool]:
    """Several rules' values as one, and whether they could be combined.

    While some are formulas not yet computed, they stay side by side, so that the same rules give
    the same value and different ones a different one.
    """
    given = [part for part in parts if part is not None and part is not ABSENT]
    flat = [item for part in given for item in (part if isinstance(part, tuple) else (part,))]
    if way == "count":
        return len(given), True
    if any(isinstance(part, Formula) for part in given):
        return tuple(flat), True  # type: ignore[arg-type]  # parts still to be computed
    if way == "list":
        items = [one for item in flat for one in members(item, field)]
        return tuple(dict.fromkeys(items)), True
    if not flat:
        return None, True
    if way == "any":
        return flat[0], all(item == flat[0] for item in flat)
    numbers = [item for item in flat if isinstance(item, int | Fraction)]
    if way == "sum":
        total = sum(numbers, Fraction(0))
        return (int(total) if total.denominator == 1 else total), True
    if not numbers:
        return _ordered(way, flat, field), True
    return (min(numbers) if way == "min" else max(numbers)), True


def members(item: object, field: Field) -> list[Value]:
    """The values that one item adds to a list: the members of a set in their order, else itself."""
    if isinstance(item, frozenset):
        return sorted(
            item, key=lambda value: field.values.index(value) if value in field.values else 0
        )
    return [item]  # type: ignore[list-item]  # no formula: those never come here


def _ordered(way: Collect, items: Sequence[OutputValue], field: Field) -> OutputValue:
    """The least or greatest choice, by the order of the output's values."""
    known = [item for item in items if item in field.values]
    if not known:
        return items[0]
    pick = min if way == "min" else max
    return pick(known, key=lambda item: field.values.index(str(item)))

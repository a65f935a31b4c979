"""One space for two versions of a table: inputs of both, cut wherever either tells values apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cscx.policy.language.criterion import Between, Bound, Criterion, Equal, HasAny
from cscx.policy.language.units import PLAIN
from cscx.policy.language.values import Field, Type
from cscx.policy.tables.boxes import Boxes, columns_of, empty_sets
from cscx.policy.tables.cover import Box
from cscx.policy.tables.domains import Choices, Column, Element, Ordered
from cscx.policy.tables.table import Row, Table

_BOTH = 2


class IncomparableError(Exception):
    """An input means something else in the other version; `name` is its name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Space:
    """The inputs of two versions, and their columns."""

    fields: Mapping[str, Field]
    columns: tuple[Column, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """The atoms of each column."""
        return tuple(column.size for column in self.columns)

    def rows(self, table: Table) -> tuple[Row, ...]:
        """The rows of a table as boxes of this space; conditions on other inputs are left out."""
        boxes = Boxes(self.fields, self.columns)
        return tuple(
            Row(row.rule, box, row.criteria, row.outcomes)
            for row in _written(table)
            for box in boxes.of(row.criteria)
        )

    def outside(self, fields: Mapping[str, Field]) -> list[Box]:
        """Where a version with these inputs has no cases: values it does not know, empty sets."""
        full = tuple((1 << column.size) - 1 for column in self.columns)
        found = []
        for index, column in enumerate(self.columns):
            own = fields.get(column.field.name)
            unknown = 0 if own is None else full[index] & ~_known(column, own)
            if unknown:
                found.append((*full[:index], unknown, *full[index + 1 :]))
        strict = {name for name, field in fields.items() if not field.optional}
        columns = tuple(
            replace(column, field=replace(column.field, optional=False))
            if isinstance(column, Element) and column.field.name in strict
            else column
            for column in self.columns
        )
        return [*found, *empty_sets(columns)]


def space_of(
    before: Mapping[str, Field],
    after: Mapping[str, Field],
    tables: Iterable[Table],
) -> Space:
    """The space over the inputs of two versions, cut by the rules and limits of some tables.

    Raises IncomparableError for an input of another type or unit.
    """
    fields = {
        name: _joined(before.get(name, after.get(name)), after.get(name, before.get(name)))
        for name in dict.fromkeys((*after, *before))
    }
    criteria: list[Mapping[str, Criterion]] = [
        {name: each for name, each in row.criteria.items() if name in fields}
        for table in tables
        for row in _written(table)
    ]
    criteria += [
        {name: criterion}
        for name, field in fields.items()
        for criterion in _ends(field, [f for f in (before.get(name), after.get(name)) if f])
    ]
    return Space(fields, columns_of(fields, criteria))


def _written(table: Table) -> Iterator[Row]:
    """A row for each of the conditions that became several boxes."""
    seen: set[int] = set()
    for row in table.rows:
        if id(row.criteria) not in seen:
            seen.add(id(row.criteria))
            yield row


def _joined(one: Field | None, other: Field | None) -> Field:
    assert one is not None  # noqa: S101 - a name stands in at least one of the two
    assert other is not None  # noqa: S101 - the same
    if one == other:
        return one
    units = {field.unit for field in (one, other) if field.unit != PLAIN}
    if one.type != other.type or len(units) > 1 or one.format != other.format:
        raise IncomparableError(one.name)
    if bool(one.values) != bool(other.values) and one.type is not Type.SET:
        raise IncomparableError(one.name)
    lows = [field.minimum for field in (one, other) if field.minimum is not None]
    highs = [field.maximum for field in (one, other) if field.maximum is not None]
    closed = one.values and other.values
    return replace(
        other,
        unit=next(iter(units), PLAIN),
        values=tuple(dict.fromkeys((*other.values, *one.values))) if closed else (),
        step=None if one.step is None or other.step is None else min(one.step, other.step),
        minimum=None if len(lows) < _BOTH else min(lows),
        maximum=None if len(highs) < _BOTH else max(highs),
        optional=one.optional or other.optional,
    )


def _ends(joint: Field, own: Sequence[Field]) -> Iterator[Criterion]:
    """Conditions that cut a domain where one version's ends."""
    for field in own:
        if joint.ordered:
            if field.minimum != joint.minimum and field.minimum is not None:
                yield Between(Bound(field.minimum, inclusive=True), None)
            if field.maximum != joint.maximum and field.maximum is not None:
                yield Between(None, Bound(field.maximum, inclusive=True))
        elif joint.type is Type.SET:
            missing = [
                value for value in joint.values if field.values and value not in field.values
            ]
            if missing:
                yield HasAny(tuple(missing))
        elif not joint.values and joint.type is not Type.BOOLEAN:
            yield from (Equal(value) for value in field.values)


def _known(column: Column, own: Field) -> int:
    """The atoms of a column that a version's own input can have."""
    if isinstance(column, Element):
        closed = own.values and (column.element or not column.field.values)
        return 1 if closed and column.element not in own.values else 3
    mask = (1 << column.size) - 1
    if column.field.optional and not own.optional:
        mask &= ~(1 << (column.size - 1))
    if isinstance(column, Choices):
        for index, value in enumerate(column.values):
            if own.values and value not in own.values:
                mask &= ~(1 << index)
        return mask
    return mask & (_inside(column, own) | 1 << column.ranges)


def _inside(column: Ordered, own: Field) -> int:
    low = None if own.minimum is None else Bound(own.minimum, inclusive=True)
    high = None if own.maximum is None else Bound(own.maximum, inclusive=True)
    if low is None and high is None:
        return (1 << column.ranges) - 1
    return column.mask(Between(low, high))

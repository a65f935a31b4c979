"""A compiled table: questions as columns of atoms, rules as boxes of masks, everything checked.

A rule becomes several rows where a fact differs by tier (one a tier) and where a set must hold any
of several elements (one an element, made disjoint). Rows of one rule never overlap.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cscx.policy.language.criterion import Criterion
from cscx.policy.language.formula import Formula
from cscx.policy.language.values import ABSENT, Field, Value
from cscx.policy.tables.cover import Box, Cover
from cscx.policy.tables.definition import TableDefinition
from cscx.policy.tables.domains import Choices, Column, Element, Ordered

OutputValue = Value | tuple[Value, ...] | Formula | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answer: a value for each output of the table, in their order; None where it gives none.

    A tuple is a list of values to collect; a Formula is computed from the inputs.
    """

    values: tuple[OutputValue, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One box of a rule. `outcomes[0]` is its answer; further ones are a stated discretion."""

    rule: int
    box: Box
    criteria: Mapping[str, Criterion]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """Boxes in which not all of `never` may come out at once."""

    index: int
    boxes: tuple[Box, ...]
    never: Mapping[str, Criterion]


@dataclass(frozen=True, eq=False)
class Table:
    """Everything the engine needs to decide and to prove. Made by compile_table."""

    definition: TableDefinition
    fields: Mapping[str, Field]
    outputs: Mapping[str, Field]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    limits: tuple[Limit, ...]
    otherwise: tuple[Outcome, ...]
    impossible: tuple[Box, ...]
    formulas: Mapping[str, Formula]

    @cached_property
    def cover(self) -> Cover:
        """The rows, and after them the boxes that no case can lie in."""
        boxes = [row.box for row in self.rows] + list(self.impossible)
        return Cover([column.size for column in self.columns], boxes)

    @cached_property
    def rule_rows(self) -> tuple[int, ...]:
        """For each rule its rows, as a set of row indexes."""
        found = [0] * len(self.definition.rules)
        for index, row in enumerate(self.rows):
            found[row.rule] |= 1 << index
        return tuple(found)

    @cached_property
    def all_rows(self) -> int:
        """The set of all rows."""
        return (1 << len(self.rows)) - 1

    @cached_property
    def impossible_rows(self) -> int:
        """The set of the boxes after the rows, as the cover numbers them."""
        return ((1 << len(self.impossible)) - 1) << len(self.rows)

    @cached_property
    def columns_of(self) -> Mapping[str, tuple[int, ...]]:
        """The columns of each input: one, or for a set one an element."""
        found: dict[str, list[int]] = {name: [] for name in self.fields}
        for index, column in enumerate(self.columns):
            found[column.field.name].append(index)
        return {name: tuple(indexes) for name, indexes in found.items()}

    def place(self, name: str, value: Value) -> dict[int, int]:
        """The atoms of a value: column → mask with one bit."""
        return {index: place_on(self.columns[index], value) for index in self.columns_of[name]}

    def box(self, known: Mapping[str, Value]) -> Box:
        """The box of all cases with the known values."""
        masks = list(self.cover.full)
        for name, value in known.items():
            if name in self.columns_of:
                for column, mask in self.place(name, value).items():
                    masks[column] = mask
        return tuple(masks)

    def rules_of(self, rows: int) -> tuple[int, ...]:
        """The rules that some rows belong to, in order."""
        seen: dict[int, None] = {}
        index = 0
        while rows:
            skip = (rows & -rows).bit_length()
            index += skip
            rows >>= skip
            if index <= len(self.rows):
                seen.setdefault(self.rows[index - 1].rule)
        return tuple(seen)


def place_on(column: Column, value: Value) -> int:
    """The atom of a value on a column of its input, as a mask with one bit."""
    if not isinstance(column, Element):
        return 1 << column.atom(value)
    members = value if isinstance(value, frozenset) else frozenset()
    if column.element:
        return 2 if column.element in members else 1
    return 2 if any(member not in column.siblings for member in members) else 1


def sample_of(column: Choices | Ordered, mask: int, preferred: Value | None = None) -> Value:
    """A value of a mask: the preferred one where it lies inside, else the lowest atom's."""
    if preferred is not None and preferred is not ABSENT and mask >> column.atom(preferred) & 1:
        return preferred
    return column.sample((mask & -mask).bit_length() - 1)

"""Which rule takes which case while the company is open or closed, with a case as an example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cscx.messages import Text
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.language.values import Value
from cscx.policy.proof.reach import reach_of
from cscx.policy.proof.region import case_text, sample
from cscx.policy.tables.chain import all_fields
from cscx.policy.tables.cover import Box
from cscx.policy.tables.table import Row


@dataclass(frozen=True, slots=True)
class Taken:
    """A row of a rule as it applies while the company is open or closed (None: at any time)."""

    row: Row
    rule: str
    path: str
    is_open: bool | None
    box: Box


class Cases:
    """The rows of a matrix by the standing of the company."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.table = matrix.chain.table

    @cached_property
    def taken(self) -> tuple[Taken, ...]:
        """Every row once for each standing in which it can apply."""
        standings = (True, False) if self.in_table else (None,)
        found = []
        for row in self.table.rows:
            rule = self.table.definition.rules[row.rule].id
            path = self.matrix.path_of(row.rule)
            for is_open in standings:
                box = self._at(row.box, is_open=is_open)
                if all(box):
                    found.append(Taken(row, rule, path, is_open, box))
        return tuple(found)

    @cached_property
    def in_table(self) -> tuple[str, ...]:
        """The inputs of the table itself that the calendar answers."""
        return tuple(name for name in self.matrix.clock if name in self.table.fields)

    def case(self, box: Box) -> Mapping[str, Value] | None:
        """A case inside a box that real facts lead to; None when there is none, or none was found."""
        reach = reach_of(self.matrix.chain)
        if reach is None:
            return sample(self.table, box)
        found = reach.find(box)
        return found if isinstance(found, Mapping) else None

    def text(self, case: Mapping[str, Value]) -> Text:
        """A case in words, without what its moment says anyway."""
        told = {name: value for name, value in case.items() if name not in self.matrix.clock}
        return case_text(told, all_fields(self.matrix.chain))

    def _at(self, box: Box, *, is_open: bool | None) -> Box:
        if is_open is None:
            return box
        masks = list(box)
        for name in self.in_table:
            value = self.matrix.clock_value(name, is_open=is_open)
            for column, mask in self.table.place(name, value).items():
                masks[column] &= mask
        return tuple(masks)

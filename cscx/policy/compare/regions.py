"""Where cases changed, put in words, each with a real case that both versions decide differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cscx.policy.compare.comparison import Region
from cscx.policy.compare.joint import Space
from cscx.policy.compare.readable import Readable
from cscx.policy.compare.versions import (
    Change,
    answers_of_case,
    change,
    may_be,
)
from cscx.policy.language.values import Number, Value
from cscx.policy.proof.reach import Search
from cscx.policy.proof.region import conditions, sample
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.cover import Box, Undecided
from cscx.policy.tables.definition import InputDefinition
from cscx.policy.tables.table import Table

_MOST_PARTS = 12
_NUMBERS = (97, 10_007, 1_000_003, 100_000_007)
"""Prime, so that products and shares of them are round for few formulas."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where regions are put in words and examples are found."""

    before: Chain
    after: Chain
    space: Space
    outputs: Sequence[str]
    expanded: bool

    @property
    def view(self) -> Table:
        """A table over the columns of the space, without rules."""
        return replace(
            self.after.table,
            fields=self.space.fields,
            columns=self.space.columns,
            rows=(),
            limits=(),
            impossible=(),
        )

    def case(self, part: Box) -> Mapping[str, Value] | Undecided | None:
        """A real case in a box."""
        derived = {*self.before.derived, *self.after.derived}
        if self.expanded or not derived:
            return sample(self.view, part)
        definition = self.after.table.definition
        own = {item.name for item in definition.inputs}
        more: tuple[InputDefinition, ...] = tuple(
            item for item in self.before.table.definition.inputs if item.name not in own
        )
        table = replace(
            self.view,
            definition=replace(definition, inputs=(*definition.inputs, *more)),
            formulas={**self.before.table.formulas, **self.after.table.formulas},
        )
        chain = Chain(table, {**self.before.upstream, **self.after.upstream})
        return Search(chain).find(part)

    def others(self, part: Box, case: Mapping[str, Value]) -> Iterator[Mapping[str, Value]]:
        """The case with greater numbers in the same box: what is computed may differ only there."""
        if not self.expanded and {*self.before.derived, *self.after.derived}:
            return
        for count in _NUMBERS:
            greater = {
                name: number
                for name, field in self.view.fields.items()
                if field.step is not None
                and self._lies(part, name, number := _whole(field.step * count))
            }
            if greater:
                yield {**case, **greater}

    def _lies(self, part: Box, name: str, number: Number) -> bool:
        """Whether an input may have a number in a box, in both versions."""
        fields = [
            chain.sources[name] for chain in (self.before, self.after) if name in chain.sources
        ]
        placed = self.view.place(name, number)
        return all(may_be(field, number) for field in fields) and all(
            part[column] & mask for column, mask in placed.items()
        )

    def region(self, box: Box, case: Mapping[str, Value], found: Change) -> Region | None:
        """A region with its case; None where the engine that decides for agents sees no change."""
        was = None if found.before is None else answers_of_case(self.before, case)
        now = None if found.after is None else answers_of_case(self.after, case)
        if was is not None and now is not None:
            sides = (self.before.table, was), (self.after.table, now)
            if change(*sides, self.outputs) is None:
                return None
        return Region(conditions(self.view, box), case, was, now, box)


def regions_of(boxes: Sequence[Readable], place: Place, found: Change) -> tuple[list[Region], bool]:
    """The boxes that real cases lead to, and whether that was settled for all of them."""
    regions, sure = [], True
    for box, parts in boxes:
        region, settled = _region(box, parts, place, found)
        sure = sure and settled
        if region is not None:
            regions.append(region)
    return regions, sure


def _region(
    box: Box, parts: Sequence[Box], place: Place, found: Change
) -> tuple[Region | None, bool]:
    settled = len(parts) <= _MOST_PARTS
    for part in parts[:_MOST_PARTS]:
        case = place.case(part)
        if isinstance(case, Undecided):
            settled = False
        elif case is not None:
            for each in (case, *place.others(part, case)):
                region = place.region(box, each, found)
                if region is not None:
                    return region, True
            settled = False
    return None, settled


def _whole(number: Fraction) -> Number:
    return int(number) if number.denominator == 1 else number

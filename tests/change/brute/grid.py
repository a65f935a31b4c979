"""Which cases are tried: every choice, and numbers at and beside every boundary of both versions."""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product
from math import ceil, floor, prod
from typing import NamedTuple

from tests.change.brute.kb import Input
from tests.change.brute.language import Value
from tests.change.brute.tables import OTHER, Table, bounds_of, elements_of, may_be

_MOST_ELEMENTS = 6


class Axis(NamedTuple):
    """The values of one input that are tried, in groups that neither version's rules tell apart."""

    name: str
    groups: tuple[tuple[Value, ...], ...]

    @property
    def values(self) -> list[Value]:
        return [value for group in self.groups for value in group]


class Grid:
    """The source inputs of two versions of a table."""

    def __init__(self, before: Table, after: Table) -> None:
        self.tables = before, after
        names = dict.fromkeys((*after.sources, *before.sources))
        self.axes = [_axis(name, self.tables) for name in names]
        self.whole = prod(len(axis.values) for axis in self.axes)
        self.kinds = prod(len(axis.groups) for axis in self.axes)

    def cases(self, most: int, draw: random.Random) -> tuple[Iterator[dict[str, Value]], str]:
        """Cases, and how they were taken.

        all: every value with every other. kinds: one of each kind that the versions can tell apart,
        with a value drawn from each group. sample: `most` kinds drawn, every value of every
        input among them.
        """
        if self.whole <= most:
            return self._product([axis.values for axis in self.axes]), "all"
        if self.kinds <= most:
            return self._drawn(draw, max(1, most // self.kinds)), "kinds"
        return self._sample(most, draw), "sample"

    def one_of_each(self) -> Iterator[dict[str, Value]]:
        """The first case of each kind."""
        return self._product([[group[0] for group in axis.groups] for axis in self.axes])

    def _product(self, values: list[list[Value]]) -> Iterator[dict[str, Value]]:
        names = [axis.name for axis in self.axes]
        for each in product(*values):
            yield dict(zip(names, each, strict=True))

    def _drawn(self, draw: random.Random, rounds: int) -> Iterator[dict[str, Value]]:
        names = [axis.name for axis in self.axes]
        for _ in range(rounds):
            for groups in product(*(axis.groups for axis in self.axes)):
                yield {name: draw.choice(group) for name, group in zip(names, groups, strict=True)}

    def _sample(self, most: int, draw: random.Random) -> Iterator[dict[str, Value]]:
        """Cases in rounds: in each, every value of an input comes up as often as the others."""
        columns: list[list[Value]] = []
        for axis in self.axes:
            column: list[Value] = []
            while len(column) < most:
                column += [draw.choice(group) for group in axis.groups]
            del column[most:]
            draw.shuffle(column)
            columns.append(column)
        names = [axis.name for axis in self.axes]
        for each in zip(*columns, strict=True):
            yield dict(zip(names, each, strict=True))


def _axis(name: str, tables: tuple[Table, Table]) -> Axis:
    sides = [(table, table.sources[name]) for table in tables if name in table.sources]
    items = [item for _, item in sides]
    if items[0].type == "set":
        groups = _sets(name, sides)
    elif items[0].numbers is not None:
        groups = _numbers(name, sides)
    elif items[0].values:
        values = dict.fromkeys(value for item in items for value in item.values)
        groups = [(value,) for value in values]
    else:
        groups = [("그 밖의 값",)]
    if any(item.optional for item in items) and items[0].type != "set":
        groups.append((None,))
    known = [tuple(v for v in g if any(may_be(item, v) for item in items)) for g in groups]
    return Axis(name, tuple(group for group in known if group))


def _numbers(name: str, sides: list[tuple[Table, Input]]) -> list[tuple[Value, ...]]:
    step = _step(sides[0][1])
    cuts: set[Fraction] = set()
    for table, item in sides:
        cuts |= {_cut(word, limit, step) for word, limit in bounds_of(table, name)}
        cuts |= {_cut("이상", item.low, step)} if item.low is not None else set()
        cuts |= {item.high} if item.high is not None else set()
    lows = [item.low for _, item in sides]
    start = min((low for low in lows if low is not None), default=Fraction(0))
    points = {start, start + step}
    for cut in cuts:
        points |= {cut - step, cut, cut + step, cut + 2 * step}
    points |= {(max(cuts, default=start)) + 7 * step}
    for table, item in sides:
        points |= {p for value in _given(table, item) for p in (value - step, value, value + step)}
    ordered = sorted(cuts)
    groups: dict[int, list[Value]] = {}
    for point in sorted(points):
        if any(may_be(item, point) for _, item in sides):
            groups.setdefault(bisect_left(ordered, point), []).append(point)
    return [tuple(group) for group in groups.values()]


def _given(table: Table, item: Input) -> Iterator[Fraction]:
    """The values of an input in the examples of tables that compute something."""
    numbers = item.numbers
    if not table.computes or numbers is None:
        return
    for each in table.all():
        for example in each.data.get("examples", ()):
            raw = example["given"].get(item.name)
            if raw not in (None, "없음"):
                yield numbers.read(raw)


def _step(item: Input) -> Fraction:
    if item.type in ("integer", "money"):
        return item.factor
    return Fraction(1) if item.type == "duration" else Fraction(1, 2)


def _cut(word: str, limit: Fraction, step: Fraction) -> Fraction:
    """The last value before a bound: what is not greater lies on one side of it."""
    steps = limit / step
    if word in ("이하", "초과"):
        return floor(steps) * step
    return (ceil(steps) - 1) * step


def _sets(name: str, sides: list[tuple[Table, Input]]) -> list[tuple[Value, ...]]:
    named = list(dict.fromkeys(e for table, _ in sides for e in elements_of(table, name)))
    values = dict.fromkeys(v for _, item in sides for v in item.values)
    named += [v for v in values if v not in named and not all(v in i.values for _, i in sides)]
    rest = [value for value in values if value not in named][:1]
    elements = [*named, *(rest if values else [OTHER])]
    sizes = range(len(elements) + 1) if len(elements) <= _MOST_ELEMENTS else (0, 1, 2)
    return [(frozenset(each),) for size in sizes for each in combinations(elements, size)]


def kinds_of(grid: Grid) -> int:
    """How many kinds of cases at least one of the versions has."""
    counts = [
        prod(sum(1 for g in axis.groups if _has(table, axis.name, g)) for axis in grid.axes)
        for table in grid.tables
    ]
    both = prod(
        sum(1 for g in axis.groups if all(_has(table, axis.name, g) for table in grid.tables))
        for axis in grid.axes
    )
    return counts[0] + counts[1] - both


def _has(table: Table, name: str, group: tuple[Value, ...]) -> bool:
    item = table.sources.get(name)
    return item is None or any(may_be(item, value) for value in group)


__all__ = ["Axis", "Grid", "kinds_of"]

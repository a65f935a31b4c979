"""Does a union of boxes cover a box? The one hard question every proof of a table comes down to.

A box is a tuple of masks, one a column; a row of a table is a box. Finding a point that no row
covers is NP-complete in general, so several exact ways are tried under node budgets, each good where
the others are bad; when all give up the answer is UNDECIDED, never "covered".

- Counting: rows that do not overlap cover a box exactly when their volumes add up to its volume;
  otherwise bisecting the box along the shortage leads to a hole. Polynomial.
- Columns in turn, remembering the set of rows still alive (a decision diagram): good where many
  rows say little, so that the same sets come up again and again.
- Halving the box where the rows touch the fewest parts: good where rows are narrow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from operator import and_, or_
from typing import Final

Box = tuple[int, ...]


class Undecided(Enum):
    """The answer of a search that ran out of its budget."""

    UNDECIDED = "undecided"


UNDECIDED: Final = Undecided.UNDECIDED
NODES: Final = 20_000
_SAMPLED_ROWS = 24


class _OutOfBudgetError(Exception):
    """Ends a search."""


def bits(mask: int) -> Iterator[int]:
    """The indexes of the set bits, rising."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def volume(box: Sequence[int]) -> int:
    """The number of points (atoms of all columns) of a box."""
    size = 1
    for mask in box:
        size *= mask.bit_count()
    return size


class _Ranges:
    """Any or all of the sets of neighbouring atoms, from sums over every power of two of them."""

    def __init__(self, sets: Sequence[int], join: Callable[[int, int], int]) -> None:
        self._join = join
        self._levels: list[Sequence[int]] = [sets]

    def over(self, first: int, after: int) -> int:
        """The sets of atoms from `first` to before `after`, joined."""
        level = (after - first).bit_length() - 1
        while len(self._levels) <= level:
            last, half = self._levels[-1], 1 << (len(self._levels) - 1)
            self._levels.append([self._join(a, b) for a, b in zip(last, last[half:], strict=False)])
        sums = self._levels[level]
        return self._join(sums[first], sums[after - (1 << level)])


class Cover:
    """Rows over columns, indexed both ways. Sets of rows are ints, bit i for row i."""

    def __init__(self, sizes: Sequence[int], rows: Sequence[Box]) -> None:
        self.sizes = tuple(sizes)
        self.rows = tuple(rows)
        self.full: Box = tuple((1 << size) - 1 for size in sizes)
        self.every = (1 << len(rows)) - 1
        self.matching = tuple(
            _matching(size, [row[k] for row in rows]) for k, size in enumerate(sizes)
        )
        self._any = tuple(_Ranges(sets, or_) for sets in self.matching)
        self._all = tuple(_Ranges(sets, and_) for sets in self.matching)
        self._touching: list[dict[int, int]] = [{} for _ in sizes]
        self._covering: list[dict[int, int]] = [{} for _ in sizes]
        self._edges = tuple(_edges([row[k] for row in rows], size) for k, size in enumerate(sizes))
        self._others: list[int | None] = [None] * len(rows)

    def touching(self, column: int, mask: int) -> int:
        """The rows that fit at least one atom of a mask."""
        known = self._touching[column]
        found = known.get(mask)
        if found is None:
            found = 0
            for first, after in runs(mask):
                found |= self._any[column].over(first, after)
            known[mask] = found
        return found

    def covering(self, column: int, mask: int) -> int:
        """The rows that fit every atom of a mask."""
        known = self._covering[column]
        found = known.get(mask)
        if found is None:
            found = self.every
            for first, after in runs(mask):
                found &= self._all[column].over(first, after)
            known[mask] = found
        return found

    def meeting(self, box: Box, rows: int | None = None) -> int:
        """Of some rows (default all) those that share a point with a box."""
        alive = self.every if rows is None else rows
        for column, mask in enumerate(box):
            alive &= self.touching(column, mask)
            if not alive:
                break
        return alive

    def containing(self, box: Box, rows: int | None = None) -> int:
        """Of some rows (default all) those that hold the whole box."""
        alive = self.every if rows is None else rows
        for column, mask in enumerate(box):
            alive &= self.covering(column, mask)
            if not alive:
                break
        return alive

    def overlapping(self, row: int) -> int:
        """The other rows that share a point with a row."""
        known = self._others[row]
        if known is None:
            known = self.meeting(self.rows[row]) & ~(1 << row)
            self._others[row] = known
        return known

    def disjoint(self, rows: int) -> bool:
        """Whether no two of some rows share a point."""
        return not any(self.overlapping(row) & rows for row in bits(rows))

    def uncovered(
        self, box: Box, rows: int | None = None, nodes: int = NODES
    ) -> Box | Undecided | None:
        """A part of a box that none of some rows (default all) touches; None when they cover it."""
        if not all(box):
            return None
        alive = self.meeting(box, rows)
        if not alive:
            return box
        if self.containing(box, alive):
            return None
        if self.disjoint(alive):
            return self._hole_by_counting(box, alive)
        for attempt in (nodes // 10, nodes):
            for search in (self._hole_by_columns, self._hole_by_halving):
                try:
                    return search(box, alive, attempt)
                except _OutOfBudgetError:
                    continue
        return UNDECIDED

    def _hole_by_counting(self, box: Box, alive: int) -> Box | None:
        rows = list(bits(alive))
        if self._shortage(box, rows) == 0:
            return None
        while True:
            rows = [row for row in rows if _meet(self.rows[row], box)]
            if not rows:
                return box
            column, part = self._cut(box, rows)
            half = _with(box, column, box[column] & part)
            box = half if self._shortage(half, rows) else _with(box, column, box[column] & ~part)

    def _shortage(self, box: Box, rows: Iterable[int]) -> int:
        left = volume(box)
        for row in rows:
            size = 1
            for mask, inside in zip(self.rows[row], box, strict=True):
                size *= (mask & inside).bit_count()
                if not size:
                    break
            left -= size
        return left

    def _hole_by_columns(self, box: Box, alive: int, nodes: int) -> Box | None:
        order = sorted(range(len(box)), key=lambda k: box[k].bit_count())
        last = len(order)
        # settled[d]: the rows that hold the whole box in the columns of depth d and below
        settled = [self.every] * (last + 1)
        for depth in range(last - 1, -1, -1):
            column = order[depth]
            settled[depth] = settled[depth + 1] & self.covering(column, box[column])
        covered: set[tuple[int, int]] = set()
        path = list(box)
        left = nodes

        def search(depth: int, rows: int) -> bool:
            """Whether a hole was found below; `rows` do not settle this depth and were not seen."""
            nonlocal left
            if not rows:
                return True
            left -= 1
            if left < 0:
                raise _OutOfBudgetError
            column, below = order[depth], settled[depth + 1]
            groups = self.groups(column, box[column], rows)
            open_ = [fit for fit in groups if not fit & below and (depth + 1, fit) not in covered]
            for fitting in sorted(open_, key=int.bit_count):
                path[column] = groups[fitting]
                if search(depth + 1, fitting):
                    return True
            path[column] = box[column]
            covered.add((depth, rows))
            return False

        return tuple(path) if not alive & settled[0] and search(0, alive) else None

    def groups(self, column: int, mask: int, rows: int) -> dict[int, int]:
        """The atoms of a mask put together by which of some rows fit them: rows → atoms.

        Rows change only at the ends of their runs, so with few rows only those places are looked at.
        """
        groups: dict[int, int] = {}
        by_atom = self.matching[column]
        if 3 * rows.bit_count() < mask.bit_count():
            edges = self._edges[column]
            places = {0}
            for row in bits(rows):
                places.update(edges[row])
            ordered = sorted(places)
            for first, after in zip(ordered, [*ordered[1:], len(by_atom)], strict=True):
                part = mask >> first & (1 << (after - first)) - 1
                if part:
                    fitting = rows & by_atom[first]
                    groups[fitting] = groups.get(fitting, 0) | part << first
            return groups
        while mask:
            low = mask & -mask
            fitting = rows & by_atom[low.bit_length() - 1]
            groups[fitting] = groups.get(fitting, 0) | low
            mask ^= low
        return groups

    def _hole_by_halving(self, box: Box, alive: int, nodes: int) -> Box | None:
        waiting = [(box, alive)]
        while waiting:
            box, alive = waiting.pop()
            alive = self.meeting(box, alive)
            if not alive:
                return box
            if self.containing(box, alive):
                continue
            nodes -= 1
            if nodes < 0:
                raise _OutOfBudgetError
            column, part = self._cut(box, list(bits(alive)))
            waiting.append((_with(box, column, box[column] & part), alive))
            waiting.append((_with(box, column, box[column] & ~part), alive))
        return None

    def _cut(self, box: Box, rows: Sequence[int]) -> tuple[int, int]:
        """The column and the part of it where cutting leaves the fewest rows on both sides."""
        alive = 0
        for row in rows:
            alive |= 1 << row
        best: tuple[tuple[int, int], int, int] | None = None
        tried: set[tuple[int, int]] = set()
        for row in rows[:: max(1, len(rows) // _SAMPLED_ROWS)]:
            for column, mask in enumerate(self.rows[row]):
                inside = mask & box[column]
                if inside == box[column]:
                    continue
                for part in _cuts(box[column], inside):
                    if (column, part) in tried:
                        continue
                    tried.add((column, part))
                    one = (alive & self.touching(column, part)).bit_count()
                    other = (alive & self.touching(column, box[column] & ~part)).bit_count()
                    score = (one + other, max(one, other))
                    if best is None or score < best[0]:
                        best = (score, column, part)
        if best is None:
            raise ValueError("every row holds the whole box")
        return best[1], best[2]


def _cuts(whole: int, inside: int) -> Iterator[int]:
    """Ways to part a mask by a row's own part of it: below it, up to its end, or just that part."""
    below = whole & ((inside & -inside) - 1)
    upto = whole & ((1 << inside.bit_length()) - 1)
    if below:
        yield below
    if upto != whole:
        yield upto
    if (below or upto != whole) and below | inside != upto:
        yield inside
    if not below and upto == whole:
        yield inside


def _with(box: Box, column: int, mask: int) -> Box:
    return (*box[:column], mask, *box[column + 1 :])


def _meet(one: Box, other: Box) -> bool:
    return all(a & b for a, b in zip(one, other, strict=True))


def _matching(size: int, masks: Sequence[int]) -> list[int]:
    """For each atom the rows whose mask has it, found in one sweep over the runs of the masks."""
    begins: list[int] = [0] * (size + 1)
    ends: list[int] = [0] * (size + 1)
    rows_of: dict[int, int] = {}
    for row, mask in enumerate(masks):
        rows_of[mask] = rows_of.get(mask, 0) | 1 << row
    for mask, rows in rows_of.items():
        for first, after in runs(mask):
            begins[first] |= rows
            ends[after] |= rows
    matching, current = [], 0
    for atom in range(size):
        current = (current & ~ends[atom]) | begins[atom]
        matching.append(current)
    return matching


def _edges(masks: Sequence[int], size: int) -> list[tuple[int, ...]]:
    """For each row the atoms at which it begins or stops to fit."""
    known: dict[int, tuple[int, ...]] = {}
    found = []
    for mask in masks:
        edges = known.get(mask)
        if edges is None:
            edges = tuple(edge for run in runs(mask) for edge in run if edge < size)
            known[mask] = edges
        found.append(edges)
    return found


def runs(mask: int) -> Iterator[tuple[int, int]]:
    """The runs of neighbouring set bits of a mask as (first, one past the last)."""
    at = 0
    while mask:
        skip = (mask & -mask).bit_length() - 1
        mask >>= skip
        length = ((mask + 1) & ~mask).bit_length() - 1
        yield at + skip, at + skip + length
        mask >>= length
        at += skip + length

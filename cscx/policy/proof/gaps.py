"""Cases that no rule covers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from cscx.policy.language.values import Field, Value
from cscx.policy.proof.region import Region, region_of, widen
from cscx.policy.tables.cover import NODES, UNDECIDED, Box, Cover, Undecided
from cscx.policy.tables.table import Table


class Reach(Protocol):
    """Finds real source values that lead into a box."""

    @property
    def fields(self) -> Mapping[str, Field]:
        """The inputs of a case, those of the tables before among them."""

    def find(self, box: Box) -> Mapping[str, Value] | Undecided | None:
        """A case in a box; None when there provably is none."""


MOST = 5
_UNREACHABLE_TRIES = 200


@dataclass(frozen=True, slots=True)
class Gap:
    """A region that no rule covers."""

    region: Region


@dataclass(frozen=True, slots=True)
class Holes:
    """The regions found; `complete` says that there are no others, `undecided` that nobody knows."""

    regions: tuple[Region, ...]
    complete: bool
    undecided: bool


def gaps(
    table: Table, reach: Reach | None = None, *, most: int = MOST, nodes: int = NODES
) -> Holes:
    """The cases that no rule covers, as few readable regions, at most `most`.

    What `otherwise` takes is found here too: whoever asks knows whether the table has one.
    """
    return holes(table, table.cover.full, table.all_rows, reach, most=most, nodes=nodes)


def holes(
    table: Table,
    within: Box,
    rows: int,
    reach: Reach | None = None,
    *,
    most: int = MOST,
    nodes: int = NODES,
) -> Holes:
    """The parts of a box that some rows leave uncovered."""
    found: list[Region] = []
    closed: list[Box] = []  # regions already told, and those that no real case reaches
    base = table.cover
    rows |= table.impossible_rows
    cover, extra = base, 0
    unreachable = 0
    while len(found) < most:
        hole = cover.uncovered(within, rows | extra, nodes)
        if hole is None:
            return Holes(tuple(found), complete=True, undecided=False)
        if hole is UNDECIDED:
            return Holes(tuple(found), complete=False, undecided=True)
        region: Region | None = None
        if reach is None:
            hole = widen(cover, hole, within, rows | extra)
            region = region_of(table, hole)
        else:
            case = reach.find(hole)
            if case is UNDECIDED:
                return Holes(tuple(found), complete=False, undecided=True)
            if case is not None:
                hole = widen(cover, hole, within, rows | extra)
                region = region_of(table, hole, case, reach.fields)
            else:
                unreachable += 1
                if unreachable > _UNREACHABLE_TRIES:
                    return Holes(tuple(found), complete=False, undecided=True)
                hole = _widen_unreachable(hole, within, reach)
        if region is not None:
            found.append(region)
        closed.append(hole)
        cover = Cover(base.sizes, [*base.rows, *closed])
        extra = ((1 << len(closed)) - 1) << len(base.rows)
    return Holes(tuple(found), complete=False, undecided=False)


def taken(
    table: Table, box: Box, rows: int, reach: Reach | None = None, nodes: int = NODES
) -> bool | Undecided:
    """Whether some rows take every real case of a box."""
    if reach is None:
        hole = table.cover.uncovered(box, rows | table.impossible_rows, nodes)
        return hole if hole is UNDECIDED else hole is None
    places = holes(table, box, rows, reach, most=1, nodes=nodes)
    return UNDECIDED if places.undecided else not places.regions


def _widen_unreachable(hole: Box, within: Box, reach: Reach) -> Box:
    """Free whole columns as long as still no real case reaches the box, to rule out much at once."""
    for column in range(len(hole)):
        if hole[column] != within[column]:
            tried = (*hole[:column], within[column], *hole[column + 1 :])
            if reach.find(tried) is None:
                hole = tried
    return hole

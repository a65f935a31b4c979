"""Rules that can never give the answer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cscx.policy.proof.gaps import Reach, taken
from cscx.policy.tables.cover import NODES, UNDECIDED, Box, bits, volume
from cscx.policy.tables.possible import earlier_rows
from cscx.policy.tables.table import Table

_EXPLAINED = 20


@dataclass(frozen=True, slots=True)
class Shadow:
    """A rule that never answers. `by` are the rules that take all its cases; none: it fits no case.

    None: rules before it take them together, too many findings to say which.
    """

    rule: int
    by: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Shadows:
    """The rules found, and those nobody knows about."""

    shadows: tuple[Shadow, ...]
    undecided: tuple[int, ...]


def shadows(
    table: Table,
    reach: Reach | None = None,
    nodes: int = NODES,
    *,
    answering: Collection[int] = (),
) -> Shadows:
    """Rules whose conditions fit no case, or (first, priority) whose cases others take before them.

    `answering` are rules known to answer a case; they need no search.
    """
    found: list[Shadow] = []
    undecided: list[int] = []
    for rule, rows in enumerate(table.rule_rows):
        if rule in answering:
            continue
        takers, answers = 0, False
        unsure = False
        for index in bits(rows):
            before = earlier_rows(table, index, table.all_rows & table.cover.overlapping(index))
            result = taken(table, table.rows[index].box, before, reach, nodes)
            answers = result is False
            if answers:
                break
            unsure = unsure or result is UNDECIDED
            takers |= before
        if unsure and not answers:
            undecided.append(rule)
        elif not answers:
            named = len(found) < _EXPLAINED or not takers
            by = table.rules_of(_needed(table, rows, takers)) if named else None
            found.append(Shadow(rule, by))
    return Shadows(tuple(found), tuple(undecided))


def _needed(table: Table, rows: int, takers: int) -> int:
    """A small part of the rows that take some rows' cases: added hole by hole until none is left."""
    cover, chosen = table.cover, 0
    for index in bits(rows):
        box = table.rows[index].box
        single = cover.containing(box, takers) if all(box) else 0
        if single:
            chosen |= single & -single
            continue
        while isinstance(hole := cover.uncovered(box, chosen | table.impossible_rows), tuple):
            fitting = cover.meeting(hole, takers & ~chosen)
            if not fitting:
                break  # what is left no real case reaches
            best = max(bits(fitting), key=lambda row: _common(cover.rows[row], hole))
            chosen |= 1 << best
    return chosen


def _common(one: Box, other: Box) -> int:
    return volume(tuple(a & b for a, b in zip(one, other, strict=True)))

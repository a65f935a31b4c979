"""Rules that can never give the answer."""

from __future__ import annotations

from dataclasses import dataclass

from cscx.policy.cover import NODES, UNDECIDED, bits
from cscx.policy.gaps import Reach, holes
from cscx.policy.possible import earlier_rows
from cscx.policy.table import Table


@dataclass(frozen=True, slots=True)
class Shadow:
    """A rule that never answers. `by` are the rules that take all its cases; none: it fits no case."""

    rule: int
    by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shadows:
    """The rules found, and those nobody knows about."""

    shadows: tuple[Shadow, ...]
    undecided: tuple[int, ...]


def shadows(table: Table, reach: Reach | None = None, nodes: int = NODES) -> Shadows:
    """Rules whose conditions fit no case, or (first, priority) whose cases others take before them."""
    found: list[Shadow] = []
    undecided: list[int] = []
    for rule, rows in enumerate(table.rule_rows):
        takers, open_ = 0, False
        for index in bits(rows):
            before = earlier_rows(table, index, table.all_rows & table.cover.overlapping(index))
            places = holes(table, table.rows[index].box, before, reach, most=1, nodes=nodes)
            if places.regions:
                break
            if places.undecided:
                open_ = True
                break
            takers |= before
        else:
            by = table.rules_of(_needed(table, rows, takers))
            found.append(Shadow(rule, by))
            continue
        if open_:
            undecided.append(rule)
    return Shadows(tuple(found), tuple(undecided))


def _needed(table: Table, rows: int, takers: int) -> int:
    """Of the rows that together take some rows' cases a set from which none can be left out."""
    targets = [table.rows[index].box for index in bits(rows) if all(table.rows[index].box)]
    for box in targets:
        single = table.cover.containing(box, takers)
        if single and len(targets) == 1:
            return single & -single
    needed = takers
    for index in reversed(list(bits(takers))):
        less = needed & ~(1 << index)
        without = less | table.impossible_rows
        results = [table.cover.uncovered(box, without) for box in targets]
        if all(result is None for result in results) and UNDECIDED not in results:
            needed = less
    return needed

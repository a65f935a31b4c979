"""What a table can still answer when only part of a case is known: a box instead of a point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cscx.policy.tables.aggregate import NONE, Answer, answer, rank
from cscx.policy.tables.cover import Box, Cover, bits
from cscx.policy.tables.table import Table

HOLE_NODES = 2_000
"""How far to look for a case that no earlier row fits."""
ORDERED_HITS = ("first", "priority")
"""The hit policies in which one row may silence another."""
_MOST_SETS = 5_000


@dataclass(frozen=True, slots=True)
class Possible:
    """The answers still possible, without repetition, and the rows that may give them.

    `exact` is False where a budget ran out and some of them may be impossible after all.
    """

    answers: tuple[Answer, ...]
    rows: int
    exact: bool


def possible(table: Table, box: Box, nodes: int = HOLE_NODES) -> Possible:
    """The answers that cases inside a box can get. Computed outputs stay formulas."""
    cover = table.cover
    alive = cover.meeting(box, table.all_rows)
    if all(mask.bit_count() == 1 for mask in box):
        return Possible((answer(table, alive),), alive, exact=True)
    if table.definition.hit == "collect":
        return _collectable(table, box, alive)
    chosen, exact = _effective(table, box, alive, nodes)
    answers: dict[object, Answer] = {}
    for index in bits(chosen):
        found = answer(table, 1 << index)
        answers.setdefault(found.meaning, found)
    hole = cover.uncovered(box, alive | table.impossible_rows, nodes)
    if hole is not None:
        exact = exact and isinstance(hole, tuple)
        otherwise = answer(table, 0) if table.otherwise else NONE
        answers.setdefault(otherwise.meaning, otherwise)
    return Possible(tuple(answers.values()), chosen, exact)


def row_sets(cover: Cover, box: Box, rows: int, *, once: bool = True) -> Iterator[tuple[int, Box]]:
    """Every set of rows that fits some case of a box exactly, with a box of such cases.

    Once a set; with `once` False once for each of its boxes.
    """
    last = len(box)
    seen: set[tuple[int, int]] = set()

    def search(depth: int, alive: int, path: Box) -> Iterator[tuple[int, Box]]:
        if once and (depth, alive) in seen:
            return
        seen.add((depth, alive))
        if depth == last:
            yield alive, path
            return
        groups: dict[int, int] = {}
        for atom in bits(box[depth]):
            fitting = alive & cover.matching[depth][atom]
            groups[fitting] = groups.get(fitting, 0) | 1 << atom
        for fitting, mask in groups.items():
            yield from search(depth + 1, fitting, (*path, mask))

    yield from search(0, rows, ())


def _effective(table: Table, box: Box, alive: int, nodes: int) -> tuple[int, bool]:
    """Of the rows that meet a box those that can give the answer somewhere in it."""
    hit = table.definition.hit
    if hit in ("unique", "any"):
        return alive, True
    order = list(bits(alive))
    if hit == "priority":
        order.sort(key=lambda index: (rank(table, table.rows[index].outcomes), index))
    chosen, exact = 0, True
    for index in order:
        row = table.rows[index]
        before = earlier_rows(table, index, alive)
        common = tuple(a & b for a, b in zip(box, row.box, strict=True))
        hole = table.cover.uncovered(common, before | table.impossible_rows, nodes)
        if hole is not None:
            chosen |= 1 << index
            exact = exact and isinstance(hole, tuple)
    return chosen, exact


def earlier_rows(table: Table, index: int, among: int) -> int:
    """The rows that go before a row: above it (first) or of a smaller rank (priority)."""
    rule = table.rows[index].rule
    match table.definition.hit:
        case "first":
            above = (1 << index) - 1
            return among & above & ~table.rule_rows[rule]
        case "priority":
            own = rank(table, table.rows[index].outcomes)
            found = 0
            for other in bits(among):
                if rank(table, table.rows[other].outcomes) < own:
                    found |= 1 << other
            return found
    return 0


def _collectable(table: Table, box: Box, alive: int) -> Possible:
    answers: dict[object, Answer] = {}
    impossible = table.impossible_rows
    for count, (fitting, _) in enumerate(row_sets(table.cover, box, alive | impossible)):
        if count >= _MOST_SETS:
            return Possible(tuple(answers.values()), alive, exact=False)
        if not fitting & impossible:
            found = answer(table, fitting)
            answers.setdefault(found.meaning, found)
    return Possible(tuple(answers.values()), alive, exact=True)

"""Which cell of a table to point at: the one beside a hole, the one where two rules meet."""

from __future__ import annotations

from collections.abc import Iterator

from cscx.lint.proved import Spot
from cscx.policy.tables.cover import Box, volume
from cscx.policy.tables.domains import Ordered
from cscx.policy.tables.table import Row, Table

_MOST_BESIDE = 3


def cell_of(table: Table, rule: int, name: str) -> Spot:
    """The condition of a rule on an input; its `when` where it has none of its own."""
    if name in table.definition.rules[rule].when:
        return Spot(("rules", rule, "when", name))
    return Spot(("rules", rule, "when"), on_key=True)


def beside(table: Table, hole: Box) -> Iterator[Spot]:
    """The cells of the rules that end just where a hole begins, the likeliest first.

    A rule lies beside a hole when one column alone keeps it out. In an ordered column its range must
    touch the hole; an unordered column says something only when a single rule lies beside there.
    Likeliest is a rule that would fill the hole and, of those, the one that would fill little more.
    """
    touching: dict[Spot, tuple[bool, int]] = {}
    others: dict[Spot, tuple[bool, int]] = {}
    for row in table.rows:
        apart = [k for k, mask in enumerate(row.box) if not mask & hole[k]]
        if len(apart) != 1:
            continue
        column = table.columns[apart[0]]
        spot = cell_of(table, row.rule, column.field.name)
        if spot.on_key:
            continue
        if not isinstance(column, Ordered):
            others.setdefault(spot, _likeness(row.box, hole, apart[0]))
        elif (row.box[apart[0]] << 1 | row.box[apart[0]] >> 1) & hole[apart[0]]:
            touching.setdefault(spot, _likeness(row.box, hole, apart[0]))
    found = sorted(touching, key=lambda spot: touching[spot])
    if len(others) == 1:
        ((only, likeness),) = others.items()
        if not found or likeness < touching[found[0]]:
            found = [only, *found]
    yield from found[:_MOST_BESIDE]


def _likeness(box: Box, hole: Box, apart: int) -> tuple[bool, int]:
    rest = [
        (mask, empty) for k, (mask, empty) in enumerate(zip(box, hole, strict=True)) if k != apart
    ]
    return any(empty & ~mask for mask, empty in rest), volume([mask for mask, _ in rest])


def meeting_cell(table: Table, first: int, second: int) -> Spot:
    """The cell of the second rule that lets it meet the first: the only one not shared or apart."""
    pairs = (
        (one, other)
        for one in _rows(table, first)
        for other in _rows(table, second)
        if all(a & b for a, b in zip(one.box, other.box, strict=True))
    )
    one, other = next(pairs)
    partly = [
        column.field.name
        for column, a, b in zip(table.columns, one.box, other.box, strict=True)
        if a != b and b != (1 << column.size) - 1 and a != (1 << column.size) - 1
    ]
    if len(partly) == 1:
        return cell_of(table, second, partly[0])
    return Spot(("rules", second, "when"), on_key=True)


def _rows(table: Table, rule: int) -> Iterator[Row]:
    return (row for row in table.rows if row.rule == rule)

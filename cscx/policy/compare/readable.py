"""The points of a label as few boxes as can be read: each with as few conditions as will do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from cscx.policy.compare.diagram import Diagram
from cscx.policy.tables.cover import Box, bits, volume

MOST_PATHS = 3_000


class Readable(NamedTuple):
    """A box to be read, and the parts of it that hold points of the label which no box before it has."""

    box: Box
    parts: tuple[Box, ...]


def boxes_of(diagram: Diagram, label: int, free: frozenset[int]) -> tuple[list[Readable], bool]:
    """Boxes that together hold all points of a label, and whether they are all.

    They may overlap, but each has points that none before it has. `free` are labels that do not matter, into which a box may grow.
    """
    allowed = free | {label}
    paths = list(islice(diagram.paths(label), MOST_PATHS + 1))
    complete = len(paths) <= MOST_PATHS
    chosen: list[Box] = []
    for path in paths[:MOST_PATHS]:
        if not any(_holds(box, path) for box in chosen):
            chosen.append(_grown(diagram, path, allowed))
    needed = _needed(chosen, paths[:MOST_PATHS])
    full = diagram.full
    needed.sort(key=lambda box: (_bound(box, full), -volume(box), box))
    return list(_apart(needed, paths, full)), complete


def _apart(boxes: Sequence[Box], paths: Sequence[Box], full: Box) -> Iterator[Readable]:
    """The boxes, each with the paths that none before it holds and no wider than those where it is bound."""
    left = list(paths)
    for box in boxes:
        mine = [path for path in left if _holds(box, path)]
        if not mine:
            continue
        left = [path for path in left if not _holds(box, path)]
        hull = [0] * len(full)
        for path in mine:
            hull = [known | mask for known, mask in zip(hull, path, strict=True)]
        narrow = (
            part if mask != whole and _is_row(part) else mask
            for mask, part, whole in zip(box, hull, full, strict=True)
        )
        yield Readable(tuple(narrow), tuple(mine))


def _is_row(mask: int) -> bool:
    """Whether atoms lie side by side, so that a number is told by two ends."""
    low = mask & -mask
    return not mask & (mask + low)


def _grown(diagram: Diagram, path: Box, allowed: frozenset[int]) -> Box:
    full = diagram.full
    columns = range(len(path))
    orders = (
        list(columns),
        list(reversed(columns)),
        sorted(columns, key=lambda k: full[k].bit_count() - path[k].bit_count()),
        sorted(columns, key=lambda k: path[k].bit_count() - full[k].bit_count()),
    )
    best = min(
        (_freed(diagram, path, allowed, order) for order in orders),
        key=lambda box: (_bound(box, full), -volume(box)),
    )
    for column in columns:
        for atom in bits(full[column] & ~best[column]):
            tried = (*best[:column], best[column] | 1 << atom, *best[column + 1 :])
            if diagram.within(tried, allowed):
                best = tried
    return best


def _freed(diagram: Diagram, path: Box, allowed: frozenset[int], order: Sequence[int]) -> Box:
    grown, full = path, diagram.full
    for column in order:
        tried = (*grown[:column], full[column], *grown[column + 1 :])
        if tried != grown and diagram.within(tried, allowed):
            grown = tried
    return grown


def _needed(chosen: list[Box], paths: Sequence[Box]) -> list[Box]:
    """Those of the boxes without which some path would be left out."""
    kept = list(chosen)
    holders = [{index for index, box in enumerate(kept) if _holds(box, path)} for path in paths]
    gone: set[int] = set()
    for index in range(len(kept) - 1, -1, -1):
        mine = [holder for holder in holders if index in holder]
        if mine and all(len(holder - gone) > 1 for holder in mine):
            gone.add(index)
    return [box for index, box in enumerate(kept) if index not in gone]


def _bound(box: Box, full: Box) -> int:
    return sum(mask != whole for mask, whole in zip(box, full, strict=True))


def _holds(box: Box, inner: Box) -> bool:
    return all(not part & ~whole for whole, part in zip(box, inner, strict=True))

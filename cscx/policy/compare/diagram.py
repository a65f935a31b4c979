"""A function over columns of atoms as a decision diagram: built from rows, counted, asked about boxes.

Two points lead to the same leaf exactly when the same rows fit, or rows that give the same label.
Nodes with one child are left out and equal nodes exist once, so that what a whole table says often
takes a few dozen of them. Source of the structure: multi-valued decision diagrams (Srinivasan 1990).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from cscx.policy.tables.cover import Box, Cover

MOST_STATES = 150_000
"""Sets of rows looked at, over all columns, before the diagram gives up."""

Branches = tuple[tuple[int, int], ...]
"""The ways on from a node: (mask of atoms, id of the node below)."""


class TooLargeError(Exception):
    """The diagram would have too many states."""


@dataclass(slots=True)
class Diagram:
    """Leaves have the ids of their labels, below `len(labels)`; every other id is a node."""

    sizes: tuple[int, ...]
    labels: list[Hashable] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)
    branches: list[Branches] = field(default_factory=list)
    root: int = 0

    @property
    def full(self) -> Box:
        """The box of all points."""
        return tuple((1 << size) - 1 for size in self.sizes)

    def count(self, label: int) -> int:
        """How many points have a label."""
        known: dict[int, int] = {}

        def below(node: int, depth: int) -> int:
            """The points from a depth on, `node` standing at that depth or further down."""
            own = self._depth(node)
            if node not in known:
                if node < len(self.labels):
                    known[node] = int(node == label)
                else:
                    known[node] = sum(
                        mask.bit_count() * below(child, own + 1) for mask, child in self._of(node)
                    )
            return known[node] * _product(self.sizes[depth:own])

        return below(self.root, 0)

    def paths(self, label: int) -> Iterator[Box]:
        """Boxes that do not overlap and hold exactly the points of a label."""
        reaches: dict[int, bool] = {}

        def leads(node: int) -> bool:
            if node not in reaches:
                reaches[node] = (
                    node == label
                    if node < len(self.labels)
                    else any(leads(child) for _, child in self._of(node))
                )
            return reaches[node]

        def walk(node: int, box: Box) -> Iterator[Box]:
            if node < len(self.labels):
                yield box
                return
            at = self._depth(node)
            for mask, child in self._of(node):
                if leads(child):
                    yield from walk(child, (*box[:at], mask, *box[at + 1 :]))

        if leads(self.root):
            yield from walk(self.root, self.full)

    def within(self, box: Box, allowed: Container[int]) -> bool:
        """Whether every point of a box has one of some labels."""
        leaves, depths, branches = len(self.labels), self.depths, self.branches
        seen: set[int] = set()
        waiting = [self.root]
        while waiting:
            node = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            at = node - leaves
            if at < 0:
                if node not in allowed:
                    return False
                continue
            inside = box[depths[at]]
            waiting += [child for mask, child in branches[at] if mask & inside]
        return True

    def _depth(self, node: int) -> int:
        """The column a node asks about; leaves lie below the last one."""
        at = node - len(self.labels)
        return self.depths[at] if at >= 0 else len(self.sizes)

    def _of(self, node: int) -> Branches:
        return self.branches[node - len(self.labels)]


def diagram_of(cover: Cover, label: Callable[[int], Hashable], most: int = MOST_STATES) -> Diagram:
    """The diagram of what `label` says of the set of rows that fit a point.

    Raises TooLargeError where more than `most` sets of rows would have to be looked at.
    """
    last = len(cover.sizes)
    leaves: dict[int, Hashable] = {}
    groups: list[dict[int, dict[int, int]]] = [{} for _ in range(last)]
    layer, states = {cover.every}, 0
    for depth in range(last):
        below: set[int] = set()
        for alive in layer:
            found = cover.groups(depth, cover.full[depth], alive)
            groups[depth][alive] = found
            below.update(found)
            states += len(found)
            if states > most:
                raise TooLargeError
        layer = below
    for alive in layer:
        leaves[alive] = label(alive)
    labels = list(dict.fromkeys(leaves.values()))
    number = {each: index for index, each in enumerate(labels)}
    made = Diagram(cover.sizes, labels)
    ids = {alive: number[each] for alive, each in leaves.items()}
    for depth in range(last - 1, -1, -1):
        ids = _joined(made, depth, groups[depth], ids)
    made.root = ids[cover.every]
    return made


def _joined(
    made: Diagram, depth: int, groups: dict[int, dict[int, int]], below: dict[int, int]
) -> dict[int, int]:
    """The nodes of one column, each once; a set of rows whose atoms all lead to one place has none."""
    ids: dict[int, int] = {}
    known: dict[Branches, int] = {}
    for alive, found in groups.items():
        masks: dict[int, int] = {}
        for fitting, mask in found.items():
            child = below[fitting]
            masks[child] = masks.get(child, 0) | mask
        if len(masks) == 1:
            ids[alive] = next(iter(masks))
            continue
        branches = tuple(sorted((mask, child) for child, mask in masks.items()))
        if branches not in known:
            known[branches] = len(made.labels) + len(made.branches)
            made.branches.append(branches)
            made.depths.append(depth)
        ids[alive] = known[branches]
    return ids


def _product(sizes: Sequence[int]) -> int:
    found = 1
    for size in sizes:
        found *= size
    return found

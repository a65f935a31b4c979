"""The graph of an SOP: which step may follow which, what can be reached, where a case leaves.

Steps are named by their position, so that two steps of one id stay two. A target that is no step of
the SOP leads nowhere here; the linter reports it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cscx.content.cycles import components

if TYPE_CHECKING:
    from cscx.content.kinds.sop import Sop, Step


class Way(NamedTuple):
    """One way on from a step within its SOP; `answer` is the key of branches, None for `next`."""

    source: int
    answer: str | None
    target: str

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where the target is written in the document."""
        if self.answer is None:
            return ("steps", self.source, "next")
        return ("steps", self.source, "branches", self.answer)


class Flow:
    """What follows from the ways on of an SOP. Built once; never changed."""

    def __init__(self, sop: Sop) -> None:
        self.steps: Sequence[Step] = sop.steps
        self.otherwise = sop.otherwise
        self.position: dict[str, int] = {}
        for at, step in enumerate(sop.steps):
            self.position.setdefault(step.id, at)

    @cached_property
    def ways(self) -> tuple[tuple[Way, ...], ...]:
        """The ways on of every step, in the order written."""
        return tuple(
            (
                *(Way(at, answer, target) for answer, target in step.branches.items()),
                *([Way(at, None, step.next)] if step.next is not None else ()),
            )
            for at, step in enumerate(self.steps)
        )

    @cached_property
    def following(self) -> tuple[tuple[int, ...], ...]:
        """The steps each step may lead to, by its own ways on."""
        return tuple(self._known(way.target for way in ways) for ways in self.ways)

    @cached_property
    def successors(self) -> tuple[tuple[int, ...], ...]:
        """The steps each step may lead to, `otherwise` among them where the step is a question."""
        aside = self._known([self.otherwise] if self.otherwise else [])
        return tuple(
            (*following, *(at for at in aside if at not in following))
            if step.branches
            else following
            for step, following in zip(self.steps, self.following, strict=True)
        )

    @cached_property
    def predecessors(self) -> tuple[tuple[int, ...], ...]:
        """The steps that may lead to each step."""
        found: list[list[int]] = [[] for _ in self.steps]
        for source, targets in enumerate(self.successors):
            for target in targets:
                found[target].append(source)
        return tuple(map(tuple, found))

    @cached_property
    def reachable(self) -> frozenset[int]:
        """Every step that a case can come to from the first."""
        return frozenset(reach([0], self.successors))

    @cached_property
    def leaving(self) -> frozenset[int]:
        """Every step from which a case can leave the SOP by the ways written on its steps."""
        backwards: list[list[int]] = [[] for _ in self.steps]
        for source, targets in enumerate(self.following):
            for target in targets:
                backwards[target].append(source)
        exits = [at for at, step in enumerate(self.steps) if step.leaves]
        return frozenset(reach(exits, backwards))

    @cached_property
    def components(self) -> tuple[tuple[int, ...], ...]:
        """Steps that all lead to each other, in the order written; a step outside loops is alone."""
        return tuple(map(tuple, components(dict(enumerate(self.following)))))

    @cached_property
    def loop_of(self) -> tuple[int, ...]:
        """The number of each step's component: two steps of one number lie on a loop."""
        found = [0] * len(self.steps)
        for number, component in enumerate(self.components):
            for at in component:
                found[at] = number
        return tuple(found)

    def goes_round(self, component: Sequence[int]) -> bool:
        """Whether a component is a loop."""
        return len(component) > 1 or component[0] in self.following[component[0]]

    @cached_property
    def longest_decisions(self) -> tuple[int, ...]:
        """The steps that decide on one path from the first that has the most of them.

        Every step counts once: ways back of a loop are not taken.
        """
        best: dict[int, tuple[int, ...]] = {}
        on_path: set[int] = set()
        stack = [(0, iter(self.following[0]))] if self.steps else []
        on_path.add(0)
        while stack:
            at, targets = stack[-1]
            deeper = next((t for t in targets if t not in best and t not in on_path), None)
            if deeper is not None:
                on_path.add(deeper)
                stack.append((deeper, iter(self.following[deeper])))
                continue
            stack.pop()
            on_path.discard(at)
            tails = [best[target] for target in self.following[at] if target in best]
            tail = max(tails, key=len, default=())
            best[at] = (at, *tail) if self.steps[at].decides else tail
        return best.get(0, ())

    def paths(self) -> Iterator[tuple[int, ...]]:
        """Every path from the first step to one without a further way, no step taken twice.

        In the order written. There may be very many: take what is needed.
        """
        stack: list[tuple[int, ...]] = [(0,)] if self.steps else []
        while stack:
            path = stack.pop()
            onward = [target for target in self.following[path[-1]] if target not in path]
            if onward:
                stack.extend((*path, target) for target in reversed(onward))
            elif not self.following[path[-1]]:
                yield path

    def _known(self, targets: Iterable[str]) -> tuple[int, ...]:
        return tuple(
            dict.fromkeys(self.position[target] for target in targets if target in self.position)
        )


def reach(start: Iterable[int], onward: Sequence[Iterable[int]]) -> set[int]:
    """Every position that `start` leads to, itself included."""
    found = set(start)
    waiting = list(found)
    while waiting:
        for target in onward[waiting.pop()]:
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found

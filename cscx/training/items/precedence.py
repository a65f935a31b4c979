"""What must come before what in a procedure: from its graph of steps.

A step dominates another when every way from the first step to the other passes it. `otherwise`
counts as a way from every question.
"""

from __future__ import annotations

from functools import cached_property

from cscx.content.flow import reach
from cscx.content.kinds.sop import Sop


class Precedence:
    """The order that a procedure forces on its steps; steps by their position."""

    def __init__(self, sop: Sop) -> None:
        self.steps = sop.steps
        self._flow = sop.flow

    @cached_property
    def dominators(self) -> dict[int, tuple[int, ...]]:
        """For each step that can be reached, those that every way to it passes, the first first."""
        reachable = sorted(self._flow.reachable)
        without = {at: self._reached_without(at) for at in reachable}
        found = {
            at: [other for other in reachable if other != at and at not in without[other]]
            for at in reachable
        }
        # Of two steps that every way to a third passes, one dominates the other: it has fewer itself.
        return {
            at: tuple(sorted(before, key=lambda other: len(found[other])))
            for at, before in found.items()
        }

    def _reached_without(self, left_out: int) -> set[int]:
        """The steps that can still be reached when one is taken away."""
        if left_out == 0:
            return set()
        onward = [
            () if at == left_out else tuple(to for to in targets if to != left_out)
            for at, targets in enumerate(self._flow.successors)
        ]
        return reach([0], onward)

    @cached_property
    def after(self) -> tuple[frozenset[int], ...]:
        """For each step all that some way leads to from it; itself only on a loop."""
        successors = self._flow.successors
        return tuple(frozenset(reach(targets, successors)) for targets in successors)

    def never_before(self, step: int) -> list[int]:
        """The steps from which no way leads to a step."""
        reachable = sorted(self._flow.reachable)
        return [at for at in reachable if at != step and step not in self.after[at]]

    def is_forced(self, first: int, then: int) -> bool:
        """Whether one step always comes before another and never after it."""
        return first in self.dominators[then] and first not in self.after[then]

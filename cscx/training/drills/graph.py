"""Every state a drill can come to: turn, mood, and what was tried. What the verification walks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from cscx.training.drills.drill import Choice, Drill
from cscx.training.drills.play import Standing, after, beginning, left

MOST_STATES: Final = 20_000


@dataclass(frozen=True)
class Graph:
    """States with the choices that lead on from them; ends have none."""

    start: Standing
    edges: Mapping[Standing, tuple[tuple[Choice, Standing], ...]]

    @cached_property
    def back(self) -> Mapping[Standing, tuple[Standing, ...]]:
        """The states that lead to each."""
        found: dict[Standing, list[Standing]] = {}
        for state, edges in self.edges.items():
            for _, to in edges:
                found.setdefault(to, []).append(state)
        return {state: tuple(states) for state, states in found.items()}

    @cached_property
    def ending(self) -> frozenset[Standing]:
        """The states from which some way leads to an end."""
        waiting = [state for state in self.edges if state.over]
        found = set(waiting)
        while waiting:
            for state in self.back.get(waiting.pop(), ()):
                if state not in found:
                    found.add(state)
                    waiting.append(state)
        return frozenset(found)

    @cached_property
    def loop(self) -> Standing | None:
        """A state that leads back to itself; None where there is none."""
        done: set[Standing] = set()
        open_: set[Standing] = set()
        stack: list[tuple[Standing, Iterator[tuple[Choice, Standing]]]] = []

        def enter(state: Standing) -> None:
            open_.add(state)
            stack.append((state, iter(self.edges.get(state, ()))))

        enter(self.start)
        while stack:
            state, edges = stack[-1]
            following = next(edges, None)
            if following is None:
                stack.pop()
                open_.discard(state)
                done.add(state)
            elif following[1] in open_:
                return following[1]
            elif following[1] not in done:
                enter(following[1])
        return None


def graph_of(drill: Drill) -> Graph:
    """The states that can be reached from the beginning; a turn that is not there has no way on."""
    start = beginning(drill)
    edges: dict[Standing, tuple[tuple[Choice, Standing], ...]] = {}
    waiting = [start]
    turns = {turn.id: turn for turn in drill.turns}
    while waiting and len(edges) < MOST_STATES:
        state = waiting.pop()
        if state in edges:
            continue
        turn = turns.get(state.at)
        offered = left(turn, state) if turn is not None else ()
        edges[state] = tuple((choice, after(state, choice)) for choice in offered)
        waiting += [to for _, to in edges[state] if to not in edges]
    return Graph(start, edges)

"""A walk as the trainee meets it: which steps are decisions, which just happen, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cscx.content.kinds.sop import Sop, Step
from cscx.policy.walk.result import RESOLVED, Stop, Walk
from cscx.training.items.knowledge import Knowledge


@dataclass(frozen=True)
class Place:
    """A stop of a walk with the procedure it belongs to."""

    index: int
    stop: Stop
    procedure: str
    sop: Sop
    step: Step

    @property
    def at(self) -> int:
        """The position of the step in its procedure."""
        return self.sop.flow.position[self.step.id]

    @property
    def key(self) -> tuple[str, str]:
        """The step by name."""
        return self.procedure, self.step.id


@dataclass(frozen=True)
class Scene:
    """A walk of a case, with the documents of its procedures."""

    knowledge: Knowledge
    walk: Walk

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every stop. Raises KeyError where a procedure does not hold on the day."""
        found = []
        for index, stop in enumerate(self.walk.stops):
            name = self.walk.frames[stop.frame].procedure
            sop = self.knowledge.in_force(name, Sop)
            step = sop.step(stop.step.id) if sop is not None else None
            if sop is None or step is None:
                raise KeyError(name)
            found.append(Place(index, stop, name, sop, step))
        return tuple(found)

    def before(self, place: Place) -> Place | None:
        """The stop that led to another one in the same run of its procedure."""
        return next(
            (
                each
                for each in reversed(self.places[: place.index])
                if each.stop.frame == place.stop.frame
            ),
            None,
        )

    def after(self, place: Place) -> Iterator[Place]:
        """The stops that follow in the same run of the procedure."""
        return (
            each for each in self.places[place.index + 1 :] if each.stop.frame == place.stop.frame
        )

    @cached_property
    def order(self) -> tuple[Place, ...]:
        """Every stop in the order of what is done: a decision after what had to be found out for it."""
        late: dict[int, list[Place]] = {}
        found: list[Place] = []
        for place in self.places:
            last = self._last_inside(place)
            if place.step.decide and last > place.index:
                late.setdefault(last, []).append(place)
            else:
                found.append(place)
            found += late.pop(place.index, [])
        return tuple(found)

    def _last_inside(self, place: Place) -> int:
        """The last stop of what a stop opened; itself where it opened nothing."""
        opened = {
            index
            for index, frame in enumerate(self.walk.frames)
            if frame.stop == place.index and frame.opened in ("call", "missing")
        }
        inside = [
            each.index for each in self.places if opened & set(self._parents(each.stop.frame))
        ]
        return max(inside, default=place.index)

    def _parents(self, frame: int) -> Iterator[int]:
        at: int | None = frame
        while at is not None:
            yield at
            at = self.walk.frames[at].parent

    def routine(self, place: Place) -> int | None:
        """The frame of a routine that a stop belongs to, done in one turn.

        A routine is what procedures run first, once it went well.
        """
        for index in self._parents(place.stop.frame):
            frame = self.walk.frames[index]
            if (
                frame.opened != "start"
                and frame.end == RESOLVED
                and self.knowledge.is_first(frame.procedure)
            ):
                return index
        return None

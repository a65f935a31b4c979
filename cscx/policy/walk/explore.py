"""Every way through a procedure: cases that together take each branch that some case can take.

Where a walk needs a fact, it is continued once for each answer, and at a table once for each rule
that can still apply. Two cases at the same place that differ in nothing the procedure's own steps
ahead read go on alike: the second is followed to an end only for the ways that led it there. So is
a case that has left the procedure for good. Procedures it calls are tried answer by answer, not in
every combination: they are explored by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from cscx.policy.language.values import ABSENT, Value
from cscx.policy.tables.chain import Chain
from cscx.policy.walk.definition import ProcedureDefinition
from cscx.policy.walk.reads import Reads
from cscx.policy.walk.result import RESOLVED, Need, Stop, Walk
from cscx.policy.walk.rule_cases import Asked, answer_cases, rule_cases
from cscx.policy.walk.scope import Library, Scope
from cscx.policy.walk.walk import walk

MOST_WALKS: Final = 5_000

Way = tuple[str, str, str | None]
"""A way on: (procedure, step, answer); answer None for the only one, `otherwise` aside."""
OTHERWISE: Final = "otherwise"


@dataclass(frozen=True, slots=True)
class Path:
    """One case with the walk it takes."""

    given: Mapping[str, Value]
    nobody_knows: frozenset[str]
    walk: Walk


@dataclass(frozen=True, slots=True)
class Exploration:
    """What cases can do from a procedure on.

    `paths` are walks to an end, or to where they are stuck, such that each takes a way of the
    procedure, or comes to an end, that no earlier one does. `ways` are those of other procedures,
    too, as far as met. The search ends when every way written in the procedure is taken; `complete`
    is False where the number of walks ran out before.
    """

    paths: tuple[Path, ...]
    ways: frozenset[Way]
    ends: frozenset[str]
    complete: bool

    @property
    def steps(self) -> frozenset[tuple[str, str]]:
        """Every step that some case comes to."""
        return frozenset((procedure, step) for procedure, step, _ in self.ways)


def explore(
    library: Library,
    start: str,
    most: int = MOST_WALKS,
    known: Mapping[str, Value] | None = None,
) -> Exploration:
    """Walk a procedure with cases that take every way; raises KeyError when there is none.

    `known` are facts that all cases share, such as how a procedure ended that runs before.
    """
    scope = library.scope(start)
    reads = Reads(scope)
    answers = _Answers(library, scope)
    waiting: list[tuple[dict[str, Value], frozenset[str]]] = [(dict(known or {}), frozenset())]
    seen: set[object] = set()
    paths: list[Path] = []
    ways: set[Way] = set()
    written = ways_written(library.procedures[start])
    while waiting and most and not written <= ways:
        most -= 1
        given, nobody = waiting.pop()
        found = walk(library, start, given, nobody)
        if found.need is None:
            new = ways_of(found, found.stops)
            ended = any(path.walk.end == found.end for path in paths)
            if not ended or not _own(start, new) <= ways:
                paths.append(Path(given, nobody, found))
            ways |= new
            continue
        more = [({**given, **facts}, nobody) for facts in answers.to(found.need)]
        state = _state(library, reads, found, given, nobody)
        own = any(found.frames[index].procedure == start for index in found.open)
        if own and state not in seen:
            seen.add(state)
            unknown = _unknown(library, found.need)
            if unknown and not nobody:
                waiting.append((given, unknown))
            waiting.extend(reversed(more))
        elif not _own(start, ways_of(found, found.stops[:-1])) <= ways:
            waiting.extend(more[:1])
    ends = frozenset(path.walk.end for path in paths if path.walk.end is not None)
    complete = not waiting or written <= ways
    return Exploration(tuple(paths), frozenset(ways), ends, complete)


def ways_written(procedure: ProcedureDefinition) -> frozenset[Way]:
    """The ways a procedure is written to have: one a branch, one for a step without branches."""
    return frozenset(
        (procedure.name, step.id, key)
        for step in procedure.steps
        for key in (step.branches or (None,))
    )


def _own(start: str, ways: AbstractSet[Way]) -> set[Way]:
    """The ways of the procedure itself."""
    return {way for way in ways if way[0] == start}


def ways_of(found: Walk, stops: Sequence[Stop]) -> set[Way]:
    """The ways a walk takes at some of its stops."""
    return {
        (
            found.frames[stop.frame].procedure,
            stop.step.id,
            OTHERWISE if stop.otherwise else stop.answer,
        )
        for stop in stops
    }


def _state(
    library: Library,
    reads: Reads,
    found: Walk,
    given: Mapping[str, Value],
    nobody: frozenset[str],
) -> object:
    """Where a walk waits and everything known that the way from there can depend on."""
    places = []
    matters: set[str] = set()
    for index in found.open:
        stops = [stop for stop in found.stops if stop.frame == index]
        procedure = found.frames[index].procedure
        at = library.position(procedure, stops[-1].step.id) if stops else 0
        places.append((procedure, at if stops else None))
        if procedure == found.procedure:
            matters |= reads.ahead_of((procedure, at or 0))
    firsts = {name for each in library.procedures.values() for name in each.first}
    done = firsts & {frame.procedure for frame in found.frames if frame.end == RESOLVED}
    known = {**given, **found.known}
    facts = frozenset((name, value) for name, value in known.items() if name in matters)
    return tuple(places), frozenset(done), facts, frozenset(nobody & matters)


def _unknown(library: Library, need: Need) -> frozenset[str]:
    """All that is open where the walk waits, if a case in which nobody knows it has a way on."""
    if need.kind == "choice" or library.procedures[need.procedure].otherwise is None:
        return frozenset()
    sources = need.chain.sources if need.chain is not None else ()
    return frozenset({need.name, *(name for name in sources if name not in need.known)})


class _Answers:
    """The facts to go on with where a walk waits; looked for once for all that is known there."""

    def __init__(self, library: Library, scope: Scope) -> None:
        self._library, self._scope = library, scope
        self._found: dict[object, list[dict[str, Value]]] = {}

    def to(self, need: Need) -> list[dict[str, Value]]:
        """One set of facts a way that they may lead to."""
        if need.kind != "input" or need.chain is None:
            answer = need.kind == "answer"
            return [
                {need.name: text if answer else need.field.read(text)} for text in need.field.values
            ]
        place = (need.procedure, id(need.step), need.name, tuple(need.known.items()))
        if place not in self._found:
            self._found[place] = list(self._of_table(need, need.chain))
        return self._found[place]

    def _of_table(self, need: Need, chain: Chain) -> Iterator[dict[str, Value]]:
        """Elsewhere than in the procedure itself, a case for each answer of a table will do."""
        item = self._library.inputs.get(need.name)
        if item is not None and item.if_missing:
            yield {need.name: ABSENT}
        asked = Asked(need.name, chain, need.known)
        if need.procedure == self._scope.start:
            yield from rule_cases(asked, self._scope.own_columns)
        else:
            yield from answer_cases(asked, need.step.output)

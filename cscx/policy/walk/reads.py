"""What can still matter to a case at a step: the facts that the steps ahead of it read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from cscx.policy.language.problem import TableError
from cscx.policy.tables.chain import Chain, all_fields
from cscx.policy.walk.definition import StepDefinition
from cscx.policy.walk.scope import Library, Scope

Place = tuple[str, int]
"""A step: (procedure, position)."""


class Reads:
    """For every step of a scope the names of the facts that it or a step ahead of it reads.

    Steps ahead are those of the procedures it calls and goes on to, too. Names are those of
    `Scope.fields`.
    """

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._library: Library = scope.library

    def ahead_of(self, place: Place) -> frozenset[str]:
        """The names read from a step on."""
        return self._ahead.get(place, frozenset())

    @cached_property
    def _ahead(self) -> Mapping[Place, frozenset[str]]:
        """Names are passed back along the ways until nothing changes."""
        own: dict[Place, set[str]] = {}
        before: dict[Place, list[Place]] = {}
        for name in self._scope.procedures:
            for at, step in enumerate(self._library.procedures[name].steps):
                own[name, at] = set(self._own(name, at, step))
                for target in self._following(name, step):
                    before.setdefault(target, []).append((name, at))
        waiting = list(own)
        while waiting:
            place = waiting.pop()
            for earlier in before.get(place, ()):
                if not own[place] <= own[earlier]:
                    own[earlier] |= own[place]
                    waiting.append(earlier)
        return {place: frozenset(names) for place, names in own.items()}

    def _own(self, procedure: str, at: int, step: StepDefinition) -> Iterable[str]:
        if step.asking in ("ask", "check"):
            yield self._scope.names[procedure, step.id]
        chain = self._chain(procedure, at, step)
        if chain is None:
            return
        yield from all_fields(chain)
        for table in chain.tables:
            for item in table.definition.inputs:
                if item.source is not None:
                    yield ".".join(item.source)
        if step.decide:
            yield from (f"{step.decide}.{output}" for output in chain.table.outputs)

    def _following(self, procedure: str, step: StepDefinition) -> Iterable[Place]:
        targets = [*step.branches.values(), *([step.next] if step.next else [])]
        otherwise = self._library.procedures[procedure].otherwise
        if step.branches and otherwise:
            targets.append(otherwise)
        for target in targets:
            at = self._library.position(procedure, target)
            if at is not None:
                yield procedure, at
        for name in (step.call, step.go_to, *self._searches(procedure, step)):
            if name:
                yield name, 0
        if self._library.position(procedure, step.id) == 0:
            for name in self._library.procedures[procedure].first:
                yield name, 0

    def _searches(self, procedure: str, step: StepDefinition) -> Iterable[str]:
        """The procedures that inputs of a step may be found out by."""
        at = self._library.position(procedure, step.id)
        chain = None if at is None else self._chain(procedure, at, step)
        for name in all_fields(chain) if chain is not None else ():
            item = self._library.inputs.get(name)
            if item is not None and item.if_missing:
                yield item.if_missing

    def _chain(self, procedure: str, at: int, step: StepDefinition) -> Chain | None:
        try:
            if step.asking == "by":
                return self._library.branches(procedure, at)
            return self._library.table(step.decide) if step.decide else None
        except (TableError, KeyError):
            return None

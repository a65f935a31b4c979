"""The branches of a step on an input as a table whose answer is the next step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from cscx.change.tables.known import Versions
from cscx.content.kinds.sop import Sop
from cscx.content.policies import Policies
from cscx.policy.language.conditions import facts_in
from cscx.policy.tables.definition import OutputDefinition, TableDefinition
from cscx.policy.walk.branch_table import branch_table
from cscx.policy.walk.definition import ProcedureDefinition, StepDefinition

_NEXT = "다음 단계"


class Branching(NamedTuple):
    """A step that branches on an input, in both versions; `uses` are the facts and inputs it needs."""

    step: str
    before: TableDefinition
    after: TableDefinition
    uses: frozenset[tuple[str, str]]


def branchings(name: str, before: Policies, after: Policies) -> Iterator[Branching]:
    """The steps of an SOP that branch on an input in both versions."""
    sides = [_procedure(name, policies) for policies in (before, after)]
    if sides[0] is None or sides[1] is None:
        return
    known = {step.id: step for step in sides[0].steps if step.by}
    for step in sides[1].steps:
        old = known.get(step.id)
        if old is not None and step.by:
            definitions = (_table(old, name, before), _table(step, name, after))
            uses = frozenset(use for definition in definitions for use in _uses(definition))
            yield Branching(step.id, *definitions, uses)


def versions(branching: Branching, before: Policies, after: Policies) -> Versions:
    """Both versions as tables."""
    return Versions(
        (branching.before, branching.after),
        (lambda: before.chain_of(branching.before), lambda: after.chain_of(branching.after)),
        (before, after),
    )


def _procedure(name: str, policies: Policies) -> ProcedureDefinition | None:
    entry = policies.corpus.find("sop", name)
    if entry is None or not isinstance(entry.body, Sop):
        return None
    return policies.library.procedures[name]


def _table(step: StepDefinition, name: str, policies: Policies) -> TableDefinition:
    library = policies.library
    made = branch_table(step, f"{name}.{step.id}", library.inputs, library.facts)
    targets = list(step.branches.values())

    def put(then: Any) -> dict[str, Any]:
        """The place of a key as the step it leads to."""
        (place,) = then.values()
        return {_NEXT: targets[int(place)]}

    otherwise = made.otherwise
    return replace(
        made,
        outputs=(OutputDefinition(_NEXT, values=tuple(dict.fromkeys(targets))),),
        rules=tuple(replace(rule, then=put(rule.then)) for rule in made.rules),
        otherwise=None if otherwise is None else replace(otherwise, then=put(otherwise.then)),
    )


def _uses(definition: TableDefinition) -> Iterator[tuple[str, str]]:
    for rule in definition.rules:
        yield from (("fact", name) for cell in rule.when.values() for name in facts_in(cell))
    for item in definition.inputs:
        yield "input", item.name
        yield from (("fact", name) for name in facts_in(item.formula))
        if item.source is not None:
            yield "table", item.source[0]

"""The branches of a `by` step as a decision table: one rule a key, `else` its otherwise.

So a key means what a condition of a table means, facts by tier and computed inputs among them.
The one output is the position of the key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cscx.policy.language.conditions import facts_in
from cscx.policy.language.formula import inputs_named
from cscx.policy.language.problem import Path
from cscx.policy.tables.definition import (
    ByTier,
    Facts,
    InputDefinition,
    OtherwiseDefinition,
    OutputDefinition,
    RuleDefinition,
    TableDefinition,
)
from cscx.policy.walk.definition import ELSE, StepDefinition

_WAY = "way"


def branch_table(
    step: StepDefinition, name: str, inputs: Mapping[str, InputDefinition], facts: Facts
) -> TableDefinition:
    """The table of a step that has `by`; an input that the list does not know is a text."""
    keys = list(step.branches)
    by = step.by or ""
    rules = tuple(
        RuleDefinition(key, {by: key}, {_WAY: str(at)})
        for at, key in enumerate(keys)
        if key != ELSE
    )
    otherwise = OtherwiseDefinition({_WAY: str(keys.index(ELSE))}) if ELSE in keys else None
    return TableDefinition(
        name=name,
        inputs=tuple(_with_sources([by, *_tiers(keys, facts)], inputs)),
        outputs=(OutputDefinition(_WAY, values=tuple(map(str, range(len(keys))))),),
        rules=rules,
        otherwise=otherwise,
        facts=facts,
    )


def place_in_step(path: Path, at: int, step: StepDefinition) -> Path:
    """Where a mistake of a branch table stands in the procedure."""
    keys = [key for key in step.branches if key != ELSE]
    if path[:1] == ("rules",) and len(path) > 1 and isinstance(path[1], int):
        return ("steps", at, "branches", keys[path[1]])
    return ("steps", at, "by")


def _tiers(keys: Iterable[str], facts: Facts) -> Iterable[str]:
    """The inputs that facts of the keys differ by."""
    for key in keys:
        for name in facts_in(key):
            found = facts(name)
            if isinstance(found, ByTier):
                yield found.by


def _with_sources(
    names: Iterable[str], inputs: Mapping[str, InputDefinition]
) -> Iterable[InputDefinition]:
    """The inputs of some names, and after each those that it is computed from."""
    waiting, seen = list(names), set[str]()
    while waiting:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        item = inputs.get(name, InputDefinition(name))
        yield item
        if item.formula is not None:
            waiting.extend(inputs_named(item.formula, inputs))

"""Every small mistake a hand could make in a table.

A bound moves over its edge, a value is lost or added, a condition or a rule is dropped, an answer is
another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from cscx.messages import Text
from cscx.policy.language.conditions import FACT, Changed
from cscx.policy.language.problem import Path
from cscx.policy.language.values import Type
from cscx.policy.tables.definition import ByTier, RuleDefinition, TableDefinition
from cscx.policy.tables.table import Table
from cscx.policy.testing.criterion_changes import Change, changes

_RULE_LOST = Text("규칙 ‘{rule}’{rule:이/가} 없어짐", "rule {rule} is gone")
_CONDITION_LOST = Text(
    "‘{rule}’에서 ‘{input}’ 조건이 없어짐", "{rule} loses its condition on {input}"
)
_CONDITION = Text("‘{rule}’의 ‘{input}’ 조건: {change}", "{rule}, condition on {input}: {change}")
_OUTPUT = Text(
    "‘{rule}’의 ‘{output}’ 값이 {value}{value:으로/로} 바뀜", "{rule} answers {value} for {output}"
)
_SWAPPED = Text("‘{rule}’{rule:과/와} ‘{next}’의 순서가 바뀜", "{rule} and {next} change places")
_DISCRETION = Text("‘{rule}’의 재량이 없어짐", "{rule} loses a discretion")
_OTHERWISE_LOST = Text("otherwise가 없어짐", "otherwise is gone")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small mistake in words, and the table that has it.

    `rule` is the rule it is in (None: otherwise), `path` leads to the changed cell.
    """

    rule: int | None
    path: Path
    text: Text
    definition: TableDefinition


def mutants(table: Table) -> Iterator[Mutant]:
    """Every mutant of a table."""
    definition = table.definition
    for index, rule in enumerate(definition.rules):
        others = (*definition.rules[:index], *definition.rules[index + 1 :])
        if others:
            lost = replace(definition, rules=others)
            yield Mutant(index, ("rules", index), _RULE_LOST(rule=rule.id), lost)
        yield from _conditions(table, index, rule)
        yield from _answers(table, index, rule)
        if rule.alternatives:
            fewer = replace(rule, alternatives=rule.alternatives[1:])
            text = _DISCRETION(rule=rule.id)
            changed = _with_rule(definition, index, fewer)
            yield Mutant(index, ("rules", index, "or"), text, changed)
        if definition.hit == "first" and index + 1 < len(definition.rules):
            following = definition.rules[index + 1]
            rules = (*definition.rules[:index], following, rule, *definition.rules[index + 2 :])
            text = _SWAPPED(rule=rule.id, next=following.id)
            yield Mutant(index, ("rules", index), text, replace(definition, rules=rules))
    otherwise = definition.otherwise
    if otherwise is not None:
        lost = replace(definition, otherwise=None)
        yield Mutant(None, ("otherwise",), _OTHERWISE_LOST, lost)
        for name, value in otherwise.then.items():
            for other in _other_values(table, name, value):
                then = {**otherwise.then, name: other}
                text = _OUTPUT(rule="otherwise", output=name, value=str(other))
                changed = replace(definition, otherwise=replace(otherwise, then=then))
                yield Mutant(None, ("otherwise", "then", name), text, changed)


def _conditions(table: Table, index: int, rule: RuleDefinition) -> Iterator[Mutant]:
    definition = table.definition
    for name, cell in rule.when.items():
        without = {other: kept for other, kept in rule.when.items() if other != name}
        place: Path = ("rules", index, "when", name)
        text = _CONDITION_LOST(rule=rule.id, input=name)
        yield Mutant(index, place, text, _with_rule(definition, index, replace(rule, when=without)))
        for change in _changes(table, index, name):
            when = {**rule.when, name: Changed(cell, change.apply)}
            text = _CONDITION(rule=rule.id, input=name, change=change.text)
            changed = _with_rule(definition, index, replace(rule, when=when))
            yield Mutant(index, place, text, changed)


def _changes(table: Table, index: int, name: str) -> list[Change]:
    """The changes of one cell. A fact by tier gives several criteria of one shape; the first counts."""
    for row in table.rows:
        if row.rule == index and name in row.criteria:
            return list(changes(row.criteria[name], table.fields[name]))
    return []


def _answers(table: Table, index: int, rule: RuleDefinition) -> Iterator[Mutant]:
    for name, value in rule.then.items():
        for other in _other_values(table, name, value):
            changed = replace(rule, then={**rule.then, name: other})
            text = _OUTPUT(rule=rule.id, output=name, value=str(other))
            mutated = _with_rule(table.definition, index, changed)
            yield Mutant(index, ("rules", index, "then", name), text, mutated)


def _other_values(table: Table, name: str, value: Any) -> Iterator[Any]:
    """One other value for an output, where there is any."""
    field = table.outputs[name]
    written = value[0] if isinstance(value, list | tuple) and value else value
    if isinstance(written, str) and written.startswith("="):
        yield f"= ({written[1:].strip()}) + 1"
    elif field.values:
        yield next(other for other in _after(field.values, str(written)) if other != written)
    elif field.type is Type.BOOLEAN:
        yield "아니오" if field.read(written) is True else "예"
    elif field.ordered:
        read = field.read(_without_facts(table, written))
        if isinstance(read, int | Fraction):
            yield field.show(read + (field.step or 1)).ko
    else:
        used = [rule.then[name] for rule in table.definition.rules if name in rule.then]
        yield next((other for other in used if other != value), "다른 값")


def _without_facts(table: Table, written: Any) -> Any:
    def text(name: str) -> str:
        fact = table.definition.facts(name)
        return next(iter(fact.values.values())) if isinstance(fact, ByTier) else fact or ""

    return FACT.sub(lambda match: text(match[1]), written) if isinstance(written, str) else written


def _after(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    at = values.index(value) + 1 if value in values else 0
    return (*values[at:], *values[:at])


def _with_rule(definition: TableDefinition, index: int, rule: RuleDefinition) -> TableDefinition:
    rules = (*definition.rules[:index], rule, *definition.rules[index + 1 :])
    return replace(definition, rules=rules)

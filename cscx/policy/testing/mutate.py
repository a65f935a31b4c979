"""What if a rule were slightly wrong: whether an example, or a proof, would notice.

Every mutant changes one thing a hand could get wrong: a bound moves over its edge, a value is lost
or added, a condition or a rule is dropped, an answer is another. A mutant that answers every case
as the table does is no mistake and is not counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from typing import Any

from cscx.messages import Text
from cscx.policy.language.conditions import FACT, Changed
from cscx.policy.language.problem import TableError
from cscx.policy.language.values import Field, Type
from cscx.policy.proof.proof import Proof, prove
from cscx.policy.proof.reach import reach_of
from cscx.policy.tables.aggregate import answer
from cscx.policy.tables.chain import Chain, as_input
from cscx.policy.tables.compile import compile_table
from cscx.policy.tables.cover import Cover
from cscx.policy.tables.definition import ByTier, RuleDefinition, TableDefinition
from cscx.policy.tables.possible import row_sets
from cscx.policy.tables.table import Table
from cscx.policy.testing.criterion_changes import Change, changes
from cscx.policy.testing.examples import check_examples

_MOST_SETS = 20_000

_RULE_LOST = Text("규칙 ‘{rule}’{rule:이/가} 없어짐", "rule {rule} is gone")
_CONDITION_LOST = Text(
    "‘{rule}’에서 ‘{input}’ 조건이 없어짐", "{rule} loses its condition on {input}"
)
_CONDITION = Text("‘{rule}’의 ‘{input}’ 조건: {change}", "{rule}, condition on {input}: {change}")
_OUTPUT = Text(
    "‘{rule}’의 ‘{output}’ 값이 {value}{value:으로/로} 바뀜", "{rule} answers {value} for {output}"
)
_SWAPPED = Text("‘{rule}’과 ‘{next}’의 순서가 바뀜", "{rule} and {next} change places")
_DISCRETION = Text("‘{rule}’의 재량이 없어짐", "{rule} loses a discretion")
_OTHERWISE_LOST = Text("otherwise가 없어짐", "otherwise is gone")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small mistake: the table that has it, the rule it is in (None: otherwise), in words."""

    rule: int | None
    text: Text
    definition: TableDefinition


@dataclass(frozen=True, slots=True)
class Mutation:
    """How many mutants each guard catches, and those that none does."""

    by_examples: int
    by_proof: int
    equal: int
    survivors: tuple[Mutant, ...]

    @property
    def total(self) -> int:
        """All mutants that are mistakes."""
        return self.by_examples + self.by_proof + len(self.survivors)


def mutate(chain: Chain, *, proofs: bool = True) -> Mutation:
    """Mutate a table every way and see which mutants survive its examples and proofs."""
    passed = {each.index for each in check_examples(chain) if each.passed}
    before = _findings(prove(chain), chain.table)
    caught = proved = equal = 0
    survivors = []
    for mutant in mutants(chain.table):
        try:
            table = compile_table(mutant.definition, source_fields(chain))
        except TableError:
            proved += 1
            continue
        changed = Chain(table, chain.upstream)
        if any(not each.passed for each in check_examples(changed) if each.index in passed):
            caught += 1
        elif proofs and _findings(prove(changed), table) - before:
            proved += 1
        elif _same(chain, mutant.definition, table):
            equal += 1
        else:
            survivors.append(mutant)
    return Mutation(caught, proved, equal, tuple(survivors))


def source_fields(chain: Chain) -> Callable[[str, str], Field | None]:
    """The fields of the outputs that a chain's table takes its inputs from."""

    def field(table: str, output: str) -> Field | None:
        compiled = chain.upstream[table].table
        found = compiled.outputs.get(output)
        return None if found is None else as_input(compiled, output, found)

    return field


def mutants(table: Table) -> Iterator[Mutant]:
    """Every mutant of a table."""
    definition = table.definition
    for index, rule in enumerate(definition.rules):
        others = (*definition.rules[:index], *definition.rules[index + 1 :])
        if others:
            lost = replace(definition, rules=others)
            yield Mutant(index, _RULE_LOST(rule=rule.id), lost)
        yield from _conditions(table, index, rule)
        yield from _answers(table, index, rule)
        if rule.alternatives:
            fewer = replace(rule, alternatives=rule.alternatives[1:])
            yield Mutant(index, _DISCRETION(rule=rule.id), _with_rule(definition, index, fewer))
        if definition.hit == "first" and index + 1 < len(definition.rules):
            following = definition.rules[index + 1]
            rules = (*definition.rules[:index], following, rule, *definition.rules[index + 2 :])
            text = _SWAPPED(rule=rule.id, next=following.id)
            yield Mutant(index, text, replace(definition, rules=rules))
    otherwise = definition.otherwise
    if otherwise is not None:
        yield Mutant(None, _OTHERWISE_LOST, replace(definition, otherwise=None))
        for name, value in otherwise.then.items():
            for other in _other_values(table, name, value):
                then = {**otherwise.then, name: other}
                text = _OUTPUT(rule="otherwise", output=name, value=str(other))
                yield Mutant(
                    None, text, replace(definition, otherwise=replace(otherwise, then=then))
                )


def _conditions(table: Table, index: int, rule: RuleDefinition) -> Iterator[Mutant]:
    definition = table.definition
    for name, cell in rule.when.items():
        without = {other: kept for other, kept in rule.when.items() if other != name}
        text = _CONDITION_LOST(rule=rule.id, input=name)
        yield Mutant(index, text, _with_rule(definition, index, replace(rule, when=without)))
        for change in _changes(table, index, name):
            when = {**rule.when, name: Changed(cell, change.apply)}
            text = _CONDITION(rule=rule.id, input=name, change=change.text)
            yield Mutant(index, text, _with_rule(definition, index, replace(rule, when=when)))


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
            yield Mutant(index, text, _with_rule(table.definition, index, changed))


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


def _findings(proof: Proof, table: Table) -> set[object]:
    """What a proof complains of, by what it is about, so that new complaints can be told apart."""
    found: set[object] = {
        ("limit", v.limit, v.rules, v.alternative) for v in proof.limits.violations
    }
    found |= {("overlap", o.first, o.second) for o in proof.overlaps.overlaps}
    found |= {("twice", d.first, d.second) for d in proof.overlaps.duplicates}
    found |= {("shadow", s.rule) for s in proof.shadows.shadows}
    if not table.otherwise:
        found |= {("gap", region.text) for region in proof.gaps.regions}
    return found


def _same(chain: Chain, definition: TableDefinition, changed: Table) -> bool:
    """Whether a mutant answers every real case as the table does."""
    sources = source_fields(chain)
    old = compile_table(chain.table.definition, sources, changed)
    new = compile_table(definition, sources, old)
    old = compile_table(chain.table.definition, sources, new)
    size = len(old.rows)
    both = Cover(
        old.cover.sizes, [*(r.box for r in old.rows), *(r.box for r in new.rows), *old.impossible]
    )
    reach = reach_of(Chain(old, chain.upstream))
    own = (1 << size) - 1
    ours = (1 << (size + len(new.rows))) - 1
    sets = row_sets(both, both.full, both.every, once=reach is None)
    for count, (rows, box) in enumerate(islice(sets, _MOST_SETS)):
        if count == _MOST_SETS - 1:
            return False
        if rows & ~ours:
            continue
        if answer(old, rows & own).meaning != answer(new, (rows & ours) >> size).meaning:
            if reach is not None and reach.find(box) is None:
                continue
            return False
    return True


def survivors_by_rule(found: Mutation) -> Mapping[int | None, tuple[Mutant, ...]]:
    """The surviving mutants of each rule."""
    by_rule: dict[int | None, list[Mutant]] = {}
    for mutant in found.survivors:
        by_rule.setdefault(mutant.rule, []).append(mutant)
    return {rule: tuple(mutants) for rule, mutants in by_rule.items()}

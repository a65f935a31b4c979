"""From exception documents to the policy engine's table definitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import cast

from cscx.content.corpus import Corpus
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import Example, ExceptionTable, Rule
from cscx.content.kinds.facts import Fact
from cscx.content.kinds.inputs import Input
from cscx.policy.language.formula import inputs_named
from cscx.policy.tables.definition import (
    ByTier,
    Collect,
    ExampleDefinition,
    Facts,
    Hit,
    InputDefinition,
    LimitDefinition,
    OtherwiseDefinition,
    OutputDefinition,
    RuleDefinition,
    TableDefinition,
)


def facts_of(items: Mapping[str, Fact], on: date) -> Facts:
    """The facts of a knowledge base as the engine looks them up: their values on a day."""

    def look_up(name: str) -> str | ByTier | None:
        fact = items.get(name)
        if fact is None:
            return None
        come = fact.next is not None and fact.next.effective <= on.isoformat()
        value = fact.next.value if come and fact.next is not None else fact.value
        if isinstance(value, str):
            return value
        return ByTier(value["by"], {tier: text for tier, text in value.items() if tier != "by"})

    return look_up


def input_definition(name: str, item: Input) -> InputDefinition:
    """An input of the shared list."""
    source = None
    if item.from_ and item.from_ != "calendar":
        table, _, output = item.from_.partition(".")
        source = (table, output)
    return InputDefinition(
        name=name,
        type=item.type,
        values=tuple(item.values),
        unit=item.unit,
        minimum=item.min,
        maximum=item.max,
        optional=item.optional,
        format=item.format,
        source=source,
        formula=item.is_,
        if_unknown=item.if_unknown,
        if_missing=item.if_missing,
    )


def table_definition(
    name: str, body: ExceptionTable, inputs: Mapping[str, Input], facts: Facts
) -> TableDefinition:
    """An exception document as a table. Inputs that the list does not know are left out."""
    return TableDefinition(
        name=name,
        inputs=input_definitions(body.inputs, inputs),
        outputs=tuple(
            OutputDefinition(
                name=output,
                type=item.type,
                values=tuple(item.values),
                collect=cast("Collect | None", item.collect),
                optional=item.optional,
            )
            for output, item in body.outputs.items()
        ),
        rules=_rules(body.rules),
        hit=cast("Hit", body.hit),
        limits=tuple(
            LimitDefinition(limit.when, limit.never, limit.because, limit.law)
            for limit in body.limits
        ),
        otherwise=None
        if body.otherwise is None
        else OtherwiseDefinition(body.otherwise.then, body.otherwise.because),
        examples=_examples(body.examples),
        facts=facts,
    )


def matrix_definition(
    name: str, body: Escalation, inputs: Mapping[str, Input], facts: Facts
) -> TableDefinition:
    """The table of an escalation matrix: its one output is the path. Examples stay with the matrix."""
    return TableDefinition(
        name=name,
        inputs=input_definitions(body.inputs, inputs),
        outputs=(OutputDefinition("path", values=tuple(body.paths)),),
        rules=_rules(body.rules),
        facts=facts,
    )


def tables_of(corpus: Corpus) -> dict[str, TableDefinition]:
    """Every exception table of a knowledge base by its id, as it stands on the corpus' day."""
    inputs, facts = corpus.items("input"), facts_of(corpus.items("fact"), corpus.as_of)
    return {
        document.id: table_definition(document.id, body, inputs, facts)
        for document, body in corpus.of(ExceptionTable)
    }


def input_definitions(
    names: Iterable[str], inputs: Mapping[str, Input]
) -> tuple[InputDefinition, ...]:
    """The inputs a table names, and after them those that its computed inputs are computed from."""
    found: dict[str, None] = dict.fromkeys(name for name in names if name in inputs)
    waiting = list(found)
    while waiting:
        formula = inputs[waiting.pop()].is_
        for name in inputs_named(formula, inputs) if formula else ():
            if name not in found:
                found[name] = None
                waiting.append(name)
    return tuple(input_definition(name, inputs[name]) for name in found)


def _rules(rules: list[Rule]) -> tuple[RuleDefinition, ...]:
    return tuple(
        RuleDefinition(rule.id, rule.when, rule.then, rule.because, rule.law, tuple(rule.or_))
        for rule in rules
    )


def _examples(examples: list[Example]) -> tuple[ExampleDefinition, ...]:
    return tuple(
        ExampleDefinition(each.name, each.given, each.expect, not each.unconfirmed)
        for each in examples
    )

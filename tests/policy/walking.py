"""Small procedures for tests of walking, written as a process owner would, read without files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cscx.policy.tables.chain import Linker
from cscx.policy.tables.definition import (
    Facts,
    InputDefinition,
    OutputDefinition,
    RuleDefinition,
    TableDefinition,
    no_facts,
)
from cscx.policy.walk.definition import HandoffDefinition, ProcedureDefinition, StepDefinition
from cscx.policy.walk.result import Walk
from cscx.policy.walk.scope import Library
from cscx.policy.walk.walk import walk


def procedure(
    name: str, *steps: Mapping[str, Any], first: tuple[str, ...] = (), otherwise: str | None = None
) -> ProcedureDefinition:
    """A procedure of steps written as in YAML; `with` is the constants."""
    return ProcedureDefinition(
        name, tuple(step(each) for each in steps), name, tuple(first), otherwise
    )


def step(written: Mapping[str, Any]) -> StepDefinition:
    given = dict(written)
    given["given"] = given.pop("with", {})
    if "collect" in given:
        given["collect"] = tuple(given["collect"])
    if "handoff" in given:
        given["handoff"] = HandoffDefinition(**given["handoff"])
    return StepDefinition(**given)


def table(name: str, inputs: tuple[InputDefinition, ...], **more: Any) -> TableDefinition:
    """A table of one output, 답: its rules as {condition cells: answer}."""
    rules = tuple(
        RuleDefinition(f"규칙{at}", dict(when), then if isinstance(then, dict) else {"답": then})
        for at, (when, then) in enumerate(more.pop("rules"), 1)
    )
    outputs = more.pop("outputs", (OutputDefinition("답", values=("가", "나", "다")),))
    return TableDefinition(name, inputs, outputs, rules, **more)


def library(
    *procedures: ProcedureDefinition,
    inputs: tuple[InputDefinition, ...] = (),
    tables: tuple[TableDefinition, ...] = (),
    facts: Facts = no_facts,
) -> Library:
    """A library of these, with every input of the tables."""
    known = {item.name: item for each in tables for item in each.inputs}
    known |= {item.name: item for item in inputs}
    linker = Linker({each.name: each for each in tables})
    return Library({each.name: each for each in procedures}, known, linker, facts)


def go(books: Library, start: str, nobody: tuple[str, ...] = (), **facts: Any) -> Walk:
    """Walk with facts as a person types them."""
    fields = books.scope(start).fields
    given = {
        name: fields[name].read(value) if name in fields else value for name, value in facts.items()
    }
    return walk(books, start, given, nobody)


def path(found: Walk) -> list[str]:
    """The names of the steps taken."""
    return [name for _, name in found.steps]

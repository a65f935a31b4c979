"""What a table is made of, before anything is checked: plain frozen values, no documents.

Cells of `when` and values of `then` stand as they were written (text, number, boolean, list,
mapping); the table is compiled from them in one place, so that every mistake keeps its path.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Hit = Literal["unique", "first", "any", "priority", "collect"]
Collect = Literal["sum", "count", "min", "max", "any", "list"]
HITS: tuple[Hit, ...] = ("unique", "first", "any", "priority", "collect")
COLLECTS: tuple[Collect, ...] = ("sum", "count", "min", "max", "any", "list")

Cells = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ByTier:
    """A fact with one value for each value of the input `by`."""

    by: str
    values: Mapping[str, str]


Facts = Callable[[str], "str | ByTier | None"]
"""Looks up a fact by name; None when there is none. A value is text, such as 7일."""


def no_facts(_: str) -> None:
    """For tables that refer to no fact."""


@dataclass(frozen=True, slots=True)
class InputDefinition:
    """One question of policy.

    `values` make it a choice (or the elements of a set); otherwise `type` says what it is:
    integer, decimal, money, date, time, duration, boolean, text, set, role or script.
    `source` is (table, output) when another table answers it, `formula` the text it is computed by.
    `if_missing` is the procedure that finds it out where it is absent.
    """

    name: str
    type: str | None = None
    values: tuple[str, ...] = ()
    unit: str | None = None
    minimum: float | int | str | None = None
    maximum: float | int | str | None = None
    optional: bool = False
    format: str | None = None
    source: tuple[str, str] | None = None
    formula: str | None = None
    if_unknown: Any = None
    if_missing: str | None = None


@dataclass(frozen=True, slots=True)
class OutputDefinition:
    """What a rule answers. `collect` says how several rules' values become one."""

    name: str
    type: str | None = None
    values: tuple[str, ...] = ()
    unit: str | None = None
    collect: Collect | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class RuleDefinition:
    """One row. An input left out of `when` means any; `alternatives` are a stated discretion."""

    id: str
    when: Cells
    then: Cells
    because: str | None = None
    law: str | None = None
    alternatives: tuple[Cells, ...] = ()


@dataclass(frozen=True, slots=True)
class LimitDefinition:
    """What must never come out where `when` holds; several outputs mean all at once."""

    when: Cells
    never: Cells
    because: str | None = None
    law: str | None = None


@dataclass(frozen=True, slots=True)
class OtherwiseDefinition:
    """The answer where no rule fits."""

    then: Cells
    because: str | None = None


@dataclass(frozen=True, slots=True)
class ExampleDefinition:
    """A case with the answer that must come out; `expect` names only what is checked.

    Not `confirmed`: proposed from what the table says, and nobody has looked at it yet.
    """

    name: str
    given: Mapping[str, Any]
    expect: Mapping[str, Any]
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class TableDefinition:
    """A decision table as written."""

    name: str
    inputs: tuple[InputDefinition, ...]
    outputs: tuple[OutputDefinition, ...]
    rules: tuple[RuleDefinition, ...]
    hit: Hit = "unique"
    limits: tuple[LimitDefinition, ...] = ()
    otherwise: OtherwiseDefinition | None = None
    examples: tuple[ExampleDefinition, ...] = ()
    facts: Facts = field(default=no_facts, compare=False)

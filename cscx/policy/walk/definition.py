"""What a procedure is made of, before anything is checked: plain frozen values, no documents.

Names of tables, matrices, scripts and other procedures are the ids of their documents. Texts stand
as they were written, references among them; cells of `sets`, `given` and the keys of `branches` are
read where they are used, so that every mistake keeps its path.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Asking = Literal["ask", "check", "by", "decide", "call"]
ELSE = "else"


@dataclass(frozen=True, slots=True)
class HandoffDefinition:
    """Work given to another role: what goes with it, by when, and what comes back."""

    to: str
    send: tuple[str, ...] = ()
    within: str | None = None
    back: str | None = None


@dataclass(frozen=True, slots=True)
class StepDefinition:
    """One step. `enough` of `collect` will do, all of them when it is None; `given` is its `with`."""

    id: str
    title: str = ""
    stage: str = "handle"
    role: str = ""
    do: str | None = None
    say: str | None = None
    tell: str | None = None
    must: str | None = None
    law: str | None = None
    within: str | None = None
    confirm: bool = False
    collect: tuple[str, ...] = ()
    enough: int | None = None
    sets: Mapping[str, Any] = field(default_factory=dict)
    handoff: HandoffDefinition | None = None
    ask: str | None = None
    check: str | None = None
    by: str | None = None
    decide: str | None = None
    output: str | None = None
    given: Mapping[str, Any] = field(default_factory=dict)
    branches: Mapping[str, str] = field(default_factory=dict)
    next: str | None = None
    call: str | None = None
    go_to: str | None = None
    escalate: str | None = None
    end: str | None = None

    @property
    def asking(self) -> Asking | None:
        """What the step branches on; of several questions, which lint refuses, the first of these."""
        if self.ask is not None and self.branches:
            return "ask"
        if self.check is not None and self.branches:
            return "check"
        if self.by is not None and self.branches:
            return "by"
        if self.decide is not None:
            return "decide"
        return "call" if self.call is not None else None

    @property
    def question(self) -> str | None:
        """The question of an ask or check, as written."""
        return self.ask if self.ask is not None else self.check


@dataclass(frozen=True, slots=True)
class ProcedureDefinition:
    """A procedure as written. A case starts at its first step, after the procedures of `first`."""

    name: str
    steps: tuple[StepDefinition, ...]
    title: str = ""
    first: tuple[str, ...] = ()
    otherwise: str | None = None

    def at(self, step: str) -> int | None:
        """The position of a step; of two of one id the first."""
        return next((at for at, each in enumerate(self.steps) if each.id == step), None)

    @property
    def leads_to(self) -> tuple[str, ...]:
        """The procedures that this one runs or goes on to, without those of `if_missing`."""
        targets = [name for step in self.steps for name in (step.call, step.go_to) if name]
        return tuple(dict.fromkeys((*self.first, *targets)))

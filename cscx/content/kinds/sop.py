"""kind: sop. How one kind of contact is handled, from intake to follow-up."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import msgspec

from cscx.content.flow import Flow
from cscx.content.kinds.header import Header
from cscx.content.kinds.kind import Kind
from cscx.messages import Text

STAGES = ("intake", "triage", "handle", "follow-up")
ELSE = "else"


class Handoff(msgspec.Struct, frozen=True, kw_only=True):
    """Work given to another role: what goes with it, by when, and what comes back."""

    to: str
    send: list[str] = []
    within: str | None = None
    back: str | None = None


class AnyOf(msgspec.Struct, frozen=True, kw_only=True):
    """k of n facts are enough."""

    any: int
    of: list[str]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step. `stage` and `role` are as written; use the Sop to read them with their defaults."""

    id: str
    title: str | None = None
    stage: str = "handle"
    role: str | None = None
    do: str | None = None
    note: str | None = None
    say: str | None = None
    must: str | None = None
    law: str | None = None
    within: str | None = None
    tell: str | None = None
    confirm: bool = False
    collect: list[str] | AnyOf | None = None
    sets: dict[str, Any] = {}
    handoff: Handoff | None = None
    ask: str | None = None
    check: str | None = None
    by: str | None = None
    decide: str | None = None
    output: str | None = None
    with_: dict[str, Any] = msgspec.field(default={}, name="with")
    branches: dict[str, str] = {}
    next: str | None = None
    call: str | None = None
    go_to: str | None = None
    escalate: str | None = None
    end: str | None = None

    @property
    def name(self) -> str:
        """What the step is called on a page."""
        return self.title or self.id

    @property
    def collected(self) -> list[str]:
        """Every input this step may gather."""
        if self.collect is None:
            return []
        return self.collect.of if isinstance(self.collect, AnyOf) else self.collect

    @property
    def targets(self) -> list[str]:
        """The steps of this SOP that may come next, in the order written."""
        ways = list(self.branches.values())
        return [*ways, self.next] if self.next else ways

    @property
    def leaves(self) -> bool:
        """Whether the case leaves this SOP here."""
        return bool(self.end or self.go_to or self.escalate)

    @property
    def decides(self) -> bool:
        """Whether there is a choice here."""
        return len(self.branches) > 1


class Sop(Header, frozen=True, kw_only=True, dict=True, tag_field="kind", tag="sop"):
    """A standard operating procedure."""

    reasons: list[str]
    steps: list[Step]
    channels: list[str] = []
    applies: str | None = None
    not_for: str | None = None
    first: list[str] = []
    otherwise: str | None = None
    done_when: list[str] = []
    do_not: list[str] = []

    @cached_property
    def flow(self) -> Flow:
        """The graph of the steps."""
        return Flow(self)

    def step(self, id_: str) -> Step | None:
        """The step of that id."""
        return next((step for step in self.steps if step.id == id_), None)


KIND = Kind("sop", Text("절차", "SOP"), Sop, "procedures")

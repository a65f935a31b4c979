"""kind: exception. A decision table over shared inputs."""

from __future__ import annotations

from typing import Any

import msgspec

from cscx.content.kinds.header import Header
from cscx.content.kinds.kind import Kind
from cscx.messages import Text


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule answers: one of `values`, or something of a type."""

    values: list[str] = []
    type: str | None = None
    collect: str | None = None
    optional: bool = False


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One row. Cells of `when` are conditions as written; an input left out means any.

    `or` is a stated discretion: further answers allowed; what one leaves out is as in `then`.
    """

    id: str
    when: dict[str, Any]
    then: dict[str, Any] = {}
    because: str | None = None
    law: str | None = None
    or_: list[dict[str, Any]] = msgspec.field(default=[], name="or")


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """What must never come out; several outputs under `never` mean all at once."""

    when: dict[str, Any]
    never: dict[str, Any]
    because: str | None = None
    law: str | None = None


class Otherwise(msgspec.Struct, frozen=True, kw_only=True):
    """The answer where no rule fits."""

    then: dict[str, Any]
    because: str


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """A case with the answer that must come out; `unconfirmed` while nobody has looked at it."""

    name: str
    given: dict[str, Any]
    expect: dict[str, Any]
    unconfirmed: bool = False


class ExceptionTable(Header, frozen=True, kw_only=True, tag_field="kind", tag="exception"):
    """A decision table. `hit` says what happens where several rules fit."""

    inputs: list[str]
    outputs: dict[str, Output]
    rules: list[Rule]
    examples: list[Example] = []
    hit: str = "unique"
    limits: list[Limit] = []
    otherwise: Otherwise | None = None


KIND = Kind("exception", Text("판정표", "exception table"), ExceptionTable, "exceptions")

"""kind: escalation. Who is called now, within how long, and who is next."""

from __future__ import annotations

from typing import Any

import msgspec

from cscx.content.kinds.exception import Rule
from cscx.content.kinds.header import Header
from cscx.content.kinds.kind import Kind
from cscx.messages import Text


class SeverityLevel(msgspec.Struct, frozen=True, kw_only=True):
    """What a severity is called and what belongs to it."""

    title: str
    text: str


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """The role to call, and by when it has to answer."""

    call: str
    within: str


class EscalationPath(msgspec.Struct, frozen=True, kw_only=True):
    """Levels in the order they are called; `repeat` times when nobody answers."""

    levels: list[Level]
    repeat: int = 1


class EscalationExample(msgspec.Struct, frozen=True, kw_only=True):
    """A case with who must be called; `unconfirmed` while nobody has looked at it."""

    name: str
    given: dict[str, Any]
    expect: dict[str, Any]
    unconfirmed: bool = False


class Escalation(Header, frozen=True, kw_only=True, tag_field="kind", tag="escalation"):
    """An escalation matrix: a table whose answer is a path."""

    severities: dict[str, SeverityLevel]
    paths: dict[str, EscalationPath]
    inputs: list[str]
    rules: list[Rule]
    examples: list[EscalationExample] = []
    send: list[str] = []
    say: str | None = None


KIND = Kind("escalation", Text("에스컬레이션", "escalation matrix"), Escalation, "escalations")

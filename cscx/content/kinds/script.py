"""kind: script. What to say or send, by channel."""

from __future__ import annotations

import msgspec

from cscx.content.kinds.header import Header
from cscx.content.kinds.kind import Kind
from cscx.messages import Text


class Instead(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase not to use, and what to say for it."""

    not_: str = msgspec.field(name="not")
    say: str
    because: str | None = None


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What the customer may answer, and the script that goes on from there."""

    customer: str
    use: str


class Script(Header, frozen=True, kw_only=True, tag_field="kind", tag="script"):
    """`text` by channel; `slots` name → example."""

    text: dict[str, str]
    slots: dict[str, str] = {}
    must_say: list[str] = []
    never_say: list[str] = []
    instead: list[Instead] = []
    replies: list[Reply] = []


KIND = Kind("script", Text("스크립트", "script"), Script, "scripts")

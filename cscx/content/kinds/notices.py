"""kind: notices. Time-limited alerts, gone by themselves."""

from __future__ import annotations

import msgspec

from cscx.content.kinds.kind import Kind
from cscx.messages import Text


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """An alert from one moment until another (Asia/Seoul, inclusive days)."""

    title: str
    text: str
    from_: str = msgspec.field(name="from")
    until: str
    reasons: list[str] = []
    channels: list[str] = []
    say: str | None = None


class Notices(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="notices"):
    """The list, by name."""

    items: dict[str, Notice]


KIND = Kind("notices", Text("알림", "notice"), Notices, "reference", item="notice")

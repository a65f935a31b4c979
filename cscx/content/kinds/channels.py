"""kind: channels. Where customers and agents meet."""

from __future__ import annotations

import msgspec

from cscx.content.kinds.kind import Kind
from cscx.messages import Text


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """Hours and limits of one channel."""

    hours: str
    label: str | None = None
    max_chars: int | None = None
    read_aloud: str | None = None
    reply_within: str | None = None


class Channels(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="channels"):
    """The list, by name."""

    items: dict[str, Channel]


KIND = Kind("channels", Text("채널", "channel"), Channels, "reference", item="channel")

"""kind: track. Who learns what, in which order."""

from __future__ import annotations

import msgspec

from cscx.content.kinds.kind import Kind
from cscx.messages import Text


class TrackDay(msgspec.Struct, frozen=True, kw_only=True):
    """One day: what to read, what to practise, and the share of answers that passes."""

    learn: list[str]
    drill: list[str] = []
    optional: bool = False
    pass_: str | None = msgspec.field(default=None, name="pass")


class Track(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="track"):
    """A learning track of one role; `needs` are the tracks to pass first."""

    title: str
    role: str
    days: list[TrackDay]
    summary: str | None = None
    needs: list[str] = []
    sign_off: str | None = None


KIND = Kind("track", Text("학습 과정", "track"), Track, "tracks")

"""kind: laws. The articles policy rests on."""

from __future__ import annotations

import msgspec

from cscx.content.kinds.kind import Kind
from cscx.messages import Text


class Law(msgspec.Struct, frozen=True, kw_only=True):
    """An article; without `checked` nobody has checked it and pages say so."""

    title: str
    text_date: str | None = None
    checked: str | None = None
    url: str | None = None


class Laws(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="laws"):
    """The list, by name."""

    items: dict[str, Law]


KIND = Kind("laws", Text("법령", "law"), Laws, "reference", item="law")

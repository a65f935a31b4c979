"""kind: terms. Words: what they mean, what to say for them."""

from __future__ import annotations

import msgspec

from cscx.content.kinds.kind import Kind
from cscx.messages import Text


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A word; `avoid` forbids it, `say` is what to use, `like` are synonyms for search."""

    means: str | None = None
    say: str | None = None
    avoid: bool = False
    because: str | None = None
    like: list[str] = []


class Terms(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="terms"):
    """The list, by name."""

    items: dict[str, Term]


KIND = Kind("terms", Text("용어", "term"), Terms, "reference", item="term")

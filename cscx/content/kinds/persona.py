"""kind: persona. A customer to practise with."""

from __future__ import annotations

from typing import Any

import msgspec

from cscx.content.kinds.kind import Kind
from cscx.messages import Text


class Says(msgspec.Struct, frozen=True, kw_only=True):
    """First words, and what follows when the mood rises or falls."""

    open: str
    calm: str | None = None
    angry: str | None = None


class Persona(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="persona"):
    """`mood` from -3 (furious) to 3 (glad); `case` are the facts of the case; `reveals` only when asked."""

    title: str
    mood: int
    case: dict[str, Any]
    says: Says
    reveals: dict[str, Any] = {}


KIND = Kind("persona", Text("고객 유형", "persona"), Persona, "personas")

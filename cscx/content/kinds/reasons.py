"""kind: reasons. Why customers get in touch, in their own words."""

from __future__ import annotations

import msgspec

from cscx.content.kinds.kind import Kind
from cscx.messages import Text


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """A contact reason; `no_exception` says why it needs no table."""

    label: str | None = None
    says: list[str] = []
    no_exception: str | None = None



class Reasons(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="reasons"):
    """The list, by name."""

    items: dict[str, Reason]


KIND = Kind("reasons", Text("문의 사유", "contact reason"), Reasons, "reference", item="reason")

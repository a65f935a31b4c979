"""kind: reasons. Why customers get in touch, in their own words."""

from __future__ import annotations

import msgspec

from cscx.content.kinds.kind import Kind
from cscx.messages import Text


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """A contact reason; `no_sop` and `no_exception` say why it has no SOP or needs no table."""

    label: str | None = None
    says: list[str] = []
    no_sop: str | None = None
    no_exception: str | None = None


class Reasons(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="reasons"):
    """The list, by name; `no_sop` holds for every item that does not say its own."""

    items: dict[str, Reason]
    no_sop: str | None = None


KIND = Kind("reasons", Text("문의 사유", "contact reason"), Reasons, "reference", item="reason")

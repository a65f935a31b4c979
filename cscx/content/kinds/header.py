"""The header that sop, script, exception and escalation share."""

from __future__ import annotations

import msgspec


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """Who answers for a document, since when, and its answer in one line. Dates are ISO 8601 text."""

    title: str
    summary: str
    status: str
    owner: str
    effective: str
    until: str | None = None
    reviewed: str | None = None
    review_every: str | None = None
    approvers: list[str] | None = None
    audience: list[str] | None = None
    search: list[str] = []
    replaces: str | None = None

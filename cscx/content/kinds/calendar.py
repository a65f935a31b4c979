"""kind: calendar. Business hours and the days that differ from the public holidays."""

from __future__ import annotations

import msgspec

from cscx.content.kinds.kind import Kind
from cscx.messages import Text


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day that is closed or open against the rule, and its name."""

    date: str
    name: str


class Calendar(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="calendar"):
    """`hours` by days of the week, such as {"월-금": "09:00-18:00"}; `country` ISO 3166-1 alpha-2.

    `zone` is a name of the IANA time zone database; KR needs none.
    """

    country: str
    hours: dict[str, str]
    zone: str | None = None
    closed: list[Day] = []
    open: list[Day] = []


KIND = Kind("calendar", Text("달력", "calendar"), Calendar, "reference")

"""The page of the calendar: business hours, and the days that differ from the public holidays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from cscx.content.document import Document
from cscx.content.kinds.calendar import Calendar, Day
from cscx.publish.pieces import outline, parts
from cscx.publish.pieces.dates import written
from cscx.publish.site import View


class DayGroup(msgspec.Struct, frozen=True):
    """Days of one sort: their heading, each date with its name."""

    title: str
    days: Sequence[tuple[str, str]]


class CalendarPage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the page of the calendar shows."""

    head: parts.Head
    holidays: str
    hours: Sequence[tuple[str, str]]
    groups: Sequence[DayGroup]
    users: Sequence[parts.Users]


def model(view: View, document: Document) -> CalendarPage:
    """What the page of the calendar shows."""
    calendar = document.body
    assert isinstance(calendar, Calendar)  # noqa: S101 - the kind of the document
    words = view.words
    country = words.get(f"country_{calendar.country}", calendar.country)
    groups = [
        DayGroup(words["days_closed"], _days(view, calendar.closed)),
        DayGroup(words["days_open"], _days(view, calendar.open)),
    ]
    return CalendarPage(
        head=outline.head(view, document),
        holidays=words("holidays_of", country=country),
        hours=list(calendar.hours.items()),
        groups=[group for group in groups if group.days],
        users=parts.users(view, parts.entry_of(document)),
    )


def _days(view: View, days: Iterable[Day]) -> list[tuple[str, str]]:
    return [(_day(view, day.date), day.name) for day in sorted(days, key=lambda day: day.date)]


def _day(view: View, text: str) -> str:
    """A date as people write it; a yearly one such as 05-01 stays as it is."""
    try:
        return written(date.fromisoformat(text), view.site.language)
    except ValueError:
        return text

"""A notice: an alert that holds from one day until another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec
from markupsafe import Markup

from cscx.content.corpus import Entry
from cscx.content.kinds.notices import Notice
from cscx.publish.addresses import anchor
from cscx.publish.pieces.dates import written
from cscx.publish.site import Link, View, title_of

Phase = Literal["now", "later", "past"]


class NoticeRow(msgspec.Struct, frozen=True):
    """A notice. `ends` is its last moment in ISO 8601, for the browser to take it down."""

    anchor: str
    title: str
    text: Markup
    phase: Phase
    period: str
    until: str
    ends: str
    reasons: Sequence[Link]
    channels: Sequence[Link]
    say: Markup


def item(view: View, entry: Entry) -> NoticeRow:
    """One notice."""
    notice = entry.body
    assert isinstance(notice, Notice)  # noqa: S101 - an item of this kind
    language = view.site.language
    until = view.words("notice_until", date=written(notice.until, language))
    return NoticeRow(
        anchor(entry.name),
        title_of(entry),
        view.block(notice.text),
        phase(notice, view.site.as_of),
        f"{written(notice.from_, language)} ~ {written(notice.until, language)}",
        until,
        ends(notice.until),
        [view.link("reason", reason) for reason in notice.reasons],
        [view.link("channel", channel) for channel in notice.channels],
        view.line(notice.say),
    )


def phase(notice: Notice, day: date) -> Phase:
    """Whether a notice holds on a day. Both its days are inclusive."""
    today = day.isoformat()
    if today < notice.from_[:10]:
        return "later"
    return "past" if today > notice.until[:10] else "now"


def ends(until: str) -> str:
    """The last moment of a day or the moment itself, in Korea's time."""
    day, _, time = until.partition(" ")
    return f"{day}T{time or '23:59'}:59+09:00"


def in_force(view: View, reasons: Sequence[str] = ()) -> list[NoticeRow]:
    """The notices of today; with `reasons` only those about one of them."""
    wanted = set(reasons)
    found = []
    for name in view.corpus.names.get("notice", ()):
        entry = view.corpus.entries["notice", name]
        if not isinstance(entry.body, Notice):
            continue
        if wanted and wanted.isdisjoint(entry.body.reasons):
            continue
        if phase(entry.body, view.site.as_of) == "now":
            found.append(item(view, entry))
    return found

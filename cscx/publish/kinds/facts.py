"""A fact: its value, since when, where it comes from, what it will be."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cscx.content.corpus import Entry
from cscx.content.kinds.facts import Fact
from cscx.publish import parts
from cscx.publish.dates import written
from cscx.publish.site import View, tiers_of, value_of


class FactRow(msgspec.Struct, frozen=True):
    """What the list of facts shows of one."""

    value: str
    tiers: Sequence[tuple[str, str]]
    counted_from: str
    since: str
    law: parts.LawNote | None
    source: str
    next: str


def item(view: View, entry: Entry) -> FactRow:
    """One fact."""
    fact = entry.body
    assert isinstance(fact, Fact)  # noqa: S101 - an item of this kind
    language = view.site.language
    counted = (
        view.words("counted_from", start=view.plain(fact.counted_from)) if fact.counted_from else ""
    )
    return FactRow(
        value_of(fact),
        tiers_of(fact),
        counted,
        view.words("since", date=written(fact.effective, language)),
        parts.laws(view, [fact.law])[0] if fact.law else None,
        view.plain(fact.source),
        next_value(view, fact),
    )


def next_value(view: View, fact: Fact) -> str:
    """The coming value and its day, in words; empty where none is known."""
    if fact.next is None:
        return ""
    coming = msgspec.structs.replace(fact, value=fact.next.value)
    return view.words(
        "next_value", value=value_of(coming), date=written(fact.next.effective, view.site.language)
    )

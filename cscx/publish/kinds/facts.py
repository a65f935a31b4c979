"""A fact: its value, since when, where it comes from, what it will be."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cscx.content.corpus import Entry
from cscx.content.kinds.facts import Fact
from cscx.publish.pieces import parts
from cscx.publish.pieces.dates import written
from cscx.publish.pieces.index_page import Row
from cscx.publish.site import Link, View, tiers_of, title_of, value_of


class FactPage(msgspec.Struct, frozen=True, kw_only=True):
    """What the page of a fact shows."""

    head: parts.Head
    name: str
    value: str
    tiers: Sequence[tuple[str, str]]
    counted_from: str
    since: str
    law: parts.LawNote | None
    source: str
    next: str
    users: Sequence[parts.Users]


def model(view: View, entry: Entry) -> FactPage:
    """One fact."""
    fact = entry.body
    assert isinstance(fact, Fact)  # noqa: S101 - an item of this kind
    counted = (
        view.words("counted_from", start=view.plain(fact.counted_from)) if fact.counted_from else ""
    )
    title = title_of(entry)
    return FactPage(
        head=parts.Head(title=title, crumbs=_above(view)),
        name=entry.name if entry.name != title else "",
        value=value_of(fact),
        tiers=tiers_of(fact),
        counted_from=counted,
        since=view.words("since", date=written(fact.effective, view.site.language)),
        law=parts.laws(view, [fact.law])[0] if fact.law else None,
        source=view.plain(fact.source),
        next=next_value(view, fact),
        users=parts.users(view, entry),
    )


def row(view: View, entry: Entry) -> Row:
    """A fact as a row of the index."""
    fact = entry.body
    assert isinstance(fact, Fact)  # noqa: S101 - an item of this kind
    return Row(view.entry_link(entry), value_of(fact), next_value(view, fact))


def _above(view: View) -> list[Link]:
    words = view.words
    return [
        view.page("reference/index", words["reference"]),
        view.page("reference/facts/index", words["kinds_facts"]),
    ]


def next_value(view: View, fact: Fact) -> str:
    """The coming value and its day, in words; empty where none is known."""
    if fact.next is None:
        return ""
    coming = msgspec.structs.replace(fact, value=fact.next.value)
    return view.words(
        "next_value", value=value_of(coming), date=written(fact.next.effective, view.site.language)
    )

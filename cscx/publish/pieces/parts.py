"""What several pages show alike: the head of a document, who uses it, a script to say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec
from markupsafe import Markup

from cscx.content.corpus import Entry
from cscx.content.document import Document
from cscx.content.kinds.channels import Channel
from cscx.content.kinds.header import Header
from cscx.content.kinds.laws import Law
from cscx.content.kinds.script import Script
from cscx.content.kinds.sop import Sop
from cscx.publish.addresses import REASONS, anchor, group_of, slug
from cscx.publish.pieces.dates import written
from cscx.publish.pieces.review import next_review
from cscx.publish.prose import Spoken
from cscx.publish.site import Link, View
from cscx.worktime import parse_duration

SOON = 30
"""Days before a review is due from which the home page reminds of it."""


class Due(msgspec.Struct, frozen=True):
    """A day of review: as written, and how far away it is."""

    day: date
    written: str
    distance: str
    late: bool


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a page: where it stands, what it is called, whether it holds."""

    title: str
    crumbs: Sequence[Link]
    lead: Markup = Markup("")
    status: str = ""
    in_force: bool = True
    since: str = ""
    owner: Link | None = None
    due: Due | None = None
    coming: str = ""


class LawNote(msgspec.Struct, frozen=True):
    """An article of law with whether somebody has checked it."""

    link: Link
    checked: str
    verified: bool


class Users(msgspec.Struct, frozen=True):
    """Pages of one kind that refer to this one."""

    title: str
    links: Sequence[Link]


class Variant(msgspec.Struct, frozen=True):
    """A script in one channel. `limit` in characters, `seconds` to read aloud; 0 where it has none."""

    channel: Link
    key: str
    paragraphs: Sequence[Spoken]
    limit: int
    spoken: bool
    seconds: int = 0


class Say(msgspec.Struct, frozen=True):
    """A script with its variants, to be said on another page."""

    link: Link
    summary: Markup
    variants: Sequence[Variant]


def head(view: View, document: Document, *, lead: bool = True) -> Head:
    """The head of a document with a header."""
    body = document.body
    assert isinstance(body, Header)  # noqa: S101 - only kinds with a header call this
    assert document.kind is not None  # noqa: S101 - a body has a kind
    language = view.site.language
    folder = document.kind.folder
    section = view.page(f"{folder}/index", view.kinds_title(document.kind))
    return Head(
        title=body.title,
        crumbs=[section],
        lead=view.line(body.summary) if lead else Markup(""),
        status=view.words[f"status_{body.status}"],
        in_force=body.status == "active",
        since=view.words("since", date=written(body.effective, language)),
        owner=view.link("role", body.owner),
        due=due(view, body),
        coming=_coming(view, body),
    )


def _coming(view: View, body: Header) -> str:
    if body.until is None:
        return ""
    return view.words("until", date=written(body.until, view.site.language))


def due(view: View, body: Header) -> Due | None:
    """When the document has to be reviewed."""
    day = next_review(body, view.corpus.settings.defaults)
    if day is None:
        return None
    left = (day - view.site.as_of).days
    key = "days_left" if left > 0 else "due_today" if left == 0 else "days_late"
    return Due(day, written(day, view.site.language), view.words(key, n=abs(left)), left < 0)


def laws(view: View, names: Iterable[str]) -> list[LawNote]:
    """Articles in the order they are named, each once."""
    notes = []
    for name in dict.fromkeys(names):
        entry = view.corpus.find("law", name)
        body = entry.body if entry is not None else None
        notes.append(law_note(view, name, body))
    return notes


def law_note(view: View, name: str, body: Law | None) -> LawNote:
    """An article and whether it was checked."""
    checked = body.checked if body is not None else None
    text = (
        view.words("law_checked", date=written(checked, view.site.language))
        if checked
        else view.words["law_unchecked"]
    )
    return LawNote(view.link("law", name), text, bool(checked))


def users(view: View, entry: Entry) -> list[Users]:
    """Who refers to an entry, by kind, each page once."""
    found: dict[str, dict[str, Link]] = {}
    for use in view.site.links_to.get((entry.kind, entry.name), ()):
        document = use.document
        kind = document.kind
        if kind is None or (document is entry.document and not kind.item):
            continue
        if kind.item:
            name = str(use.reference.path[1])
            user = view.corpus.entries.get((kind.item, name))
        else:
            user = view.corpus.entries.get((kind.name, document.id))
        if user is None or user == entry:
            continue
        found.setdefault(user.kind, {})[user.name] = view.entry_link(user)
    return [
        Users(view.kind_title(kind), sorted(links.values(), key=lambda link: link.text))
        for kind, links in sorted(found.items(), key=lambda pair: _rank(pair[0]))
    ]


_ORDER = ("sop", "exception", "script", "escalation", "notice", "track", "question", "persona")


def _rank(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def group_crumb(view: View, entry: Entry) -> list[Link]:
    """The group of contact reasons of the first procedure that uses a document; none without one."""
    for use in view.site.links_to.get((entry.kind, entry.name), ()):
        if isinstance(use.document.body, Sop):
            group = group_of(use.document.body.reasons[0])
            return [view.page(f"{REASONS}/{slug(group)}", group)]
    return []


def entry_of(document: Document) -> Entry:
    """A document as an entry."""
    assert document.kind is not None  # noqa: S101 - a body has a kind
    return Entry(document.kind.name, document.id, document, (), document.body)


def say(view: View, script: str) -> Say | None:
    """A script to say here; None when it is not published."""
    entry = view.corpus.find("script", script)
    if entry is None or not isinstance(entry.body, Script):
        return None
    return Say(view.entry_link(entry), view.line(entry.body.summary), variants(view, entry.body))


def variants(view: View, script: Script) -> list[Variant]:
    """The variants of a script, in the order of the channels."""
    channels = view.corpus.items("channel")
    order = {name: place for place, name in enumerate(channels)}
    names = sorted(script.text, key=lambda name: order.get(name, len(order)))
    return [_variant(view, name, channels.get(name), script.text[name]) for name in names]


def _variant(view: View, name: str, channel: Channel | None, text: str) -> Variant:
    limit = channel.max_chars or 0 if channel is not None else 0
    aloud = channel.read_aloud if channel is not None else None
    duration = parse_duration(view.plain(aloud)) if aloud else None
    seconds = int(duration.seconds or 0) if duration is not None else 0
    return Variant(
        view.link("channel", name), anchor(name), view.spoken(text), limit, bool(aloud), seconds
    )

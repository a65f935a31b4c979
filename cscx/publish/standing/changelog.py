"""The change log page: what changed, when, and from which day it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from cscx.change.chronicle import ChangeLog, LogEntry, Told
from cscx.change.lines import Line
from cscx.change.marks import Mark, without_blank_ends
from cscx.change.words import ONLY_ONE, kind_name
from cscx.content.kinds.header import Header
from cscx.publish.addresses import LOG
from cscx.publish.log_rows import Name, fitting, row_anchor, shown
from cscx.publish.page import Page
from cscx.publish.pieces import parts
from cscx.publish.pieces.dates import written
from cscx.publish.site import Link, Site, View

_SENTENCES = 3
"""Sentences told of each document of a commit."""


class Said(msgspec.Struct, frozen=True):
    """A sentence, the words of a text marked by what went and came, and what stands below it."""

    text: str
    marks: Sequence[Mark]
    below: Sequence[Said]


class Row(msgspec.Struct, frozen=True):
    """A document or item and what changed of it; `more` sentences beyond those.

    `anchor` is where its own page leads to; empty where a newer row is about it.
    """

    link: Link
    kind: str
    said: Sequence[Said]
    since: str
    more: int
    anchor: str = ""


class Entry(msgspec.Struct, frozen=True):
    """A change; `more` documents beyond those in rows; `unread` files nobody could compare."""

    day: str
    subject: str
    rows: Sequence[Row]
    more: int
    unread: Sequence[str]
    lost: bool


class Coming(msgspec.Struct, frozen=True):
    """A change whose day has not come."""

    row: Row
    since: str


class LogPage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the change log shows; `older` entries beyond those."""

    head: parts.Head
    coming: Sequence[Coming]
    entries: Sequence[Entry]
    older: int
    cut: bool


def pages(site: Site) -> list[Page]:
    """The change log; none where git does not know what changed."""
    if site.log is None or not site.logged:
        return []
    return [
        Page(
            path=LOG,
            title=site.words["log"],
            description=site.words["log_lead"],
            template="changelog.html",
            model=partial(model, log=site.log),
        )
    ]


def model(view: View, log: ChangeLog) -> LogPage:
    """What the page shows."""
    today = view.site.as_of.isoformat()
    language = view.site.language
    dated: dict[tuple[str, str, str], Told] = {}
    for each in log.entries:
        for told in each.told:
            if told.since > today and _holds(view, told):
                dated.setdefault((told.since, told.kind, told.name), told)
    entries = list(_entries(view, log))
    return LogPage(
        head=parts.Head(title=view.words["log"], crumbs=[], lead=view.line(view.words["log_lead"])),
        coming=[
            Coming(_row(view, told), written(since, language))
            for (since, _, _), told in sorted(dated.items(), key=lambda pair: pair[0][0])
        ],
        entries=entries,
        older=len(log.entries) - len(entries),
        cut=log.cut,
    )


def _holds(view: View, told: Told) -> bool:
    """Whether something still comes on the day it was told for: a later change may have moved it."""
    entry = view.corpus.find(told.kind, told.name)
    if entry is None:
        return False
    if isinstance(entry.body, Header) and not told.moved:
        return entry.body.effective == told.since
    facts = [entry.body] if told.kind == "fact" else view.corpus.items("fact").values()
    return any(fact.next is not None and fact.next.effective == told.since for fact in facts)


def _entries(view: View, log: ChangeLog) -> Iterator[Entry]:
    """The entries that fit; the newest row about something has an anchor."""
    known: set[Name] = set()
    for each in fitting(log):
        rows = []
        for told in shown(each):
            row = _row(view, told)
            if (told.kind, told.name) not in known:
                row = msgspec.structs.replace(row, anchor=row_anchor(told.kind, told.name))
            known.add((told.kind, told.name))
            rows.append(row)
        yield _entry(view, each, rows)


def _entry(view: View, each: LogEntry, rows: Sequence[Row]) -> Entry:
    return Entry(
        written(each.day, view.site.language),
        each.subject,
        rows,
        len(each.told) - len(rows),
        each.unread,
        each.lost,
    )


def _row(view: View, told: Told) -> Row:
    known = view.corpus.find(told.kind, told.name) is not None
    link = view.link(told.kind, told.name) if known else Link(told.title, None, told.kind)
    kind = view.kind_title(told.kind) if known else _kind(view, told)
    only = told.kind == ONLY_ONE
    return Row(
        link._replace(text=kind if only else told.title),
        "" if only else kind,
        [_said(view, line) for line in told.lines[:_SENTENCES]],
        written(told.since, view.site.language) if told.since else "",
        max(len(told.lines) - _SENTENCES, 0),
    )


def _kind(view: View, told: Told) -> str:
    """What is called otherwise than documents, too: settings, checks switched off."""
    return kind_name(told.kind, opening=True).to(view.site.language)


def _said(view: View, line: Line) -> Said:
    below = [_said(view, each) for each in line.below]
    return Said(line.text.to(view.site.language), list(without_blank_ends(line.marks)), below)

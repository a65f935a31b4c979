"""What a comparison says, short enough for a change log: by document, with the day it holds from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import msgspec

from cscx.change.changes import Change, FactPlan, FactValue, Subject, Wording
from cscx.change.diff import Diff
from cscx.change.outcomes import shift_text, verdict
from cscx.change.report.words import told_of
from cscx.change.tables import TableChange
from cscx.change.telling import sentence
from cscx.content.corpus import Corpus
from cscx.content.kinds.header import Header
from cscx.messages import Text

_SHORT = 140
"""Letters of a new text that are told with it."""


class Told(msgspec.Struct, frozen=True):
    """What changed of a document or item, as sentences in Korean and English.

    `since` is the day a coming change holds from, in ISO 8601, or empty; `status` and `audience` are those of
    the document, for who may read of it once it is gone; `moved`: it did not change itself, what it uses did.
    """

    kind: str
    name: str
    title: str
    sentences: tuple[tuple[str, str], ...]
    since: str = ""
    status: str = ""
    audience: tuple[str, ...] = ()
    moved: bool = False


class LogEntry(msgspec.Struct, frozen=True):
    """A commit: its day, its first line and what it meant.

    `unread` are files that could not be compared; `lost`: the commit could not be read at all.
    """

    day: str
    subject: str
    told: tuple[Told, ...] = ()
    unread: tuple[str, ...] = ()
    lost: bool = False


class ChangeLog(msgspec.Struct, frozen=True):
    """The entries, the newest first; `cut`: a shallow clone knows no more."""

    entries: tuple[LogEntry, ...]
    cut: bool = False


def told(diff: Diff, before: Corpus, after: Corpus) -> Iterator[Told]:
    """A comparison by what it is about, then the tables that decide otherwise because of it."""
    for subject, group in groupby(diff.changes, lambda change: change.subject):
        own = [t for t in diff.tables if t.own and t.subject == subject and t.part is None]
        decided = [text for table in own for text in _decided(table)]
        for since, changes in _by_day(list(group), after):
            texts = [*decided, *(_said(change) for change in changes)]
            yield _one(subject, texts, since, before, after)
            decided = []
    for table in diff.tables:
        if not (table.own or table.is_same or table.part is not None):
            day = "" if table.day is None else table.day.isoformat()
            texts = [_whole(verdict(table)), *_shifts(table)]
            told_ = _one(table.subject, texts, day, before, after)
            yield msgspec.structs.replace(told_, moved=True)


def _decided(table: TableChange) -> Iterator[Text]:
    yield _whole(told_of(table))
    yield from _shifts(table)


def _shifts(table: TableChange) -> Iterator[Text]:
    """What became of its answers: 불가 → 교환."""
    found = table.comparison
    if found is not None:
        yield from (shift_text(table, found, shift) for shift in found.shifts)


def _one(subject: Subject, texts: list[Text], since: str, before: Corpus, after: Corpus) -> Told:
    entry = after.find(subject.kind, subject.name) or before.find(subject.kind, subject.name)
    header = None if entry is None else entry.document.body
    return Told(
        subject.kind,
        subject.name,
        subject.title,
        tuple((text.ko, text.en) for text in texts),
        since,
        header.status if isinstance(header, Header) else "",
        tuple(header.audience or ()) if isinstance(header, Header) else (),
    )


def _by_day(changes: list[Change], after: Corpus) -> Iterator[tuple[str, list[Change]]]:
    """What holds now, then what holds from a day later than that of the comparison, with that day."""
    entry = after.find(changes[0].subject.kind, changes[0].subject.name)
    whole = entry.body.effective if entry is not None and isinstance(entry.body, Header) else ""
    days = [max(whole, _day_of(each)) for each in changes]
    today = after.as_of.isoformat()
    now = [each for each, day in zip(changes, days, strict=True) if day <= today]
    if now:
        yield "", now
    if len(now) < len(changes):
        later = [each for each, day in zip(changes, days, strict=True) if day > today]
        yield max(days), later


def _day_of(change: Change) -> str:
    if isinstance(change, FactPlan):
        return change.new_from or ""
    return change.effective if isinstance(change, FactValue) else ""


def _said(change: Change) -> Text:
    """A change as a sentence, with what a text says now where that is short."""
    text = sentence(change)
    if not isinstance(change, Wording):
        return text
    now = " ".join("".join(mark.text for mark in change.marks if mark.sort != "old").split())
    if not 0 < len(now) <= _SHORT:
        return text
    return Text(f"{text.ko.rstrip('.')}: {now}", f"{text.en.rstrip('.')}: {now}")


def _whole(text: Text) -> Text:
    return Text(f"{text.ko.rstrip('.')}.", f"{text.en.rstrip('.')}.")

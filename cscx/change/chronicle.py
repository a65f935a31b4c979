"""What a comparison says, short enough for a change log: by document, with the day it holds from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from cscx.change.changes import Change, FactPlan, FactValue, Subject
from cscx.change.diff import Diff
from cscx.change.for_agents import for_agents
from cscx.change.lines import Line, change_line, table_line
from cscx.change.sections import sections
from cscx.change.tense import Tense
from cscx.content.corpus import Corpus
from cscx.content.kinds.header import Header


class Told(msgspec.Struct, frozen=True):
    """What changed of a document or item, in lines of both languages.

    `since` is the day a coming change holds from, in ISO 8601, or empty; `status` and `audience` are those of
    the document, for who may read of it once it is gone; `moved`: it did not change itself, what it uses did.
    """

    kind: str
    name: str
    title: str
    lines: tuple[Line, ...]
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
    """A comparison by what it is about, in the order of its sections, without what only reviewers ask for."""
    for section in sections(diff):
        said = for_agents(section.changes, section.tables)
        own = [table for table in section.tables if table.own]
        for since, changes in _by_day(said, after):
            tense: Tense = "now" if since else "past"
            lines = [
                *(table_line(t, "now" if t.day else tense) for t in own),
                *(change_line(c, tense) for c in changes),
            ]
            yield _one(section.subject, lines, since, before, after)
            own = []
        moved = [t for t in section.tables if not (t.is_same or (t.own and said))]
        for day, tables in groupby(moved, lambda table: table.day):
            since = "" if day is None else day.isoformat()
            lines = [table_line(table, "now" if day else "past") for table in tables]
            told_ = _one(section.subject, lines, since, before, after)
            yield msgspec.structs.replace(told_, moved=True)


def _one(subject: Subject, lines: list[Line], since: str, before: Corpus, after: Corpus) -> Told:
    entry = after.find(subject.kind, subject.name) or before.find(subject.kind, subject.name)
    header = None if entry is None else entry.document.body
    return Told(
        subject.kind,
        subject.name,
        subject.title,
        tuple(lines),
        since,
        header.status if isinstance(header, Header) else "",
        tuple(header.audience or ()) if isinstance(header, Header) else (),
    )


def _by_day(changes: Sequence[Change], after: Corpus) -> Iterator[tuple[str, Sequence[Change]]]:
    """What holds now, then what holds from a day later than that of the comparison, with that day."""
    days = [holds_from(each, after) for each in changes]
    today = after.as_of.isoformat()
    now = [each for each, day in zip(changes, days, strict=True) if day <= today]
    if now:
        yield "", now
    if len(now) < len(changes):
        later = [each for each, day in zip(changes, days, strict=True) if day > today]
        yield max(days), later


def holds_from(change: Change, after: Corpus) -> str:
    """The day from which a change holds, in ISO 8601; empty where it names none."""
    entry = after.find(change.subject.kind, change.subject.name)
    whole = entry.body.effective if entry is not None and isinstance(entry.body, Header) else ""
    if isinstance(change, FactPlan):
        return max(whole, change.new_from or "")
    return max(whole, change.effective) if isinstance(change, FactValue) else whole

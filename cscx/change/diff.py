"""Two versions of a knowledge base → what the change means. Pure: corpora in, values out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cscx.change.changes import Added, Change, FactValue, Removed, Renamed, Subject
from cscx.change.matching import Pair, list_files, pairs
from cscx.change.reading import Reading
from cscx.change.rewritten import rewritten
from cscx.change.tables import TableChange, Tables
from cscx.change.version import Version, shown
from cscx.content.corpus import Corpus, Entry
from cscx.content.kinds.facts import Fact


@dataclass(frozen=True, slots=True)
class Diff:
    """All that a change means.

    `tables` are the tables and matrices it may move, those it provably does not among them.
    """

    changes: tuple[Change, ...]
    tables: tuple[TableChange, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts whose value is another now."""
        return tuple(
            dict.fromkeys(each.subject.name for each in self.changes if isinstance(each, FactValue))
        )


def diff(before: Corpus, after: Corpus) -> Diff:
    """What changed between two versions. Documents that cannot be used are left out."""
    both = list(pairs(before, after))
    renamed = {
        (pair.old.kind, pair.old.name): pair.new.name
        for pair in both
        if pair.old is not None and pair.new is not None and pair.old.name != pair.new.name
    }
    old, new = Version(before), Version(after)
    reading = Reading(old, new, renamed)
    found: list[Change] = []
    own: set[str] = set()
    for pair in both:
        changes = list(_changes(pair, old, new, reading))
        found += changes
        if changes and pair.new is not None and not pair.new.path:
            own.add(pair.new.name)
    for one, other in list_files(before, after):
        kind = other.kind.name if other.kind is not None else ""
        found += reading.document(Subject(kind, other.id, other.id), one, other)
    tables = Tables(rewritten(before, renamed), after)
    return Diff(tuple(found), tuple(tables.changes(own, found, new)))


def _changes(pair: Pair, old: Version, new: Version, reading: Reading) -> Iterator[Change]:
    if pair.new is None:
        assert pair.old is not None  # noqa: S101 - a pair has at least one side
        subject = _subject(pair.old, old)
        place = old.place(pair.old.document, pair.old.path)
        yield Removed(subject=subject, before=place, after=None, text=_gist(pair.old, old))
        return
    subject = _subject(pair.new, new)
    place = new.place(pair.new.document, pair.new.path)
    if pair.old is None:
        yield Added(subject=subject, before=None, after=place, text=_gist(pair.new, new))
        return
    if pair.old.name != pair.new.name:
        before = old.place(pair.old.document, pair.old.path)
        yield Renamed(
            subject=subject, before=before, after=place, old=pair.old.name, new=pair.new.name
        )
    if pair.new.path:
        names = pair.old.name, pair.new.name
        yield from reading.item(subject, pair.old.document, pair.new.document, names)
    else:
        yield from reading.document(subject, pair.old.document, pair.new.document)


def _subject(entry: Entry, version: Version) -> Subject:
    return Subject(entry.kind, entry.name, version.title(entry.kind, entry.name))


def _gist(entry: Entry, version: Version) -> str:
    """What something says in one line."""
    body = entry.body
    if isinstance(body, Fact):
        return shown(body.value)
    for key in ("summary", "means", "duties", "ask", "text", "formula"):
        said = getattr(body, key, None)
        if isinstance(said, str):
            return version.prose(said)
    return ""

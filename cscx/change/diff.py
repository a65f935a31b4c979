"""Two versions of a knowledge base → what the change means. Pure: corpora in, values out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from cscx.change.changes import (
    Added,
    Change,
    FactValue,
    Place,
    Removed,
    Renamed,
    Subject,
    Succeeds,
    Value,
)
from cscx.change.filled import unwrapped
from cscx.change.mentions import Lines, Mention, mentions
from cscx.change.reading import Reading
from cscx.change.renames.matching import Pair, list_files, pairs
from cscx.change.renames.rewritten import rewritten
from cscx.change.settings import checks
from cscx.change.tables.table_change import TableChange
from cscx.change.tables.tables import Tables
from cscx.change.version import Version, shown
from cscx.content.corpus import Corpus, Entry
from cscx.content.kept_answers import KeptAnswers
from cscx.content.kinds.facts import Fact
from cscx.content.kinds.header import Header
from cscx.messages import Text, same
from cscx.settings import FILE, Defaults

_ORDER: Final = (
    "settings", "fact", "input", "exception", "escalation", "sop", "script", "role", "reason", "channel",
    "notice", "law", "term", "kpi", "calendar", "track", "persona", "question",
)  # fmt: skip
"""Kinds as a reviewer looks at them: what decides first."""
_DEFAULT = Text("모든 문서의 기본값 {key}", "default of all documents, {key}")


@dataclass(frozen=True, slots=True)
class Diff:
    """All that a change means.

    `tables` are the tables and matrices it may move, those it provably does not among them;
    `mentions` the sentences that print a fact whose value changed, by its name.
    """

    changes: tuple[Change, ...]
    tables: tuple[TableChange, ...]
    mentions: Mapping[str, tuple[Mention, ...]]


def diff(
    before: Corpus,
    after: Corpus,
    lines: Lines = lambda _: (),
    kept: KeptAnswers | None = None,
) -> Diff:
    """What changed between two versions. Documents that cannot be used are left out.

    `lines` gives the lines of the new version that name a fact; `kept` is what earlier runs worked out of tables.
    """
    both = list(pairs(before, after))
    renamed = {
        (pair.old.kind, pair.old.name): pair.new.name
        for pair in both
        if pair.old is not None and pair.new is not None and pair.old.name != pair.new.name
    }
    old, new = Version(before), Version(after)
    reading = Reading(old, new, renamed)
    found: list[Change] = list(_settings(before, after))
    own: set[str] = set()
    for pair in both:
        changes = list(_changes(pair, old, new, reading))
        found += changes
        if changes and pair.new is not None and not pair.new.path:
            own.add(pair.new.name)
    for one, other in list_files(before, after):
        kind = other.kind.name if other.kind is not None else ""
        found += reading.document(Subject(kind, other.id, other.id), one, other)
    found = _by_weight(found)
    tables = Tables(rewritten(before, renamed), after, new, kept)
    facts = dict.fromkeys(each.subject.name for each in found if isinstance(each, FactValue))
    return Diff(
        tuple(found),
        tuple(tables.changes(own, tuple(found))),
        {name: tuple(mentions(name, lines, old, new)) for name in facts},
    )


def _by_weight(changes: list[Change]) -> list[Change]:
    """What decides before what is only said; of a kind what is gone first and what is new last."""
    subjects: dict[Subject, list[Change]] = {}
    for change in changes:
        subjects.setdefault(change.subject, []).append(change)

    def weight(group: list[Change]) -> tuple[int, int]:
        kind = group[0].subject.kind
        place = _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
        return place, 0 if isinstance(group[0], Removed) else 2 if isinstance(
            group[0], Added
        ) else 1

    return [change for group in sorted(subjects.values(), key=weight) for change in group]


def _settings(before: Corpus, after: Corpus) -> Iterator[Change]:
    """What a document that does not say it gets: a change of that may change any document."""
    place = Place(FILE, 1, 1)
    for key in Defaults.__struct_fields__:
        old, new = (getattr(corpus.settings.defaults, key) for corpus in (before, after))
        if old != new:
            yield Value(
                subject=Subject("settings", FILE, FILE),
                before=place,
                after=place,
                title=_DEFAULT(key=key),
                old=_listed(old),
                new=_listed(new),
            )
    yield from checks(before.settings, after.settings)


def _listed(value: str | tuple[str, ...] | None) -> Text | None:
    if not value:
        return None
    return same(value if isinstance(value, str) else ", ".join(value))


def _changes(pair: Pair, old: Version, new: Version, reading: Reading) -> Iterator[Change]:
    if pair.new is None:
        assert pair.old is not None  # noqa: S101 - a pair has at least one side
        subject = _subject(pair.old, old)
        place = old.place(pair.old.document, pair.old.path)
        yield Removed(subject=subject, before=place, after=None, says=_gist(pair.old, old))
        return
    subject = _subject(pair.new, new)
    place = new.place(pair.new.document, pair.new.path)
    if pair.old is None:
        other = _replaced(pair.new, old)
        if other is not None:
            yield from _succession(other, pair.new, (old, new), reading)
            return
        says = _gist(pair.new, new)
        more = reading.new(subject, pair.new.document, pair.new.path, says)
        yield Added(subject=subject, before=None, after=place, says=says, details=more)
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


def _replaced(entry: Entry, old: Version) -> Entry | None:
    """The document of the old version that a new one takes the place of, of the same kind and readable."""
    name = entry.body.replaces if isinstance(entry.body, Header) else None
    other = None if name is None else old.corpus.find(entry.kind, name)
    return other if other is not None and other.document.is_usable else None


def _succession(
    one: Entry, other: Entry, versions: tuple[Version, Version], reading: Reading
) -> Iterator[Change]:
    """Two documents as versions of one: the day is told once, not again as a value of the document."""
    old, new = versions
    subject, body = _subject(other, new), other.body
    yield Succeeds(
        subject=subject,
        before=old.place(one.document, one.path),
        after=new.place(other.document, other.path),
        old=one.name,
        title=old.title(one.kind, one.name),
        since=body.effective,
    )
    said = [new.place(other.document, (key,)) for key in ("effective", "replaces", "status")]
    for change in reading.document(subject, one.document, other.document):
        if change.after not in said:
            yield change


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
            return version.prose(unwrapped(said)).replace("\n", " ")
    return ""

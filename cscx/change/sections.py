"""A comparison in the order in which it is told: what decides otherwise before what is only said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from cscx.change.changes import Added, Change, Removed, Subject, Wording
from cscx.change.diff import Diff
from cscx.change.tables.table_change import TableChange

_DECIDE: Final = frozenset({"exception", "escalation"})
_DECIDES, _DOES, _SAYS = range(3)
_Key = tuple[str, str]
"""A document or item, whatever it is called: its kind and name."""


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """What is told of one document or item. `changes` are empty where it did not change itself.

    `tables` are what became of its decisions. `decides`: they come out otherwise, or those of others do by it.
    """

    subject: Subject
    changes: tuple[Change, ...]
    tables: tuple[TableChange, ...]
    decides: bool

    @property
    def is_moved(self) -> bool:
        """Whether it did not change itself, but what it uses did."""
        return not self.changes


def sections(diff: Diff) -> list[Section]:
    """All that is told, but tables that others might have moved and did not.

    First what decides otherwise: each change with the tables right behind it that it moves, the last of several
    that move one; then what does something else; then what is only worded otherwise.
    """
    changed: dict[_Key, list[Change]] = {}
    for change in diff.changes:
        changed.setdefault(_key(change.subject), []).append(change)
    own = {_key(table.subject) for table in diff.tables if table.own}
    others = [table for table in diff.tables if _key(table.subject) not in own]
    groups = [tuple(group) for _, group in groupby(others, lambda table: table.subject)]
    moved = [
        Section(tables[0].subject, (), tables, decides=True)
        for tables in groups
        if not all(table.is_same for table in tables)
    ]
    causes = {cause for section in moved for cause in _causes(section)}
    found = []
    for key, changes in changed.items():
        subject = changes[0].subject
        tables = tuple(t for t in diff.tables if _key(t.subject) == key) if key in own else ()
        decides = (
            key in causes
            or any(not table.is_same for table in tables)
            or any(isinstance(c, Added | Removed) and subject.kind in _DECIDE for c in changes)
        )
        found.append(Section(subject, tuple(changes), tables, decides))
    found.sort(key=_class)
    first = [section for section in found if section.decides]
    return [*_with_moved(first, moved), *found[len(first) :]]


def _key(subject: Subject) -> _Key:
    return subject.kind, subject.name


def _class(section: Section) -> int:
    if section.decides:
        return _DECIDES
    return _SAYS if all(isinstance(each, Wording) for each in section.changes) else _DOES


def _with_moved(first: list[Section], moved: list[Section]) -> Iterator[Section]:
    """What decides, each followed by the tables of which it is the last cause to be told."""
    told_by: dict[_Key, list[Section]] = {}
    untold = {_key(section.subject) for section in first}
    waits = {section: _causes(section) & untold for section in moved}
    for section, causes in waits.items():
        for cause in causes:
            told_by.setdefault(cause, []).append(section)
    for section in first:
        yield section
        key = _key(section.subject)
        for each in told_by.get(key, ()):
            waits[each].discard(key)
            if not waits[each]:
                yield each
    yield from (section for section in moved if not _causes(section) & untold)


def _causes(section: Section) -> set[_Key]:
    return {_key(each) for table in section.tables for each in table.through}

"""All that one comparison found, as the reports take it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from cscx.change.approvals.consent import Consents
from cscx.change.changes import Change, Subject
from cscx.change.diff import Diff
from cscx.change.impact.impact import Impact
from cscx.change.report.real_cases import RealCases
from cscx.change.tables.table_change import TableChange
from cscx.content.two_versions import Unread

MOST_SUBJECTS: Final = 100
"""So many documents and items a terminal shows."""
_RANK: Final = {
    kind: at for at, kind in enumerate(("settings", "fact", "input", "exception", "escalation"))
}


@dataclass(frozen=True, slots=True)
class Report:
    """`before` and `after` are what the versions are called; `impact` None where it was not asked for.

    `consents` are who has to approve it, None where nobody does.
    """

    before: str
    after: str
    diff: Diff
    unread: tuple[Unread, ...] = ()
    cases: tuple[RealCases, ...] = ()
    impact: Impact | None = None
    consents: Consents | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed, neither meaning nor approvals, and everything could be compared."""
        return not (self.diff.changes or self.unread or self.consents)

    def subjects(self) -> Iterator[tuple[Subject, list[Change]]]:
        """The changes by what they are about, in the order found."""
        for subject, changes in groupby(self.diff.changes, lambda change: change.subject):
            yield subject, list(changes)

    def foremost(self) -> list[tuple[Subject, list[Change]]]:
        """The subjects; of very many those first that others decide by: values, inputs, tables."""
        found = list(self.subjects())
        if len(found) <= MOST_SUBJECTS:
            return found
        return sorted(found, key=lambda each: _RANK.get(each[0].kind, len(_RANK)))

    def own(self, subject: Subject) -> list[TableChange]:
        """What became of a table that changed itself."""
        if not any(t.own for t in self.diff.tables if t.subject == subject):
            return []
        return [table for table in self.diff.tables if table.subject == subject]

    @property
    def moved(self) -> list[list[TableChange]]:
        """The tables that did not change themselves, but what they use did: now, and from later days."""
        return [tables for tables in self._others if not all(table.is_same for table in tables)]

    @property
    def still(self) -> list[Subject]:
        """The tables that use what changed and provably decide as before."""
        return [
            tables[0].subject for tables in self._others if all(table.is_same for table in tables)
        ]

    @property
    def _others(self) -> list[list[TableChange]]:
        own = {table.subject for table in self.diff.tables if table.own}
        others = [table for table in self.diff.tables if table.subject not in own]
        return [list(tables) for _, tables in groupby(others, lambda table: table.subject)]

"""All that one comparison found, as the reports take it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from cscx.change.approvals.consent import Consents
from cscx.change.changes import Change, Subject
from cscx.change.diff import Diff
from cscx.change.impact.impact import Impact
from cscx.change.report.real_cases import RealCases
from cscx.change.sections import Section, sections
from cscx.content.unread import Unread


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

    def sections(self) -> list[Section]:
        """All that changed, in the order in which it is told."""
        return sections(self.diff)

    @property
    def still(self) -> list[Subject]:
        """The tables that use what changed and provably decide as before."""
        own = {table.subject for table in self.diff.tables if table.own}
        others = [table for table in self.diff.tables if table.subject not in own]
        return [
            subject
            for subject, tables in groupby(others, lambda table: table.subject)
            if all(table.is_same for table in tables)
        ]

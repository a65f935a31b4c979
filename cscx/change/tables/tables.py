"""The tables a change moves: those that changed, and those that use what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from cscx.change.changes import Change, Succeeds
from cscx.change.tables.branching import Branching
from cscx.change.tables.coming import coming_days, news
from cscx.change.tables.known import Known
from cscx.change.tables.on_day import OnDay
from cscx.change.tables.table_change import TableChange
from cscx.change.tables.uses import Name, Uses, in_order, moved_by
from cscx.change.version import Version
from cscx.content.corpus import Corpus
from cscx.content.dated_tables import is_table
from cscx.content.document import Document
from cscx.content.kept_answers import KeptAnswers
from cscx.content.kinds.sop import Sop
from cscx.worktime import parse_date


class Tables:
    """Compares the tables of two versions, on the day of the corpora and on coming days."""

    def __init__(
        self, before: Corpus, after: Corpus, version: Version, kept: KeptAnswers | None = None
    ) -> None:
        self._before, self._after, self._version = before, after, version
        self._worked_out = Known(kept or KeptAnswers())
        self._uses_in = Uses(before), Uses(after)
        self._known: dict[str, set[Name]] = {}
        self._today = OnDay(before, after, version, self._worked_out)
        self._later: dict[date, OnDay] = {}

    def changes(self, own: Iterable[str], changes: Sequence[Change]) -> Iterator[TableChange]:
        """Every table that may answer otherwise. `own` are the ids of documents that changed."""
        yield from self._successions(changes)
        moved, plans = moved_by(changes)
        ids = frozenset(own)
        now = self._now(ids, moved)
        yield from now.values()
        days = coming_days(self._before, self._after)
        touched = [*moved, *plans, *(("table", name) for name in sorted(ids))]
        turned = {day: [fact for fact in facts if fact in plans] for day, facts in days.items()}
        for document in self._tables:
            for found in self._coming(document, days, plans, touched, now.get(document.id)):
                yield found
                if found.day is not None and not found.decides_as_before:
                    turned[found.day].append(("table", document.id))
        moved_tables = [("table", n) for n, table in now.items() if not table.decides_as_before]
        changed = dict.fromkeys([*moved, *moved_tables])
        causes = list(dict.fromkeys([*changed, *touched]))
        for each in self._after.documents:
            if isinstance(each.body, Sop):
                yield from self._steps(each, days, turned, changed, causes, own=each.id in ids)

    @property
    def _tables(self) -> list[Document]:
        """The tables and matrices of both versions."""
        return [
            document
            for document in self._after.documents
            if is_table(document)
            and (old := self._before.find("document", document.id)) is not None
            and is_table(old.document)
        ]

    def _successions(self, changes: Iterable[Change]) -> Iterator[TableChange]:
        """Tables that take the place of others, from their day on."""
        for change in changes:
            entry = self._after.find(change.subject.kind, change.subject.name)
            if isinstance(change, Succeeds) and entry is not None and is_table(entry.document):
                day = parse_date(change.since)
                later = day if day is not None and day > self._after.as_of else None
                yield self._on(later).table(entry.document, (), own=True, old=change.old)

    def _now(self, ids: frozenset[str], moved: Iterable[Name]) -> dict[str, TableChange]:
        """The tables that may answer otherwise from now on, in the order of their documents."""
        tables = self._tables
        now: dict[str, TableChange] = {}
        waiting = [document for document in tables if document.id in ids]
        waiting += [document for document in tables if document.id not in ids]
        for document in in_order(waiting, self._uses):
            through = self._through(document, moved, now)
            own = document.id in ids
            if own or through:
                now[document.id] = self._today.table(document, through, own=own)
        return {document.id: now[document.id] for document in tables if document.id in now}

    def _coming(
        self,
        document: Document,
        days: Mapping[date, Sequence[Name]],
        plans: Mapping[Name, None],
        touched: Sequence[Name],
        standing: TableChange | None,
    ) -> Iterator[TableChange]:
        """What a table changes from coming days on that does not stand so just before them.

        Not only facts with another plan (`plans`) do so: what is `touched` may decide otherwise only
        together with a plan that stays as it is.
        """
        uses = self._uses(document)
        on = {day: facts for day, facts in days.items() if not uses.isdisjoint(facts)}
        used = [name for name in touched if name in uses] if on else []
        own = bool(on) and ("table", document.id) in touched
        for day, facts in on.items() if used or own else ():
            coming = [fact for fact in facts if fact in plans and fact in uses]
            through = coming or [name for name in used if name[0] != "table"] or used
            found = self._on(day).table(document, through, own=own and not coming)
            told = news(standing, found)
            standing = found
            if told is not None:
                yield told
            elif coming and found.decides_as_before:
                yield found

    def _steps(
        self,
        document: Document,
        days: Mapping[date, Sequence[Name]],
        turned: Mapping[date, Sequence[Name]],
        changed: Mapping[Name, None],
        causes: Sequence[Name],
        *,
        own: bool,
    ) -> Iterator[TableChange]:
        """The steps of an SOP that lead some case elsewhere, now and from coming days on.

        `turned` is what changes on those days, `changed` what is otherwise now, `causes` all that may
        decide otherwise on some day.
        """
        known = list(self._today.branchings(document.id))
        standing: dict[str, TableChange] = {}
        for each in known:
            names = [name for name in changed if name in each.uses]
            found = self._today.step(document, each, names, own=own) if names or own else None
            if found is not None:
                standing[each.step] = found
                if not found.decides_as_before:
                    yield found
        for day, facts in days.items():
            wanted = dict(self._wanted(known, facts, turned[day], causes, own=own))
            for each in self._on(day).branchings(document.id) if wanted else ():
                if each.step not in wanted:
                    continue
                names, by_day = wanted[each.step]
                later = self._on(day).step(document, each, names, own=own and not by_day)
                if later is not None:
                    told = news(standing.get(each.step), later)
                    standing[each.step] = later
                    if told is not None:
                        yield told

    def _wanted(
        self,
        known: Iterable[Branching],
        facts: Sequence[Name],
        turned: Sequence[Name],
        causes: Sequence[Name],
        *,
        own: bool,
    ) -> Iterator[tuple[str, tuple[list[Name], bool]]]:
        """The steps to be compared on a day: why, and whether because of what changes on that day.

        `facts` are those whose planned value takes over.
        """
        reached = {*facts, *(("table", n) for n, uses in self._known.items() if uses & set(facts))}
        for each in known:
            names = [name for name in turned if name in each.uses]
            used = [name for name in causes if name in each.uses]
            if names:
                yield each.step, (names, True)
            elif each.uses & reached and (own or used):
                yield each.step, (used, False)

    def _through(
        self, document: Document, moved: Iterable[Name], now: Mapping[str, TableChange]
    ) -> list[Name]:
        """What a table uses that changed; of tables before it, those that answer otherwise."""
        uses = self._uses(document)
        found = [name for name in moved if name in uses]
        tables: list[Name] = [("table", n) for n, t in now.items() if not t.decides_as_before]
        return found or [name for name in tables if name in uses]

    def _on(self, day: date | None) -> OnDay:
        if day is None:
            return self._today
        if day not in self._later:
            self._later[day] = OnDay(
                self._before, self._after, self._version, self._worked_out, day
            )
        return self._later[day]

    def _uses(self, document: Document) -> set[Name]:
        """What a table depends on in either version: facts, inputs, and the tables before it."""
        if document.id not in self._known:
            found = {name for uses in self._uses_in for name in uses.of(document.id)}
            self._known[document.id] = found - {("table", document.id)}
        return self._known[document.id]

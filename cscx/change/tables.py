"""The tables a change moves: those that changed, and those that use what changed."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from cscx.change.branching import Branching, branchings, versions
from cscx.change.changes import Change, Part, Place, Subject, Succeeds
from cscx.change.known import Failing, Known, Versions
from cscx.change.uses import Name, Uses, in_order, moved_by
from cscx.change.version import Version
from cscx.content.corpus import Corpus
from cscx.content.dated_tables import is_table
from cscx.content.document import Document
from cscx.content.kept_answers import KeptAnswers
from cscx.content.kinds.sop import Sop
from cscx.content.policies import Policies
from cscx.messages import Text
from cscx.policy.compare.compare import Comparing, Comparison, Shift
from cscx.policy.language.problem import Problem, TableError
from cscx.worktime import parse_date


@dataclass(frozen=True, slots=True)
class TableChange:
    """What became of the answers of a table or matrix.

    `own`: its document changed. `through`: what it uses that changed. `day`: from this day on, where
    it is a coming change; None for now. `comparison` None: a version has the mistake `problem`, at
    `place`; `was_broken` says that it is the earlier one, so that the change may have mended it.
    `part` is the step, where it is not a table but the branches of a step. `titles` are those of the
    scripts it answers with, by id. `failing` runs the examples of the new version; those that failed before are left out.
    """

    subject: Subject
    document: Document
    own: bool
    through: tuple[Subject, ...]
    day: date | None
    comparison: Comparison | None
    problem: Text | None = None
    place: Place | None = None
    was_broken: bool = False
    part: Part | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    failing: Callable[[], tuple[Failing, ...]] = field(default=tuple, compare=False)

    @property
    def is_same(self) -> bool:
        """Whether it provably decides as before, by all its outputs."""
        found = self.comparison
        return found is not None and found.status == "same" and not found.left_out


class Tables:
    """Compares the tables of two versions, on the day of the corpora and on coming days."""

    def __init__(
        self, before: Corpus, after: Corpus, version: Version, kept: KeptAnswers | None = None
    ) -> None:
        self._before, self._after, self._version = before, after, version
        self._worked_out = Known(kept or KeptAnswers())
        self._uses_in = Uses(before), Uses(after)
        self._known: dict[str, set[Name]] = {}
        self._later: dict[date, tuple[Policies, Policies]] = {}
        self._policies = Policies(before), Policies(after)
        self._comparing = Comparing()

    def changes(self, own: Iterable[str], changes: Sequence[Change]) -> Iterator[TableChange]:
        """Every table that may answer otherwise. `own` are the ids of documents that changed."""
        yield from self._successions(changes)
        moved, plans = moved_by(changes)
        ids = frozenset(own)
        now = self._now(ids, moved)
        yield from now.values()
        days = self._days(self._planned())
        touched = dict.fromkeys([*moved, *plans, *(("table", name) for name in sorted(ids))])
        later: dict[date, list[Name]] = {day: [] for day in days}
        for document in self._after.documents:
            if is_table(document) and self._old(document.id) is not None:
                for found in self._coming(document, days, (plans, touched), now):
                    yield found
                    if found.day is not None and not _same(found):
                        later[found.day].append(("table", document.id))
        changed = [*moved, *(("table", n) for n, t in now.items() if not _same(t))]
        for each in self._after.documents:
            if isinstance(each.body, Sop):
                own_ = each.id in ids
                known = list(branchings(each.id, *self._policies))
                told = list(self._steps(each, known, changed, own=own_))
                yield from told
                for day, facts in days.items():
                    turned = [*(fact for fact in facts if fact in plans), *later[day]]
                    causes = turned, [*changed, *touched]
                    wanted = self._wanted(known, facts, causes, own=own_)
                    news = list(self._steps_coming(each, day, wanted, told, own=own_))
                    yield from news
                    told += news

    def _coming(
        self,
        document: Document,
        days: Mapping[date, Sequence[Name]],
        causes: tuple[Container[Name], Mapping[Name, None]],
        now: Mapping[str, TableChange],
    ) -> Iterator[TableChange]:
        """What a table changes from coming days on, as far as it is not told of now.

        `causes` are the facts with another plan, and all that changed: together with a plan that
        stays as it is, that may decide otherwise only later.
        """
        plans, touched = causes
        uses = self._uses(document)
        told = [now[document.id]] if document.id in now else []
        for day, facts in days.items():
            coming = [fact for fact in facts if fact in plans and fact in uses]
            if coming:
                told.append(_beyond(now.get(document.id), self._compared(document, coming, day)))
                yield told[-1]
            elif uses & set(facts) and (("table", document.id) in touched or uses & touched.keys()):
                used = [name for name in touched if name in uses]
                through = [name for name in used if name[0] != "table"] or used
                own = ("table", document.id) in touched
                found = _news(told, self._compared(document, through, day, own=own))
                if found is not None:
                    told.append(found)
                    yield found

    def _successions(self, changes: Iterable[Change]) -> Iterator[TableChange]:
        """Tables that take the place of others, from their day on."""
        for change in changes:
            entry = self._after.find(change.subject.kind, change.subject.name)
            if isinstance(change, Succeeds) and entry is not None and is_table(entry.document):
                day = parse_date(change.since)
                later = day if day is not None and day > self._after.as_of else None
                yield self._compared(entry.document, (), later, own=True, old=change.old)

    def _now(self, ids: frozenset[str], moved: Iterable[Name]) -> dict[str, TableChange]:
        """The tables that may answer otherwise from now on, in the order of their documents."""
        tables = [d for d in self._after.documents if is_table(d) and self._old(d.id) is not None]
        now: dict[str, TableChange] = {}
        waiting = [document for document in tables if document.id in ids]
        waiting += [document for document in tables if document.id not in ids]
        for document in in_order(waiting, self._uses):
            through = self._through(document, moved, now)
            if document.id in ids or through:
                found = self._compared(document, through, own=document.id in ids)
                now[document.id] = found
        return {document.id: now[document.id] for document in tables if document.id in now}

    def _steps(
        self, document: Document, known: Sequence[Branching], changed: Sequence[Name], *, own: bool
    ) -> Iterator[TableChange]:
        """The steps of an SOP that lead some case elsewhere now."""
        for each in known:
            names = [name for name in changed if name in each.uses]
            if names or own:
                yield from self._step(document, each, names, None, own=own)

    def _wanted(
        self,
        known: Sequence[Branching],
        facts: Sequence[Name],
        causes: tuple[Sequence[Name], Sequence[Name]],
        *,
        own: bool,
    ) -> dict[str, tuple[list[Name], bool]]:
        """The steps to be compared on a day: why, and whether because of what changes on that day.

        `facts` are those whose planned value takes over; `causes` are what changes on that day, and
        what changed now.
        """
        turned, changed = causes
        reached = {*facts, *(("table", n) for n, uses in self._known.items() if uses & set(facts))}
        found: dict[str, tuple[list[Name], bool]] = {}
        for each in known:
            names = [name for name in turned if name in each.uses]
            if names:
                found[each.step] = names, True
            elif each.uses & reached and (own or each.uses & set(changed)):
                used = [name for name in dict.fromkeys(changed) if name in each.uses]
                found[each.step] = used, False
        return found

    def _steps_coming(
        self,
        document: Document,
        day: date,
        wanted: Mapping[str, tuple[list[Name], bool]],
        told: Sequence[TableChange],
        *,
        own: bool,
    ) -> Iterator[TableChange]:
        """The steps that lead some case elsewhere from a day on, as far as it is not `told` already."""
        for each in branchings(document.id, *self._on(day)) if wanted else ():
            if each.step not in wanted:
                continue
            names, by_day = wanted[each.step]
            for found in self._step(document, each, names, day, own=own and not by_day):
                known = [other for other in told if other.part == found.part]
                news = found if by_day else _news(known, found)
                if news is not None:
                    yield news

    def _step(
        self,
        document: Document,
        each: Branching,
        names: Sequence[Name],
        day: date | None,
        *,
        own: bool,
    ) -> Iterator[TableChange]:
        """A step in both versions, where it leads some case elsewhere."""
        before, after = self._policies if day is None else self._on(day)
        comparing = self._comparing if day is None else Comparing()
        through = tuple(self._named(name) for name in names)
        try:
            found = self._worked_out.compare(comparing, versions(each, before, after))
        except TableError:
            return  # told by lint at its place; the written branches are told as ways
        if found.status != "same":
            subject, part = _subject(document, self._version), Part("step", each.step)
            yield TableChange(subject, document, own, through, day, found, part=part)

    def _through(
        self, document: Document, moved: Iterable[Name], now: Mapping[str, TableChange]
    ) -> list[Name]:
        """What a table uses that changed; of tables before it, those that answer otherwise."""
        uses = self._uses(document)
        found = [name for name in moved if name in uses]
        for name, table in now.items():
            if ("table", name) in uses and not _same(table):
                found.append(("table", name))
        own = [(word, name) for word, name in found if word != "table"]
        return own or found

    def _compared(
        self,
        document: Document,
        names: Iterable[Name],
        day: date | None = None,
        *,
        own: bool = False,
        old: str | None = None,
    ) -> TableChange:
        """A table against itself, or against the one of the id `old`."""
        subject = _subject(document, self._version)
        through = tuple(self._named(name) for name in names)
        before, after = self._policies if day is None else self._on(day)
        comparing = self._comparing if day is None else Comparing()
        told = TableChange(subject, document, own, through, day, None)
        both = _versions(old or document.id, document.id, before, after)
        try:
            found = self._worked_out.compare(comparing, both)
        except TableError:
            return self._broken(told, (before, old or document.id), (after, document.id))
        return replace(
            told,
            comparison=found,
            titles={name: self._version.title("script", name) for name in found.scripts},
            failing=partial(self._worked_out.failing, both),
        )

    def _broken(self, told: TableChange, *sides: tuple[Policies, str]) -> TableChange:
        """A table that a version cannot decide by, the earlier one if both cannot."""
        for policies, name in sides:
            try:
                policies.chain(name)
            except TableError as error:
                source, problem = _source(policies, name, error)
                was = policies.corpus is not sides[1][0].corpus
                return _broken(told, problem, policies.corpus, source, was=was)
        return told

    def _named(self, name: Name) -> Subject:
        word, called = name
        if word != "table":
            return Subject(word, called, called)
        entry = self._after.find("document", called)
        return _subject(entry.document, self._version) if entry else Subject(word, called, called)

    def _on(self, day: date) -> tuple[Policies, Policies]:
        if day not in self._later:
            before, after = (
                Corpus(each.documents, each.settings, day, each.holidays)
                for each in (self._before, self._after)
            )
            self._later[day] = Policies(before), Policies(after)
        return self._later[day]

    def _old(self, name: str) -> Document | None:
        entry = self._before.find("document", name)
        return entry.document if entry is not None and is_table(entry.document) else None

    def _planned(self) -> Iterator[Name]:
        """The facts with a planned value in either version."""
        for corpus in (self._before, self._after):
            for name, fact in corpus.items("fact").items():
                if fact.next is not None:
                    yield "fact", name

    def _days(self, plans: Iterable[Name]) -> dict[date, list[Name]]:
        """The coming days on which a planned value takes over in either version, and whose."""
        found: dict[date, list[Name]] = {}
        for name in plans:
            for corpus in (self._before, self._after):
                entry = corpus.find(*name)
                coming = None if entry is None else entry.body.next
                day = None if coming is None else parse_date(coming.effective)
                if day is not None and day > corpus.as_of:
                    facts = found.setdefault(day, [])
                    if name not in facts:
                        facts.append(name)
        return dict(sorted(found.items()))

    def _uses(self, document: Document) -> set[Name]:
        """What a table depends on in either version: facts, inputs, and the tables before it."""
        if document.id not in self._known:
            found = {name for uses in self._uses_in for name in uses.of(document.id)}
            self._known[document.id] = found - {("table", document.id)}
        return self._known[document.id]


def _same(table: TableChange) -> bool:
    return table.comparison is not None and table.comparison.status == "same"


def _versions(old: str, new: str, before: Policies, after: Policies) -> Versions:
    return Versions(
        (before.definitions[old], after.definitions[new]),
        (lambda: before.chain(old), lambda: after.chain(new)),
        (before, after),
    )


def _beyond(now: TableChange | None, later: TableChange) -> TableChange:
    """What a coming day changes that is not already told of now."""
    if now is None or now.comparison is None or later.comparison is None:
        return later
    told = {(each.change, _where(each)) for each in now.comparison.shifts}
    left = tuple(e for e in later.comparison.shifts if (e.change, _where(e)) not in told)
    return replace(later, comparison=replace(later.comparison, shifts=left))


def _news(known: Sequence[TableChange], later: TableChange) -> TableChange | None:
    """What a coming day changes in other cases than is known of earlier; None where that is nothing."""
    if later.comparison is None or later.comparison.status == "same":
        return None
    if later.comparison.status != "changed":
        return later if known and all(_same(each) for each in known) else None
    before = [each.comparison for each in known if each.comparison is not None]
    shifts = [shift for comparison in before for shift in comparison.shifts]
    told = {region.conditions for shift in shifts for region in shift.regions}
    left = tuple(
        shift
        for shift in later.comparison.shifts
        if any(region.conditions not in told for region in shift.regions)
    )
    return replace(later, comparison=replace(later.comparison, shifts=left)) if left else None


def _source(policies: Policies, name: str, error: TableError) -> tuple[str, Problem]:
    """The table that has the mistake: the asked one, or one that it comes from."""
    for word, other in sorted(Uses(policies.corpus).of(name)):
        if word == "table" and other != name:
            try:
                policies.chain(other)
            except TableError as earlier:
                return _source(policies, other, earlier)
    return name, error.problems[0]


def _broken(
    told: TableChange, problem: Problem, corpus: Corpus, name: str, *, was: bool
) -> TableChange:
    """A table that one version cannot decide by, with the place of the mistake there."""
    entry = corpus.find("document", name)
    place = None if entry is None else Version(corpus).place(entry.document, problem.path)
    return replace(told, problem=problem.message, place=place, was_broken=was)


def _where(shift: Shift) -> tuple[object, ...]:
    return tuple(region.conditions for region in shift.regions)


def _subject(document: Document, version: Version) -> Subject:
    kind = document.kind.name if document.kind is not None else ""
    return Subject(kind, document.id, version.title(kind, document.id))

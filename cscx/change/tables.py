"""The tables a change moves: those that changed, and those that use what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from cscx.change.branching import branchings, versions
from cscx.change.changes import Change, FactPlan, Part, Subject, Succeeds
from cscx.change.known import Failing, Known, Versions
from cscx.change.uses import Name, Uses
from cscx.change.version import Version
from cscx.content.corpus import Corpus
from cscx.content.dated_tables import is_table
from cscx.content.document import Document
from cscx.content.kept_answers import KeptAnswers
from cscx.content.kinds.sop import Sop
from cscx.content.policies import Policies
from cscx.messages import Text
from cscx.policy.compare.compare import Comparing, Comparison, Shift
from cscx.policy.language.problem import TableError
from cscx.worktime import parse_date


@dataclass(frozen=True, slots=True)
class TableChange:
    """What became of the answers of a table or matrix.

    `own`: its document changed. `through`: what it uses that changed. `day`: from this day on, where
    it is a coming change; None for now. `comparison` None: a version has the mistake `problem`.
    `part` is the step, where it is not a table but the branches of a step. `titles` are those of the
    scripts it answers with, by id. `failing` runs the examples of the new version.
    """

    subject: Subject
    document: Document
    own: bool
    through: tuple[Subject, ...]
    day: date | None
    comparison: Comparison | None
    problem: Text | None = None
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
        moved, plans = _moved(changes)
        ids = frozenset(own)
        days = self._days(plans)
        now = self._now(ids, moved)
        yield from now.values()
        for document in self._after.documents:
            for day, facts in days.items():
                coming = [fact for fact in facts if fact in self._uses(document)]
                if coming and is_table(document) and self._old(document.id) is not None:
                    later = self._compared(document, coming, day)
                    yield _beyond(now.get(document.id), later)
        changed = [*moved, *(("table", n) for n, t in now.items() if not _same(t))]
        for each in self._after.documents:
            if isinstance(each.body, Sop):
                yield from self._steps(each, changed, None, own=each.id in ids)
                for day, facts in days.items():
                    yield from self._steps(each, facts, day, own=False)

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
        for document in _in_order(waiting, self._uses):
            through = self._through(document, moved, now)
            if document.id in ids or through:
                found = self._compared(document, through, own=document.id in ids)
                now[document.id] = found
        return {document.id: now[document.id] for document in tables if document.id in now}

    def _steps(
        self, document: Document, changed: Sequence[Name], day: date | None, *, own: bool
    ) -> Iterator[TableChange]:
        """The steps of an SOP that lead some case elsewhere now."""
        before, after = self._policies if day is None else self._on(day)
        comparing = self._comparing if day is None else Comparing()
        for each in branchings(document.id, before, after):
            names = [name for name in changed if name in each.uses]
            if not names and not own:
                continue
            subject, part = _subject(document, self._version), Part("step", each.step)
            through = tuple(self._named(name) for name in names)
            try:
                found = self._worked_out.compare(comparing, versions(each, before, after))
            except TableError:
                continue  # told by lint at its place; the written branches are told as ways
            if found.status != "same":
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
        both = _versions(old or document.id, document.id, before, after)
        try:
            found = self._worked_out.compare(comparing, both)
        except TableError as error:
            return TableChange(subject, document, own, through, day, None, error.problems[0].text)
        return TableChange(
            subject,
            document,
            own,
            through,
            day,
            found,
            titles={name: self._version.title("script", name) for name in found.scripts},
            failing=partial(self._worked_out.failing, both),
        )

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


def _moved(changes: Iterable[Change]) -> tuple[dict[Name, None], dict[Name, None]]:
    """The facts and inputs that mean something else now, and those with another plan."""
    moved: dict[Name, None] = {}
    plans: dict[Name, None] = {}
    for change in changes:
        planned = isinstance(change, FactPlan)
        stays = change.before is not None and change.after is not None
        if change.subject.kind in ("fact", "input") and (planned or stays):
            into = plans if planned else moved
            into.setdefault((change.subject.kind, change.subject.name))
    return moved, plans


def _same(table: TableChange) -> bool:
    return table.comparison is not None and table.comparison.status == "same"


def _in_order(
    documents: Iterable[Document], uses: Callable[[Document], set[Name]]
) -> Iterator[Document]:
    """Tables after those they come from."""
    waiting = list(documents)
    while waiting:
        names = {document.id for document in waiting}
        ready = [d for d in waiting if not any(w == "table" and n in names for w, n in uses(d))]
        yield from ready or waiting
        waiting = [document for document in waiting if document not in ready] if ready else []


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


def _where(shift: Shift) -> tuple[object, ...]:
    return tuple(region.conditions for region in shift.regions)


def _subject(document: Document, version: Version) -> Subject:
    kind = document.kind.name if document.kind is not None else ""
    return Subject(kind, document.id, version.title(kind, document.id))

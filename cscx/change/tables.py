"""The tables a change moves: those that changed, and those that use what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from cscx.change.branching import branchings, chains
from cscx.change.changes import Change, FactPlan, Part, Place, Subject, Succeeds
from cscx.change.version import Version
from cscx.content.corpus import Corpus
from cscx.content.dated_tables import is_table
from cscx.content.document import Document
from cscx.content.kinds.sop import Sop
from cscx.content.policies import Policies
from cscx.content.tables import input_definitions
from cscx.messages import Text
from cscx.policy.compare.compare import Comparing, Comparison, Shift
from cscx.policy.language.conditions import facts_in
from cscx.policy.language.problem import Problem, TableError
from cscx.policy.language.values import Type
from cscx.worktime import parse_date

Name = tuple[str, str]
"""A definition as references call it: ("fact", "반품기한")."""


@dataclass(frozen=True, slots=True)
class TableChange:
    """What became of the answers of a table or matrix.

    `own`: its document changed. `through`: what it uses that changed. `day`: from this day on, where
    it is a coming change; None for now. `comparison` None: a version has the mistake `problem`, at
    `place`; `was_broken` says that it is the earlier one, so that the change may have mended it.
    `part` is the step, where it is not a table but the branches of a step. `titles` are those of the
    scripts it answers with, by id.
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

    @property
    def is_same(self) -> bool:
        """Whether it provably decides as before, by all its outputs."""
        found = self.comparison
        return found is not None and found.status == "same" and not found.left_out


class Tables:
    """Compares the tables of two versions, on the day of the corpora and on coming days."""

    def __init__(self, before: Corpus, after: Corpus, version: Version) -> None:
        self._before, self._after, self._version = before, after, version
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
                found = comparing.compare(*chains(each, before, after))
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
        told = TableChange(subject, document, own, through, day, None)
        sides = ((before, self._before, old or document.id), (after, self._after, document.id))
        chains_ = []
        for policies, corpus, name in sides:
            try:
                chains_.append(policies.chain(name))
            except TableError as error:
                source, problem = _source(policies, corpus, name, error)
                return _broken(told, problem, corpus, source, was=corpus is self._before)
        found = comparing.compare(chains_[0], chains_[1])
        titles = {name: self._version.title("script", name) for name in _scripts(found)}
        return replace(told, comparison=found, titles=titles)

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
            found: set[Name] = set()
            for corpus in (self._before, self._after):
                found |= uses_of(corpus, document.id)
            self._known[document.id] = found - {("table", document.id)}
        return self._known[document.id]


def uses_of(corpus: Corpus, name: str) -> set[Name]:
    """The facts, inputs and tables (itself among them) that a table of a version depends on."""
    found: set[Name] = set()
    inputs = corpus.items("input")
    waiting = [name]
    while waiting:
        table = waiting.pop()
        entry = corpus.find("document", table)
        if ("table", table) in found or entry is None or not is_table(entry.document):
            continue
        found.add(("table", table))
        references = entry.document.references
        found |= {("fact", each.name) for each in references if each.kind == "fact"}
        for item in input_definitions(entry.body.inputs, inputs):
            found.add(("input", item.name))
            found |= {("fact", each) for each in facts_in(item.formula)}
            if item.source is not None:
                waiting.append(item.source[0])
    return found


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


def _scripts(found: Comparison) -> set[str]:
    """The scripts that either version answers with."""
    names: set[str] = set()
    for chain in (found.before, found.after):
        fields = chain.table.outputs.values()
        places = [at for at, each in enumerate(fields) if each.type is Type.SCRIPT]
        outcomes = [outcome for row in chain.table.rows for outcome in row.outcomes]
        for outcome in (*outcomes, *chain.table.otherwise):
            names |= {v for at in places if isinstance(v := outcome.values[at], str)}
    return names


def _beyond(now: TableChange | None, later: TableChange) -> TableChange:
    """What a coming day changes that is not already told of now."""
    if now is None or now.comparison is None or later.comparison is None:
        return later
    told = {(each.change, _where(each)) for each in now.comparison.shifts}
    left = tuple(e for e in later.comparison.shifts if (e.change, _where(e)) not in told)
    return replace(later, comparison=replace(later.comparison, shifts=left))


def _source(
    policies: Policies, corpus: Corpus, name: str, error: TableError
) -> tuple[str, Problem]:
    """The table that has the mistake: the asked one, or one that it comes from."""
    for word, other in sorted(uses_of(corpus, name)):
        if word == "table" and other != name:
            try:
                policies.chain(other)
            except TableError as earlier:
                return _source(policies, corpus, other, earlier)
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

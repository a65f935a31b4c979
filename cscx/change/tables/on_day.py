"""Both versions of a knowledge base on one day: a table, a matrix or a step of them compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from cscx.change.changes import Part, Subject
from cscx.change.tables.branching import Branching, branchings, versions
from cscx.change.tables.known import Known, Versions, failing_calls
from cscx.change.tables.table_change import TableChange
from cscx.change.tables.uses import Name, Uses
from cscx.change.version import Version
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.matrices import MatrixError
from cscx.content.policies import Policies
from cscx.policy.compare.compare import Comparing
from cscx.policy.compare.matrices import compare_matrices
from cscx.policy.compare.turns import Period
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.language.problem import Problem, TableError


class OnDay:
    """Compares the tables of two versions on a day; `day` None: on that of the corpora, from now on.

    `version` is the new one, by which things are called; `known` is what earlier runs worked out.
    """

    def __init__(
        self, before: Corpus, after: Corpus, version: Version, known: Known, day: date | None = None
    ) -> None:
        sides = (before, after) if day is None else (_moved(before, day), _moved(after, day))
        self._before, self._after = Policies(sides[0]), Policies(sides[1])
        self._version, self._worked_out, self._day = version, known, day
        self._comparing = Comparing()
        self._periods: dict[tuple[int, ...], Period] = {}

    def branchings(self, sop: str) -> Iterator[Branching]:
        """The steps of an SOP that branch on an input in both versions."""
        return branchings(sop, self._before, self._after)

    def step(
        self, document: Document, each: Branching, names: Iterable[Name], *, own: bool
    ) -> TableChange | None:
        """A step in both versions. None where one cannot be decided by.

        Lint tells that at its place, and the written branches are told as ways.
        """
        told = self._told(document, names, own=own)
        try:
            both = versions(each, self._before, self._after)
            found = self._worked_out.compare(self._comparing, both)
        except TableError:
            return None
        return replace(told, comparison=found, part=Part("step", each.step))

    def table(
        self, document: Document, names: Iterable[Name], *, own: bool, old: str | None = None
    ) -> TableChange:
        """A table or matrix against itself, or against the one of the id `old`."""
        told = self._told(document, names, own=own)
        new, old = document.id, old or document.id
        if new in self._after.matrices and old in self._before.matrices:
            return self._called(told, old)
        both = Versions(
            (self._before.definitions[old], self._after.definitions[new]),
            (lambda: self._before.chain(old), lambda: self._after.chain(new)),
            (self._before, self._after),
        )
        try:
            found = self._worked_out.compare(self._comparing, both)
        except TableError:
            return self._broken(told, (self._before, old), (self._after, new))
        return replace(
            told,
            comparison=found,
            titles={name: self._version.title("script", name) for name in found.scripts},
            failing=partial(self._worked_out.failing, both),
        )

    def _told(self, document: Document, names: Iterable[Name], *, own: bool) -> TableChange:
        through = tuple(self._subject(name) for name in names)
        return TableChange(self._of(document), document, own, through, self._day, None)

    def _subject(self, name: Name) -> Subject:
        word, called = name
        entry = self._after.corpus.find("document", called) if word == "table" else None
        return Subject(word, called, called) if entry is None else self._of(entry.document)

    def _of(self, document: Document) -> Subject:
        kind = document.kind.name if document.kind is not None else ""
        return Subject(kind, document.id, self._version.title(kind, document.id))

    def _called(self, told: TableChange, old: str) -> TableChange:
        """A matrix against itself or an earlier one, by whom it calls and when."""
        found: list[Matrix] = []
        for policies, name in ((self._before, old), (self._after, told.document.id)):
            try:
                found.append(policies.matrix(name))
            except MatrixError as error:
                misfit = error.misfits[0]
                place = Version(policies.corpus).place(misfit.document, misfit.problem.path)
                was = policies is self._before
                return replace(told, problem=misfit.problem.message, place=place, was_broken=was)
        one, other = found
        shared = (one.roles, other.roles, one.calendar, other.calendar)
        today = self._after.corpus.as_of
        period = self._periods.setdefault(tuple(map(id, shared)), Period(one, other, today))
        comparison = compare_matrices(self._comparing, one, other, period)
        return replace(told, comparison=comparison, failing=partial(failing_calls, one, other))

    def _broken(self, told: TableChange, *sides: tuple[Policies, str]) -> TableChange:
        """A table that a version cannot decide by, the earlier one if both cannot; with the place there."""
        for policies, name in sides:
            try:
                policies.chain(name)
            except TableError as error:
                source, problem = _source(policies, name, error)
                entry = policies.corpus.find("document", source)
                side = Version(policies.corpus)
                place = None if entry is None else side.place(entry.document, problem.path)
                was = policies is self._before
                return replace(told, problem=problem.message, place=place, was_broken=was)
        return told


def _moved(corpus: Corpus, day: date) -> Corpus:
    """The same documents on another day."""
    return Corpus(corpus.documents, corpus.settings, day, corpus.holidays)


def _source(policies: Policies, name: str, error: TableError) -> tuple[str, Problem]:
    """The table that has the mistake: the asked one, or one that it comes from."""
    for word, other in sorted(Uses(policies.corpus).of(name)):
        if word == "table" and other != name:
            try:
                policies.chain(other)
            except TableError as earlier:
                return _source(policies, other, earlier)
    return name, error.problems[0]

"""The matrices of a knowledge base ready to be proved, made once a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.escalation import Escalation
from cscx.content.matrices import MatrixError, Misfit
from cscx.content.policies import Policies
from cscx.lint.once import once
from cscx.lint.proofs import prover
from cscx.lint.proved import Path
from cscx.lint.rule import Finding, Place
from cscx.lint.unread import unread
from cscx.messages import Text
from cscx.policy.escalation.cases import Cases
from cscx.policy.escalation.duty import backups_unknown
from cscx.policy.escalation.examples import CheckedExample, check_examples
from cscx.policy.escalation.hours import ON_KEY
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.escalation.turns import called_roles
from cscx.policy.escalation.unreached import Watch
from cscx.policy.language.problem import TableError

_SINCE = Text("{day}부터 {message}", "From {day} on: {message}")


class Proved:
    """A matrix that can run, with what its proofs share."""

    def __init__(self, document: Document, body: Escalation, matrix: Matrix, watch: Watch) -> None:
        self.document, self.body = document, body
        self.matrix, self.watch = matrix, watch
        self.cases = Cases(matrix)

    @cached_property
    def examples(self) -> tuple[CheckedExample, ...]:
        """Its examples after running."""
        return check_examples(self.matrix)


@once
def policies(corpus: Corpus) -> Policies:
    """The compiled policies of a corpus."""
    return Policies(corpus)


@once
def proved(corpus: Corpus) -> tuple[Proved, ...]:
    """The matrices that can run and are not retired.

    None while roles, calendar or inputs wait to be mended, and none that calls a role or leads to a
    backup that is not there: other rules tell that.
    """
    if unread(corpus, "roles", "calendar", "inputs", "facts"):
        return ()
    found = []
    for document, body in _matrices(corpus):
        try:
            matrix = policies(corpus).matrix(document.id)
        except MatrixError:
            continue
        if any(backups_unknown(name, matrix.roles) for name in called_roles(matrix)):
            continue
        found.append(Proved(document, body, matrix, Watch(matrix, corpus.as_of)))
    return tuple(found)


def on_every_day(corpus: Corpus, tell: Callable[[Proved], Iterator[Finding]]) -> Iterator[Finding]:
    """What is found of each matrix today, and of what changes later what is found only then."""
    told: set[tuple[str, Path]] = set()
    for one in proved(corpus):
        for found in tell(one):
            told.add((found.place.document.path, found.place.path))
            yield found
    for since, one in _later(corpus):
        for found in tell(one):
            key = (found.place.document.path, found.place.path)
            if key not in told:
                told.add(key)
                message = _SINCE(day=since.isoformat(), message=found.message)
                yield found._replace(message=message)


@once
def _later(corpus: Corpus) -> tuple[tuple[date, Proved], ...]:
    """Each matrix again on every later day on which a fact it uses changes."""
    tables = prover(corpus).tables
    now = {one.document.path: one for one in proved(corpus)}
    found = []
    for path, one in now.items():
        for day in tables.moments(one.document)[1:]:
            then = Corpus(corpus.documents, corpus.settings, day, corpus.holidays)
            found += [(day, each) for each in proved(then) if each.document.path == path]
    return tuple(sorted(found, key=lambda each: each[0]))


@once
def misfits(corpus: Corpus) -> tuple[Misfit, ...]:
    """What hinders the matrices; what is wrong with their tables is left to the rules on tables."""
    if unread(corpus, "roles", "calendar", "inputs", "facts"):
        return ()
    found: list[Misfit] = []
    for document, _ in _matrices(corpus):
        try:
            policies(corpus).chain(document.id)
            policies(corpus).matrix(document.id)
        except TableError:
            continue
        except MatrixError as error:
            found.extend(one for one in error.misfits if one.document is document)
    return tuple(found)


def _matrices(corpus: Corpus) -> Iterator[tuple[Document, Escalation]]:
    for document, body in corpus.of(Escalation):
        if body.status != "retired":
            yield document, body


def finding(misfit: Misfit) -> Finding:
    """A problem of the policy engine as a finding at its place."""
    problem = misfit.problem
    if problem.path and problem.path[-1] == ON_KEY:
        place = Place(misfit.document, problem.path[:-1], on_key=True)
    else:
        place = Place(misfit.document, problem.path, start=problem.start, end=problem.end)
    return Finding(place, sentence(problem.message), problem.hint)


def sentence(text: Text) -> Text:
    """A message of the engine as a sentence."""
    return Text(*(part if part.endswith(".") else f"{part}." for part in (text.ko, text.en)))

"""The proofs of a knowledge base: every table, matrix and branching step, on every day that matters.

Each is proved once a run; what was found is kept by content, so that a later run proves only what
changed. The rules of the policy family put it into sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple
from weakref import WeakKeyDictionary

import msgspec

from cscx.content.cache import digest
from cscx.content.corpus import Corpus
from cscx.content.cycles import circles
from cscx.content.dated_tables import DatedTables, Day, is_table
from cscx.content.document import Document
from cscx.content.kinds.sop import ELSE, Sop, Step
from cscx.content.tables import input_definitions
from cscx.lint.once import once
from cscx.lint.proved import Proved
from cscx.messages import Text
from cscx.policy.language.problem import TableError
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.definition import TableDefinition
from cscx.policy.walk.branch_table import branch_table
from cscx.policy.walk.definition import StepDefinition

_WAITING = Proved(waits=True)
_LONG = Text("판정표가 너무 길게 이어져 아무것도", "anything, for too many tables stand in a row")
_TOO_LONG = Proved(unsure=(_LONG,))
_DEEPEST = 40
_ENDLESS = 1_000_000


class Kept:
    """Results by fingerprint: those of an earlier run, and those this run has used."""

    def __init__(self, known: Mapping[bytes, Proved]) -> None:
        self.known = known
        self.used: dict[bytes, Proved] = {}


_KEPT: WeakKeyDictionary[Corpus, Kept] = WeakKeyDictionary()


def keep(corpus: Corpus, known: Mapping[bytes, Proved]) -> Kept:
    """Let the proofs of a corpus begin with what is known; to be called before it is linted."""
    _KEPT[corpus] = kept = Kept(known)
    return kept


class Slice(NamedTuple):
    """What holds from a day on; `since` is None for the first slice of a document."""

    since: date | None
    proved: Proved


class TableProof(NamedTuple):
    """A table or matrix and what was found, slice by slice."""

    document: Document
    slices: tuple[Slice, ...]


class StepProof(NamedTuple):
    """A step that branches on an input; its rules are the keys of `branches` without `else`."""

    document: Document
    at: int
    step: Step
    slices: tuple[Slice, ...]

    @property
    def keys(self) -> list[str]:
        """The conditions of the branches, in order."""
        return conditions_of(self.step)


class Proofs(NamedTuple):
    """Everything that was proved. `circles` are ids of tables that wait for each other."""

    tables: tuple[TableProof, ...]
    steps: tuple[StepProof, ...]
    circles: tuple[tuple[str, ...], ...]


@once
def proofs(corpus: Corpus) -> Proofs:
    """Prove a knowledge base."""
    return _Prover(corpus).proofs()


def conditions_of(step: Step) -> list[str]:
    """The keys of `branches` that are conditions."""
    return [key for key in step.branches if key != ELSE]


class _Prover:
    """Goes through the documents of one corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.tables = DatedTables(corpus)
        self.kept = _KEPT.get(corpus) or Kept({})
        documents = {d.id: d for d in corpus.documents if is_table(d)}
        self.sources = {
            name: [source for source in self._sources(document) if source in documents]
            for name, document in documents.items()
        }
        self.circles = tuple(map(tuple, circles(self.sources)))
        self.depth = _depth(self.sources, self.circles)

    def proofs(self) -> Proofs:
        tables = tuple(
            TableProof(document, tuple(self._table(document)))
            for document in self.corpus.documents
            if is_table(document) and not document.masked
        )
        return Proofs(tables, tuple(self._steps()), self.circles)

    def _sources(self, document: Document) -> Iterator[str]:
        for item in input_definitions(document.body.inputs, self.tables.inputs):
            if item.source is not None:
                for version in self.tables.in_force.versions(item.source[0]):
                    yield version.id

    def _table(self, document: Document) -> Iterator[Slice]:
        before: bytes | None = None
        for number, moment in enumerate(self.tables.moments(document)):
            day = self.tables.day(moment)
            fingerprint = day.fingerprint(document)
            if fingerprint == before:
                continue
            before = fingerprint
            key = digest(b"later" if number else b"first", fingerprint)
            yield Slice(
                moment if number else None, self._known(key, day, document, first=not number)
            )

    def _known(self, key: bytes, day: Day, document: Document, *, first: bool) -> Proved:
        depth = self.depth[document.id]
        if depth > _DEEPEST:
            return _WAITING if depth >= _ENDLESS else _TOO_LONG
        found = self.kept.known.get(key) or self.kept.used.get(key)
        if found is None:
            definition = day.definitions[document.id]
            chain = self._chain(day, definition)
            found = chain if isinstance(chain, Proved) else _prove(chain, examples=first)
        self.kept.used[key] = found
        return found

    def _chain(self, day: Day, definition: TableDefinition) -> Chain | Proved:
        """The compiled table, or what cannot be read in it."""
        if not all(self._readable(day, source) for source in _source_names(definition)):
            return _WAITING
        try:
            if definition.name in day.definitions:
                return day.linker.chain(definition.name)
            return day.linker.chain_of(definition)
        except TableError as error:
            from cscx.lint.proving import unread  # noqa: PLC0415 - few tables have mistakes

            return unread(definition, error.problems)

    def _readable(self, day: Day, name: str) -> bool:
        if name not in day.definitions or self.depth.get(name, 0) > _DEEPEST:
            return False
        try:
            day.linker.chain(name)
        except TableError:
            return False
        return True

    def _steps(self) -> Iterator[StepProof]:
        for document, sop in self.corpus.of(Sop):
            if sop.status == "retired" or document.masked:
                continue
            for at, step in enumerate(sop.steps):
                if step.by in self.tables.inputs and conditions_of(step):
                    yield StepProof(document, at, step, tuple(self._step(document, step)))

    def _step(self, document: Document, step: Step) -> Iterator[Slice]:
        by = step.by or ""
        before: bytes | None = None
        for moment in (self.corpus.as_of, *self.tables.changes(document, [by])):
            day = self.tables.day(moment)
            question = StepDefinition(step.id, by=by, branches=step.branches)
            definition = branch_table(question, "", self.tables.questions, day.facts)
            key = self._step_key(day, definition, document)
            if key == before:
                continue
            since = None if before is None else moment
            before = key
            found = self.kept.known.get(key)
            if found is None:
                chain = self._chain(day, definition)
                found = chain if isinstance(chain, Proved) else _prove(chain, examples=False)
            self.kept.used[key] = found
            yield Slice(since, found)

    def _step_key(self, day: Day, definition: TableDefinition, document: Document) -> bytes:
        facts = sorted({r.name for r in document.references if r.kind == "fact"})
        written = [
            definition.inputs,
            definition.rules,
            definition.otherwise,
            [(name, day.facts(name)) for name in facts],
        ]
        sources = [
            day.fingerprint(source)
            for name in _source_names(definition)
            if (source := day.document(name)) is not None
        ]
        return digest(b"step", msgspec.json.encode(written), *sources)


def _prove(chain: Chain, *, examples: bool) -> Proved:
    from cscx.lint.proving import proved  # noqa: PLC0415 - not needed while all proofs are kept

    return proved(chain, examples=examples)


def _source_names(definition: TableDefinition) -> list[str]:
    return list(dict.fromkeys(item.source[0] for item in definition.inputs if item.source))


def _depth(sources: Mapping[str, Iterable[str]], found: Iterable[Iterable[str]]) -> dict[str, int]:
    """How many tables in a row each one ends; _ENDLESS or more in a circle and behind one."""
    depth: dict[str, int] = {name: _ENDLESS for circle in found for name in circle}
    waiting = [name for name in sources if name not in depth]
    while waiting:
        name = waiting.pop()
        open_ = [source for source in sources[name] if source not in depth]
        if open_:
            waiting += [name, *open_]
        else:
            depth[name] = 1 + max((depth[source] for source in sources[name]), default=0)
    return depth

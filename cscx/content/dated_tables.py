"""Tables and matrices over time: on which days something about one changes, and how it stands then.

A table changes when a fact it uses gets its coming value, or when another version of a table before
it takes over. Between two such days it is one and the same, and so is its fingerprint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

import msgspec

from cscx.content.cache import digest
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.in_force import InForce
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.facts import Fact
from cscx.content.kinds.inputs import Input
from cscx.content.tables import (
    facts_of,
    input_definition,
    input_definitions,
    matrix_definition,
    table_definition,
)
from cscx.policy.language.conditions import facts_in
from cscx.policy.tables.chain import Linker
from cscx.policy.tables.definition import Facts, InputDefinition, TableDefinition
from cscx.worktime import parse_date

_DAY = timedelta(days=1)
_FACT = "fact"


def is_table(document: Document) -> bool:
    """Whether a document is an exception table or an escalation matrix that fits its schema."""
    return isinstance(document.body, ExceptionTable | Escalation)


class DatedTables:
    """The tables of a corpus on its day and every later one on which something changes."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.in_force = InForce(corpus)
        self._written: dict[str, bytes] = {}
        self._days: dict[date, Day] = {}

    @cached_property
    def inputs(self) -> Mapping[str, Input]:
        """The shared inputs."""
        return self.corpus.items("input")

    @cached_property
    def questions(self) -> Mapping[str, InputDefinition]:
        """The shared inputs as the engine knows them."""
        return {name: input_definition(name, item) for name, item in self.inputs.items()}

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """The facts, whatever their day."""
        return self.corpus.items(_FACT)

    def day(self, day: date) -> Day:
        """Everything as it stands on a day."""
        if day not in self._days:
            self._days[day] = Day(self, day)
        return self._days[day]

    def moments(self, document: Document) -> list[date]:
        """The first day from the corpus' on that a table holds, and those on which it changes.

        Empty for what has ended, is retired, or lies under another version all the time.
        """
        period = self.in_force.period(document)
        if period is None or document.body.status == "retired":
            return []
        begins = max(period.begins, self.corpus.as_of)
        days = [begins, *self.changes(document, document.body.inputs)]
        return [
            day
            for day in days
            if period.holds(day) and self.day(day).document(document.id) is document
        ]

    def changes(self, document: Document, inputs: Iterable[str]) -> list[date]:
        """The days after the corpus' on which a document that asks some inputs may change."""
        days = self._of_facts(_facts_of(document))
        seen = {document.id}
        waiting = [*inputs]
        while waiting:
            definitions = input_definitions(waiting, self.inputs)
            waiting = []
            for item in definitions:
                days |= self._of_facts(facts_in(item.formula))
                for version in self._versions(item.source, seen):
                    days |= self._ends_of(version) | self._of_facts(_facts_of(version))
                    waiting += version.body.inputs
        return sorted(day for day in days if day > self.corpus.as_of)

    def _versions(self, source: tuple[str, str] | None, seen: set[str]) -> Iterator[Document]:
        for version in self.in_force.versions(source[0]) if source is not None else ():
            if version.id not in seen and is_table(version):
                seen.add(version.id)
                yield version

    def _ends_of(self, document: Document) -> set[date]:
        period = self.in_force.period(document)
        if period is None:
            return set()
        return {period.begins, *([period.ends + _DAY] if period.ends is not None else [])}

    def _of_facts(self, names: Iterable[str]) -> set[date]:
        facts = (self.facts.get(name) for name in names)
        days = (parse_date(fact.next.effective) for fact in facts if fact and fact.next)
        return {day for day in days if day is not None}

    def written(self, document: Document) -> bytes:
        """All that a table and its inputs say, facts as names: equal bytes, equal table."""
        known = self._written.get(document.path)
        if known is None:
            body = document.body
            own = [body.inputs, input_definitions(body.inputs, self.inputs), body.rules]
            if isinstance(body, ExceptionTable):
                own += [body.outputs, body.hit, body.limits, body.otherwise, body.examples]
            else:
                own.append(list(body.paths))
            known = self._written[document.path] = msgspec.json.encode(own, order="sorted")
        return known


class Day:
    """The tables of a knowledge base on one day."""

    def __init__(self, tables: DatedTables, day: date) -> None:
        self._tables = tables
        self._day = day
        self.facts: Facts = facts_of(tables.facts, day)
        self.definitions: Mapping[str, TableDefinition] = _Definitions(self)
        self.linker = Linker(self.definitions)

    def document(self, name: str) -> Document | None:
        """The table or matrix that an id means on this day."""
        found = self._tables.in_force.on(name, self._day)
        return found if found is not None and is_table(found) else None

    def definition(self, document: Document) -> TableDefinition:
        """A table as it stands on this day."""
        make = table_definition if isinstance(document.body, ExceptionTable) else matrix_definition
        return make(document.id, document.body, self._tables.inputs, self.facts)

    def fingerprint(self, document: Document) -> bytes:
        """Changes whenever something changes that an answer of a table depends on."""
        facts: dict[str, None] = {}
        parts: list[bytes] = []
        for name, each in self._with_sources(document):
            parts += [name.encode(), self._tables.written(each)]
            facts.update(dict.fromkeys(_facts_of(each)))
            for item in input_definitions(each.body.inputs, self._tables.inputs):
                facts.update(dict.fromkeys(facts_in(item.formula)))
        values = [(name, self.facts(name)) for name in sorted(facts)]
        return digest(msgspec.json.encode(values), *parts)

    def _with_sources(self, document: Document) -> Iterator[tuple[str, Document]]:
        found: dict[str, Document] = {document.id: document}
        waiting = [document]
        while waiting:
            for item in input_definitions(waiting.pop().body.inputs, self._tables.inputs):
                if item.source is None or item.source[0] in found:
                    continue
                source = self.document(item.source[0])
                if source is not None:
                    found[item.source[0]] = source
                    waiting.append(source)
        yield from found.items()


class _Definitions(Mapping[str, TableDefinition]):
    """The tables of a day by id, each made when it is first asked for."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self._made: dict[str, TableDefinition] = {}

    def __getitem__(self, name: str) -> TableDefinition:
        if name not in self._made:
            document = self._day.document(name)
            if document is None:
                raise KeyError(name)
            self._made[name] = self._day.definition(document)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._day.document(name) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def _facts_of(document: Document) -> Iterator[str]:
    return (reference.name for reference in document.references if reference.kind == _FACT)

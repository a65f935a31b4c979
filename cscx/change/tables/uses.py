"""What tables depend on, and which of it a change moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from cscx.change.changes import Added, Change, FactPlan, Removed
from cscx.content.corpus import Corpus
from cscx.content.dated_tables import is_table
from cscx.content.document import Document
from cscx.content.kinds.calendar import Calendar
from cscx.content.kinds.escalation import Escalation
from cscx.content.tables import input_definitions
from cscx.policy.language.conditions import facts_in

_WHOM_AND_WHEN: Final = frozenset({"role", "calendar"})
"""What matrices call by; one that is gone or new matters, too."""

Name = tuple[str, str]
"""A definition as references call it: ("fact", "반품기한")."""


class Uses:
    """What the tables of one version depend on; inputs that many tables ask are looked up once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._asked: dict[tuple[str, ...], tuple[frozenset[Name], tuple[str, ...]]] = {}

    def of(self, name: str) -> set[Name]:
        """The facts, inputs and tables (itself among them) that a table depends on."""
        found: set[Name] = set()
        waiting = [name]
        while waiting:
            table = waiting.pop()
            entry = self._corpus.find("document", table)
            if ("table", table) in found or entry is None or not is_table(entry.document):
                continue
            found.add(("table", table))
            references = entry.document.references
            found |= {("fact", each.name) for each in references if each.kind == "fact"}
            if isinstance(entry.body, Escalation):
                found |= set(self._called(entry.body))
            names, sources = self._of_inputs(tuple(entry.body.inputs))
            found |= names
            waiting += sources
        return found

    def _called(self, matrix: Escalation) -> Iterator[Name]:
        """The roles that a matrix calls, those who stand in for them, and the calendar."""
        roles = self._corpus.items("role")
        waiting = [level.call for path in matrix.paths.values() for level in path.levels]
        seen: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                yield "role", name
                backup = roles[name].backup if name in roles else None
                waiting += [backup] if backup is not None else []
        yield from (("calendar", document.id) for document, _ in self._corpus.of(Calendar))

    def _of_inputs(self, inputs: tuple[str, ...]) -> tuple[frozenset[Name], tuple[str, ...]]:
        """The inputs that some follow from and their facts, and the tables they come from."""
        if inputs not in self._asked:
            items = input_definitions(inputs, self._corpus.items("input"))
            names: set[Name] = {("input", item.name) for item in items}
            names |= {("fact", fact) for item in items for fact in facts_in(item.formula)}
            sources = tuple(item.source[0] for item in items if item.source is not None)
            self._asked[inputs] = frozenset(names), sources
        return self._asked[inputs]


def moved_by(changes: Iterable[Change]) -> tuple[dict[Name, None], dict[Name, None]]:
    """The facts, inputs, roles and calendars that mean something else now, and those with another plan."""
    moved: dict[Name, None] = {}
    plans: dict[Name, None] = {}
    for change in changes:
        planned = isinstance(change, FactPlan)
        stays = not isinstance(change, Added | Removed)
        if change.subject.kind in ("fact", "input") and (planned or stays):
            into = plans if planned else moved
            into.setdefault((change.subject.kind, change.subject.name))
        if change.subject.kind in _WHOM_AND_WHEN:
            moved.setdefault((change.subject.kind, change.subject.name))
    return moved, plans


def in_order(
    documents: Iterable[Document], uses: Callable[[Document], set[Name]]
) -> Iterator[Document]:
    """Tables after those they come from."""
    waiting = list(documents)
    while waiting:
        names = {document.id for document in waiting}
        ready = [d for d in waiting if not any(w == "table" and n in names for w, n in uses(d))]
        yield from ready or waiting
        waiting = [document for document in waiting if document not in ready] if ready else []

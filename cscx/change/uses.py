"""What tables depend on, and which of it a change moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cscx.change.changes import Added, Change, FactPlan, Removed
from cscx.content.corpus import Corpus
from cscx.content.dated_tables import is_table
from cscx.content.document import Document
from cscx.content.tables import input_definitions
from cscx.policy.language.conditions import facts_in

Name = tuple[str, str]
"""A definition as references call it: ("fact", "반품기한")."""


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


def moved_by(changes: Iterable[Change]) -> tuple[dict[Name, None], dict[Name, None]]:
    """The facts and inputs that mean something else now, and those with another plan."""
    moved: dict[Name, None] = {}
    plans: dict[Name, None] = {}
    for change in changes:
        planned = isinstance(change, FactPlan)
        stays = not isinstance(change, Added | Removed)
        if change.subject.kind in ("fact", "input") and (planned or stays):
            into = plans if planned else moved
            into.setdefault((change.subject.kind, change.subject.name))
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

"""What a table of a version depends on: facts, inputs, and the tables before it."""

from __future__ import annotations

from cscx.content.corpus import Corpus
from cscx.content.dated_tables import is_table
from cscx.content.tables import input_definitions
from cscx.policy.language.conditions import facts_in

Name = tuple[str, str]
"""A definition as references call it: ("fact", "반품기한")."""


class Uses:
    """Looks it up in one version; inputs that many tables ask are read once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._asked: dict[tuple[str, ...], tuple[frozenset[Name], tuple[str, ...]]] = {}

    def of(self, name: str) -> set[Name]:
        """The facts, inputs and tables (itself among them) that a table depends on, through any number of tables."""
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
            names, sources = self._of_inputs(tuple(entry.body.inputs))
            found |= names
            waiting += sources
        return found

    def _of_inputs(self, inputs: tuple[str, ...]) -> tuple[frozenset[Name], tuple[str, ...]]:
        """The inputs that some follow from and their facts, and the tables they come from."""
        if inputs not in self._asked:
            items = input_definitions(inputs, self._corpus.items("input"))
            names: set[Name] = {("input", item.name) for item in items}
            names |= {("fact", fact) for item in items for fact in facts_in(item.formula)}
            sources = tuple(item.source[0] for item in items if item.source is not None)
            self._asked[inputs] = frozenset(names), sources
        return self._asked[inputs]

"""Computed inputs that no table and no matrix asks for: their formulas are read all the same.

An SOP may ask for them, or a table tomorrow; a formula that cannot be read must not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.dated_tables import is_table
from cscx.content.tables import facts_of, input_definitions
from cscx.lint.proved import Spot, Unread
from cscx.lint.rules.escalation.matrices import policies
from cscx.policy.language.problem import Problem, TableError
from cscx.policy.language.values import Field
from cscx.policy.tables.definition import InputDefinition, TableDefinition
from cscx.policy.tables.table_facts import TableFacts
from cscx.policy.tables.table_fields import TableFields


def unread_outside_tables(corpus: Corpus) -> Iterator[Unread]:
    """What cannot be read in the formulas of inputs that are in no table, each input once."""
    inputs = corpus.items("input")
    asked = {
        item.name
        for document in corpus.documents
        if is_table(document)
        for item in input_definitions(document.body.inputs, inputs)
    }
    alone = [name for name, item in inputs.items() if item.is_ and name not in asked]
    items = input_definitions(inputs, inputs) if alone else ()
    for problem in _problems(corpus, items):
        at = problem.path[1] if len(problem.path) > 1 else None
        if isinstance(at, int) and items[at].name in alone:
            spot = Spot(problem.path, start=problem.start, end=problem.end)
            yield Unread(spot, problem.message, problem.hint, items[at].name)


def _problems(corpus: Corpus, items: tuple[InputDefinition, ...]) -> list[Problem]:
    facts = facts_of(corpus.items("fact"), corpus.as_of)
    definition = TableDefinition("", items, (), (), facts=facts)

    def source(table: str, output: str) -> Field | None:
        try:
            return policies(corpus).chain(table).table.outputs.get(output)
        except (TableError, KeyError):
            return None

    return TableFields(definition, TableFacts(facts), source).problems

"""The policies of a knowledge base ready to run: its tables and matrices, compiled when first asked.

The one place where commands, rules and pages get a chain from, so that a table is compiled once.
"""

from __future__ import annotations

from functools import cached_property

from cscx.content.corpus import Corpus
from cscx.content.in_force import InForce
from cscx.content.kinds.escalation import Escalation
from cscx.content.matrices import MatrixError, Misfit, Surroundings, matrix_of, surroundings_of
from cscx.content.procedures import inputs_of, procedures_of
from cscx.content.table_identity import identity
from cscx.content.tables import facts_of, matrix_definition, tables_of
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.language.problem import TableError
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.definition import TableDefinition
from cscx.policy.tables.linker import Linker
from cscx.policy.walk.scope import Library


class Policies:
    """The tables and matrices of a corpus, as they stand on its day."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    @cached_property
    def tables(self) -> dict[str, TableDefinition]:
        """Every exception table by its id."""
        return tables_of(self.corpus)

    @cached_property
    def matrices(self) -> dict[str, TableDefinition]:
        """The table part of every escalation matrix by its id; its one output is the path."""
        inputs = self.corpus.items("input")
        facts = facts_of(self.corpus.items("fact"), self.corpus.as_of)
        return {
            document.id: matrix_definition(document.id, body, inputs, facts)
            for document, body in self.corpus.of(Escalation)
        }

    @cached_property
    def definitions(self) -> dict[str, TableDefinition]:
        """Every table and matrix by its id."""
        return self.tables | self.matrices

    @cached_property
    def _linker(self) -> Linker:
        return Linker(self.definitions)

    def chain(self, name: str) -> Chain:
        """A table or matrix with all it depends on.

        Raises TableError for a mistake in any of them, KeyError when there is none of that id.
        """
        return self._linker.chain(name)

    def identity(self, definition: TableDefinition) -> bytes | None:
        """A digest of a table with all it depends on; None where there is none."""
        return identity(definition, self.definitions)

    def chain_of(self, definition: TableDefinition) -> Chain:
        """A table that has no document, such as the branches of a step; raises TableError."""
        return self._linker.chain_of(definition)

    def branches(self, procedure: str, at: int) -> Chain:
        """The branches of a step that branches by an input, as a table.

        Raises TableError for a mistake in them, KeyError when there is no such procedure.
        """
        return self.library.branches(procedure, at)

    @cached_property
    def in_force(self) -> InForce:
        """Which documents hold on the day."""
        return InForce(self.corpus)

    @cached_property
    def library(self) -> Library:
        """The procedures with everything a walk through them needs."""
        facts = facts_of(self.corpus.items("fact"), self.corpus.as_of)
        procedures, inputs = procedures_of(self.corpus), inputs_of(self.corpus)
        return Library(procedures, inputs, self._linker_of_day, facts)

    @cached_property
    def _linker_of_day(self) -> Linker:
        """Tables by the names that others call them by: a name means the version that holds on the day."""
        every = self.tables | self.matrices
        held = {name: self.in_force.on(name, self.corpus.as_of) for name in every}
        if all(document is None or document.id == name for name, document in held.items()):
            return self._linker
        return Linker(
            {
                name: every[document.id] if document is not None and document.id in every else each
                for name, each in every.items()
                for document in [held[name]]
            }
        )

    @cached_property
    def surroundings(self) -> Surroundings:
        """The calendar and the roles that all matrices share."""
        return surroundings_of(self.corpus)

    def matrix(self, name: str) -> Matrix:
        """An escalation matrix that can be asked who is called.

        Raises MatrixError for a mistake in it, its roles or the calendar, KeyError when there is
        none of that id.
        """
        if name not in self._matrices:
            self._matrices[name] = self._matrix(name)
        return self._matrices[name]

    def _matrix(self, name: str) -> Matrix:
        document = {document.id: document for document, _ in self.corpus.of(Escalation)}[name]
        try:
            chain = self.chain(name)
        except TableError as error:
            misfits = tuple(Misfit(document, problem) for problem in error.problems)
            raise MatrixError(misfits) from None
        facts = facts_of(self.corpus.items("fact"), self.corpus.as_of)
        return matrix_of(self.corpus, document, chain, facts, self.surroundings)

    @cached_property
    def _matrices(self) -> dict[str, Matrix]:
        return {}

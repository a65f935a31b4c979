"""Compiles tables together with those their inputs come from."""

from __future__ import annotations

from collections.abc import Mapping

from cscx.messages import Text
from cscx.policy.language.problem import Problem, TableError
from cscx.policy.language.values import Field
from cscx.policy.tables.chain import Chain, as_input
from cscx.policy.tables.compile import compile_table
from cscx.policy.tables.definition import TableDefinition

_CYCLE = Text("판정표가 서로의 결과를 기다립니다: {way}", "tables wait for each other: {way}")
_BREAK = Text("from을 끊거나 입력을 고객에게 물으세요.", "Break the chain, or ask for the input.")


def link(definitions: Mapping[str, TableDefinition], name: str) -> Chain:
    """Compile a table together with all the tables it depends on.

    Raises TableError for a mistake in any of them or when they wait for each other.
    """
    return Linker(definitions).chain(name)


class Linker:
    """Compiles tables on demand, each once."""

    def __init__(self, definitions: Mapping[str, TableDefinition]) -> None:
        self._definitions = definitions
        self._chains: dict[str, Chain] = {}
        self._open: list[str] = []

    def chain(self, name: str) -> Chain:
        """The chain of a table; raises TableError, KeyError when there is no such table."""
        if name in self._chains:
            return self._chains[name]
        if name in self._open:
            way = " → ".join([*self._open[self._open.index(name) :], name])
            raise TableError((Problem(("inputs",), _CYCLE(way=way), _BREAK),))
        self._open.append(name)
        try:
            self._chains[name] = self.chain_of(self._definitions[name])
        finally:
            self._open.pop()
        return self._chains[name]

    def chain_of(self, definition: TableDefinition) -> Chain:
        """The chain of a table that has no name here, such as the branches of a step."""
        table = compile_table(definition, self._field)
        sources = [item.source for item in table.definition.inputs if item.source is not None]
        return Chain(table, {source[0]: self.chain(source[0]) for source in sources})

    def _field(self, table: str, output: str) -> Field | None:
        if table not in self._definitions:
            return None
        compiled = self.chain(table).table
        field = compiled.outputs.get(output)
        if field is None:
            return None
        return as_input(compiled, output, field)

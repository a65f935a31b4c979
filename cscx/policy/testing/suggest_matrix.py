"""Which paths of a matrix no example goes through, and cases that would try what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cscx.policy.escalation.examples import told_calls
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.tables.chain import Chain
from cscx.policy.testing.matrix_table import table_of, timed
from cscx.policy.testing.suggest import Suggestion, case_of_rule, suggest


@dataclass(frozen=True, slots=True)
class MatrixSuggestion:
    """A case as an example would be written, to be confirmed.

    `base` is the case as the matrix' table sees it.
    """

    base: Suggestion
    given: Mapping[str, Any]
    expect: Mapping[str, Any]

    @property
    def whole(self) -> bool:
        """Whether it tries a whole path, not only its first call."""
        return "calls" in self.expect


def untried_paths(matrix: Matrix, *, confirmed: bool) -> list[str]:
    """The paths whose calls no example expects; with `confirmed` only those that count."""
    tried = {
        example.expect.get("path")
        for example in matrix.examples
        if "calls" in example.expect and (example.confirmed or not confirmed)
    }
    return [name for name in matrix.paths if name not in tried]


def suggest_matrix(matrix: Matrix, first: date) -> tuple[MatrixSuggestion, ...]:
    """Cases for every rule, boundary and path that no example tries, on or after the day `first`."""
    table = table_of(matrix)
    waiting = set(untried_paths(matrix, confirmed=False))
    found = []
    for suggestion in suggest(table):
        given = timed(matrix, suggestion, first)
        expect = told_calls(matrix, given) if given is not None else None
        if given is not None and expect is not None:
            told = expect if expect["path"] in waiting else _first_call(expect)
            waiting.discard(expect["path"])
            found.append(MatrixSuggestion(suggestion, given, told))
    for path in matrix.paths:
        if path in waiting:
            found += list(whole_paths(matrix, table, path, first))[:1]
    return tuple(found)


def whole_paths(matrix: Matrix, table: Chain, path: str, first: date) -> Iterator[MatrixSuggestion]:
    """For each rule that leads to a path a case, with everybody who is called in turn."""
    for index in range(len(table.table.definition.rules)):
        if matrix.path_of(index) != path:
            continue
        suggestion = case_of_rule(table, index)
        given = timed(matrix, suggestion, first) if suggestion is not None else None
        expect = told_calls(matrix, given) if given is not None else None
        if suggestion is not None and given is not None and expect is not None:
            yield MatrixSuggestion(suggestion, given, expect)


def _first_call(expect: Mapping[str, Any]) -> Mapping[str, Any]:
    """An expectation of a whole path, cut down to its first call."""
    role, _, within = str(expect["calls"][0]).partition(" ")
    return {"path": expect["path"], "call": role, "within": within}

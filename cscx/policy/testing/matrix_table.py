"""The table of a matrix with its examples, so that whatever looks at tables can look at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from cscx.policy.escalation.matrix import Matrix
from cscx.policy.escalation.moments import parse_moment
from cscx.policy.escalation.unreached import Watch
from cscx.policy.language.problem import ProblemError
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.definition import ExampleDefinition
from cscx.policy.testing.suggest import Suggestion


def table_of(matrix: Matrix) -> Chain:
    """The chain of a matrix whose table has the matrix' examples.

    What the calendar says of their moments are inputs, the path is the answer. Examples whose moment
    cannot be read are left out.
    """
    chain = matrix.chain
    definition = replace(chain.table.definition, examples=tuple(_examples(matrix)))
    return Chain(replace(chain.table, definition=definition), chain.upstream)


def _examples(matrix: Matrix) -> Iterator[ExampleDefinition]:
    for example in matrix.examples:
        given: dict[str, Any] = dict(example.given)
        try:
            if example.at is not None:
                is_open = matrix.calendar.is_open(parse_moment(example.at, matrix.calendar))
                given |= {name: _plain(matrix, name, is_open=is_open) for name in matrix.clock}
        except ProblemError:
            continue
        path = {"path": example.expect["path"]} if "path" in example.expect else {}
        yield ExampleDefinition(example.name, given, path, example.confirmed)


def timed(matrix: Matrix, suggestion: Suggestion, first: date) -> dict[str, Any] | None:
    """The given values of a suggestion as an example of a matrix writes them.

    What the calendar answers becomes a moment, the first on or after `first`. None when there is no
    such moment within the years that are proved.
    """
    given = {name: value for name, value in suggestion.given.items() if name not in matrix.clock}
    if not matrix.clock:
        return given
    is_open = _is_open(matrix, suggestion)
    spans = Watch(matrix, first).standing(is_open=is_open)
    if not spans:
        return None
    moment: datetime = Watch(matrix, first).moment(spans[0][0])
    return {**given, "at": f"{moment:%Y-%m-%d %H:%M}"}


def _plain(matrix: Matrix, name: str, *, is_open: bool) -> Any:
    """What the calendar says of an input, as an example would write it."""
    return matrix.chain.sources[name].plain(matrix.clock_value(name, is_open=is_open))


def _is_open(matrix: Matrix, suggestion: Suggestion) -> bool | None:
    for name in matrix.clock:
        if name in suggestion.given:
            read = matrix.chain.sources[name].read(suggestion.given[name])
            return read == matrix.clock_value(name, is_open=True)
    return None

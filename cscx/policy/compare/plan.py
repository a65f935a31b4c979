"""A matrix as a table that answers with all it does: the path, and whom it calls, how long, how often."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from cscx.policy.escalation.matrix import CallPath, Level, Matrix
from cscx.policy.language.criterion import Criterion
from cscx.policy.language.values import Field, Type
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.definition import OutputDefinition
from cscx.policy.tables.table import Outcome

LEVEL: Final = "level {number}"
REPEAT: Final = "repeat"
STANDS_IN: Final = "stands in"


def plans(before: Matrix, after: Matrix) -> tuple[Chain, Chain]:
    """Both versions with an output for each level and one for the repeats; equal deadlines as one text."""
    every = [path for matrix in (after, before) for path in matrix.paths.values()]
    texts: dict[tuple[str, Fraction], str] = {}
    for path in every:
        for level in path.levels:
            texts.setdefault(level.deadline.length, level.deadline.text)
    depth = max(len(path.levels) for path in every)
    names = (*(LEVEL.format(number=number) for number in range(1, depth + 1)), REPEAT)

    def told(path: CallPath) -> tuple[str | None, ...]:
        levels = [_level(level, texts) for level in path.levels]
        missing = [None] * (depth - len(levels))
        return (*levels, *missing, str(path.passes))

    return _with(before, names, told), _with(after, names, told)


def marked(matrix: Matrix, marks: Callable[[CallPath], bool]) -> tuple[Chain, Chain]:
    """A matrix that says nothing but whether a case takes one of some paths, and one that never does."""
    plain, other = (
        _only(_with(matrix, (STANDS_IN,), told))
        for told in (lambda _: ("no",), lambda path: ("yes" if marks(path) else "no",))
    )
    return plain, other


def at_standing(matrix: Matrix, *, is_open: bool) -> Chain:
    """A matrix as it decides while the company is open or closed, without the inputs that say so.

    All inputs that the calendar answers are of the table itself.
    """
    table = matrix.chain.table
    columns = {c: table.columns[c].size for name in matrix.clock for c in table.columns_of[name]}
    fits: dict[int, int] = {}
    for name in matrix.clock:
        fits.update(table.place(name, matrix.clock_value(name, is_open=is_open)))
    written: dict[int, dict[str, Criterion]] = {}
    rows = []
    for row in table.rows:
        if all(row.box[column] & mask for column, mask in fits.items()):
            criteria = written.setdefault(
                id(row.criteria), {n: c for n, c in row.criteria.items() if n not in matrix.clock}
            )
            box = tuple(
                (1 << columns[column]) - 1 if column in columns else mask
                for column, mask in enumerate(row.box)
            )
            rows.append(replace(row, box=box, criteria=criteria))
    return replace(matrix.chain, table=replace(table, rows=tuple(rows)))


def _level(level: Level, texts: Mapping[tuple[str, Fraction], str]) -> str:
    return f"{level.role}({texts[level.deadline.length]})"


def _with(
    matrix: Matrix, names: tuple[str, ...], told: Callable[[CallPath], tuple[str | None, ...]]
) -> Chain:
    """The chain of a matrix with more outputs, whose values each path gives."""
    table = matrix.chain.table
    at = list(table.outputs).index("path")
    rows = tuple(
        replace(
            row,
            outcomes=tuple(
                Outcome((*each.values, *told(matrix.paths[str(each.values[at])])))
                for each in row.outcomes
            ),
        )
        for row in table.rows
    )
    outputs = (OutputDefinition(name, type="text", optional=True) for name in names)
    definition = replace(table.definition, outputs=(*table.definition.outputs, *outputs))
    fields = {name: Field(name, Type.TEXT, optional=True) for name in names}
    more = replace(table, definition=definition, outputs={**table.outputs, **fields}, rows=rows)
    return replace(matrix.chain, table=more)


def _only(chain: Chain) -> Chain:
    """A chain without the path among its outputs."""
    table = chain.table
    rows = tuple(
        replace(row, outcomes=tuple(Outcome(each.values[1:]) for each in row.outcomes))
        for row in table.rows
    )
    definition = replace(table.definition, outputs=table.definition.outputs[1:])
    outputs = dict(list(table.outputs.items())[1:])
    return replace(chain, table=replace(table, definition=definition, outputs=outputs, rows=rows))

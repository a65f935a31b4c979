"""The hit policies over many cases: from the rows that fit to the one whose answer counts.

As cscx.policy.tables.aggregate says of one case. Where agreement cannot be seen without computing
(formulas in outcomes that differ) or alternatives would have to be combined, a case is `hard`: the
reference evaluator decides it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cscx.policy.batch.columns import Bools, Codes, States
from cscx.policy.batch.fitting import Fitting, Words, lowest, meets, several
from cscx.policy.batch.verdicts import CODE_OF
from cscx.policy.language.formula import Formula
from cscx.policy.tables.aggregate import rank
from cscx.policy.tables.table import Outcome, Table


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Status and answering row of each case; `counted` are all rows that gave the answer."""

    statuses: States
    winners: Codes
    counted: Words | None
    hard: Bools


class Answers:
    """A table's hit policy. Winners are rows; after the last row stands `otherwise`, then nothing."""

    def __init__(self, table: Table, fitting: Fitting) -> None:
        self._hit = table.definition.hit
        self._fitting = fitting
        outcomes = [row.outcomes for row in table.rows]
        self._otherwise = len(outcomes)
        self._statuses = np.array(
            [
                *(CODE_OF["decided" if len(each) == 1 else "choice"] for each in outcomes),
                CODE_OF["decided" if table.otherwise else "none"],
            ],
            np.uint8,
        )
        alike: dict[tuple[Outcome, ...], int] = {}
        for index, each in enumerate(outcomes):
            alike[each] = alike.get(each, 0) | 1 << index
        self._alike = self._sets([alike[each] for each in outcomes])
        self._ranked = self._sets(_ranked(table)) if self._hit == "priority" else None
        computed = sum(1 << index for index, each in enumerate(outcomes) if _computes(each))
        self._computed = fitting.set_of(computed) if computed else None

    def _sets(self, sets: Sequence[int]) -> Words:
        nothing = self._fitting.set_of(0)
        return np.array([*(self._fitting.set_of(rows) for rows in sets), nothing], np.uint64)

    def of(self, fits: Words) -> Found:
        """The answer of each case from the rows that fit it."""
        first = self._fitting.order[lowest(fits, self._otherwise)]
        statuses = self._statuses[first]
        hard = np.zeros(len(fits), np.bool_)
        if self._hit == "first":
            return Found(statuses, first, None, hard)
        if self._hit == "unique":
            conflict = several(fits)
            statuses[conflict] = CODE_OF["conflict"]
            return Found(statuses, first, fits if conflict.any() else None, hard)
        counted = fits if self._ranked is None else fits & self._ranked[first]
        differing = meets(counted, ~self._alike[first])
        if self._computed is not None and differing.any():
            hard = differing & meets(counted, self._computed)
        statuses[differing] = CODE_OF["conflict"]
        return Found(statuses, first, counted, hard)


def row_order(table: Table) -> list[int]:
    """The rows in the order in which they go before each other."""
    order = list(range(len(table.rows)))
    if table.definition.hit == "priority":
        order.sort(key=lambda index: (rank(table, table.rows[index].outcomes), index))
    return order


def _ranked(table: Table) -> list[int]:
    """For each row the rows of its rank."""
    ranks = [rank(table, row.outcomes) for row in table.rows]
    by_rank: dict[int, int] = {}
    for index, each in enumerate(ranks):
        by_rank[each] = by_rank.get(each, 0) | 1 << index
    return [by_rank[each] for each in ranks]


def _computes(outcomes: Sequence[Outcome]) -> bool:
    return any(isinstance(value, Formula) for outcome in outcomes for value in outcome.values)

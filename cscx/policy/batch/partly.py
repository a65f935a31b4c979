"""Cases that are only partly known: decided by the reference evaluator, once for each kind of case.

Two cases are of one kind when they lie in the same atoms of every table of the chain and agree in
every number a formula needs. Of a table without formulas and without tables before it, it is enough
that the same rows are still alive and the same inputs unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cscx.policy.batch.columns import Codes, Column, Numbered, as_numbered, unknown
from cscx.policy.batch.fitting import Fitting
from cscx.policy.batch.places import places
from cscx.policy.decision.evaluate import Decision, decide_known
from cscx.policy.language.expression import names_in
from cscx.policy.language.formula import Formula
from cscx.policy.language.values import Value
from cscx.policy.tables.chain import Chain, all_fields

_MOST_KEPT = 200_000


class Partly:
    """The reference evaluator with a memory."""

    def __init__(self, chain: Chain, nobody_knows: Collection[str]) -> None:
        self._chain, self._nobody_knows = chain, nobody_knows
        self._fields = all_fields(chain)
        self._computing = _operands(chain)
        self._fitting: Fitting | None = None
        if not chain.upstream and not self._computing and not _has_formulas(chain):
            cover = chain.table.cover
            self._fitting = Fitting(cover.matching, range(len(cover.rows)))
        self._known: dict[Any, Decision] = {}

    def decide(
        self, columns: Mapping[str, Column], rows: NDArray[np.intp]
    ) -> tuple[Codes, Sequence[Decision]]:
        """For each of some cases the number of its decision, and the decisions."""
        if not len(rows):
            return np.zeros(0, np.int32), ()
        given = {name: (columns.get(name) or unknown(0)) for name in self._fields}
        own = {
            name: column.take(rows) if len(column) else unknown(len(rows))
            for name, column in given.items()
        }
        keys, exact = self._keys(own, len(rows))
        _, first, kind = np.unique(keys, axis=0, return_index=True, return_inverse=True)
        decisions = []
        for row in first.tolist():
            values = tuple(own[name].value(row) if own[name].known[row] else None for name in exact)
            key = (keys[row].tobytes(), values)
            decision = self._known.get(key)
            if decision is None:
                decision = self._decide(own, row)
                if len(self._known) < _MOST_KEPT:
                    self._known[key] = decision
            decisions.append(decision)
        return kind.ravel().astype(np.int32), decisions

    def _decide(self, own: Mapping[str, Column], row: int) -> Decision:
        known: dict[str, Value] = {
            name: column.value(row)  # type: ignore[misc]  # inputs hold no formulas
            for name, column in own.items()
            if column.known[row]
        }
        return decide_known(self._chain, known, self._nobody_knows)

    def _keys(self, own: Mapping[str, Column], count: int) -> tuple[NDArray[Any], list[str]]:
        """What must be equal for two cases to be of one kind, as columns of integers.

        Also the inputs whose values must be equal besides.
        """
        if self._fitting is not None:
            at = [places(own[c.field.name], c) for c in self._chain.table.columns]
            alive = self._fitting.fit(at, count).view(np.int64)
            known = [column.known.astype(np.int64) for column in own.values()]
            return np.column_stack([alive, *known]), []
        parts = []
        exact = []
        for name, column in own.items():
            parts.append(column.known.astype(np.int64))
            parts += [
                places(column, domain).astype(np.int64)
                for domain in self._chain.columns.get(name, ())
            ]
            if name in self._computing:
                exact.append(name)
                parts += _numbers(column)
        return np.column_stack(parts), exact


def _numbers(column: Column) -> list[NDArray[np.int64]]:
    """Columns that are equal within a block where the values are."""
    found = as_numbered(column)
    if found is None:
        return [column.codes.astype(np.int64)] if not isinstance(column, Numbered) else []
    return [found.numbers, found.states.astype(np.int64)]


def _operands(chain: Chain) -> set[str]:
    """The inputs that some formula of the chain computes with."""
    formulas = [formula for table in chain.tables for formula in table.formulas.values()]
    formulas += [value for value in _outputs(chain) if isinstance(value, Formula)]
    return {name for formula in formulas for name in names_in(formula.expression)}


def _has_formulas(chain: Chain) -> bool:
    return any(isinstance(value, Formula) for value in _outputs(chain))


def _outputs(chain: Chain) -> list[object]:
    return [
        value
        for table in chain.tables
        for outcomes in (*(row.outcomes for row in table.rows), table.otherwise)
        for outcome in outcomes
        for value in outcome.values
    ]

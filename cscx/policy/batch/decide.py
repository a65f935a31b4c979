"""Decide many cases: columns of typed values in, verdicts out."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from cscx.policy.batch.columns import Bools, Column, filled, unknown
from cscx.policy.batch.node import Node
from cscx.policy.batch.partly import Partly
from cscx.policy.batch.verdicts import CODE_OF, Verdicts
from cscx.policy.decision.evaluate import assumptions
from cscx.policy.tables.chain import Chain, all_fields


class Batch:
    """A chain ready to decide blocks of cases, always as decide_known decides each of them."""

    def __init__(self, chain: Chain, nobody_knows: Collection[str] = ()) -> None:
        self.chain = chain
        self._fields = all_fields(chain)
        self._assumed = assumptions(chain, (), nobody_knows)
        self._node = Node(chain)
        self._partly = Partly(chain, nobody_knows)
        self._derived = {name for each in _chains(chain) for name in each.derived}

    @property
    def block(self) -> int:
        """How many cases are best decided at once."""
        return self._node.block

    def decide(self, columns: Mapping[str, Column], count: int) -> Verdicts:
        """The verdicts of `count` cases. `columns` are inputs by name; one left out is unknown."""
        given = dict(columns)
        for name, value in self._assumed.items():
            if name in given:
                given[name] = filled(given[name], value, self._fields[name])
            else:
                given[name] = filled(unknown(count), value, self._fields[name])
        others = self._otherwise_given(given, count)
        verdicts, hard = self._node.decide(given, count)
        if others is not None:
            hard = hard | others
            verdicts.statuses[others] = CODE_OF["open"]
        rows = np.flatnonzero(hard)
        if not len(rows):
            return verdicts
        everything = {**columns, **given}
        numbers, decisions = self._partly.decide(everything, rows)
        verdicts.reference[rows] = numbers
        codes = np.array([CODE_OF[decision.status] for decision in decisions], np.uint8)
        verdicts.statuses[rows] = codes[numbers]
        return Verdicts(
            verdicts.statuses,
            verdicts.outputs,
            verdicts.winners,
            verdicts.counted,
            verdicts.fitting,
            verdicts.reference,
            decisions,
        )

    def _otherwise_given(self, given: dict[str, Column], count: int) -> Bools | None:
        """Leave out of `given` the answers of tables before that most cases do not give.

        Returns which cases give other ones than most do.
        """
        names = [name for name in given if name in self._derived]
        if not names:
            return None
        known = np.column_stack([given[name].known for name in names])
        patterns, numbers, sizes = np.unique(known, axis=0, return_inverse=True, return_counts=True)
        if not count:
            return None
        usual = int(sizes.argmax())
        for name, is_given in zip(names, patterns[usual].tolist(), strict=True):
            if not is_given:
                del given[name]
        return None if len(patterns) == 1 else np.asarray(numbers.ravel() != usual)


def _chains(chain: Chain) -> list[Chain]:
    return [chain, *(each for before in chain.upstream.values() for each in _chains(before))]

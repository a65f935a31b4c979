"""What a table before says of many cases, as the input of the table after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from cscx.policy.batch.columns import Bools, Coded, Column, Numbered
from cscx.policy.batch.verdicts import CODE_OF, Verdicts
from cscx.policy.language.formula import Formula
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.table import Outcome, OutputValue


class Derived(NamedTuple):
    """A derived input.

    `dead`: the table before gives no answer, so the case never comes here; `hard`: more than one
    value is possible.
    """

    column: Column
    dead: Bools
    hard: Bools


def derived(chain: Chain, output: str, verdicts: Verdicts, hard: Bools) -> Derived:
    """The values of one output of `chain` for each case; `hard` are cases it left undecided."""
    dead = (verdicts.statuses == CODE_OF["none"]) & ~hard
    unsure = hard | (verdicts.statuses == CODE_OF["conflict"])
    found = verdicts.outputs[output]
    position = list(chain.table.outputs).index(output)
    choice = verdicts.statuses == CODE_OF["choice"]
    if choice.any():
        unsure |= choice & _differing(chain, position)[verdicts.winners]
    if isinstance(found, Numbered):
        return Derived(found, dead, unsure)
    values = [_as_input(chain, output, position, value) for value in found.values]
    return Derived(Coded(values, found.codes), dead, unsure)


def _as_input(chain: Chain, output: str, position: int, value: OutputValue) -> OutputValue:
    """The value as chain.output_values gives it."""
    whole: list[OutputValue] = [None] * len(chain.table.outputs)
    whole[position] = value
    return next(chain.output_values(output, [Outcome(tuple(whole))]))


def _differing(chain: Chain, position: int) -> Bools:
    """For each row whether its alternatives differ in an output, or may."""
    outcomes: Sequence[Sequence[Outcome]] = [row.outcomes for row in chain.table.rows]
    return np.array(
        [
            *(
                len({each.values[position] for each in one}) > 1
                or any(isinstance(each.values[position], Formula) for each in one)
                for one in outcomes
            ),
            False,
            False,
        ]
    )

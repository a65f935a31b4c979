"""What a table says of many cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from cscx.policy.batch.columns import Codes, Column, States
from cscx.policy.batch.fitting import Fitting, Words
from cscx.policy.decision.evaluate import Decision, Status

STATUSES: Final[tuple[Status, ...]] = ("decided", "choice", "open", "none", "conflict")
CODE_OF: Final = {status: np.uint8(code) for code, status in enumerate(STATUSES)}
BY_COLUMNS: Final = -1


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """The answers of a table, case by case.

    `statuses` are indexes of STATUSES. `outputs` holds for decided cases the answer, for a choice
    the usual one; a list is a tuple and an output that gives nothing is None or absent.
    `winners` is the row that answers (len(rows) for `otherwise` and nothing); `counted` are the bits
    of all rows that gave the answer, as `fitting` numbers them, None where it is the winner alone.
    `reference` is an index of `decisions` for what the reference evaluator decided,
    else BY_COLUMNS.
    """

    statuses: States
    outputs: Mapping[str, Column]
    winners: Codes
    counted: Words | None
    fitting: Fitting
    reference: Codes
    decisions: Sequence[Decision]

    def __len__(self) -> int:
        return len(self.statuses)

    def rows(self, row: int) -> int:
        """The rows of the table that gave the answer of a case, as a set."""
        if self.counted is not None:
            return self.fitting.rows_of(self.counted[row])
        winner = int(self.winners[row])
        return 1 << winner if winner < len(self.fitting.order) - 1 else 0

"""How many random cases a property test draws: some in `make test`, more in `make test-all`."""

from __future__ import annotations

import os

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
_TIMES = 8


def cases(number: int) -> int:
    """`number` of cases, or eight times as many in the long run."""
    return number * (_TIMES if LONG else 1)

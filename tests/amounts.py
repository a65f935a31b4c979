"""How many random cases a property test draws: some in `make test`, more in `make test-all`."""

from __future__ import annotations

import os

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
_TIMES = 8


def cases(number: int, many: int | None = None) -> int:
    """`number` of cases; in the long run `many`, or eight times as many."""
    return (many or number * _TIMES) if LONG else number

"""Regular expressions that are compiled when they are first used.

A run of the linter loads every rule, but in a clean file most of their patterns are never asked.
Compiling them all would cost more than reading a hundred files.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Waiting:
    """Stands in for a pattern; becomes its methods at the first use."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern `re.compile` would give, compiled at its first use. A wrong one fails there."""
    return cast("re.Pattern[str]", _Waiting(source, flags))

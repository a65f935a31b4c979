"""What a table may depend on, by what stands written: names in bytes, inputs, answers; nothing is parsed for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from cscx.content.kinds.exception import ExceptionTable

_FEW: Final = 20
"""Of how many forms of names one search for each is sooner than one for all."""


def may_hold(raw: bytes, forms: Collection[bytes], pattern: re.Pattern[bytes]) -> bool:
    """Whether a name may stand in a file: as such, or as the escapes of a quoted text.

    `pattern` finds any of the forms; a few of them are found sooner one by one.
    """
    named = any(each in raw for each in forms) if len(forms) <= _FEW else pattern.search(raw)
    return bool(named) or b"\\u" in raw or b"\\x" in raw


def needs(item: Any, names: Iterable[str], tables: Iterable[str]) -> bool:
    """Whether an input follows from some names or tables."""
    if not isinstance(item, dict):
        return False
    if str(item.get("from", "")).partition(".")[0] in tables:
        return True
    formula = item.get("is")
    return isinstance(formula, str) and any(name in formula for name in names)


def asks_for(name: str, raw: str, items: Mapping[tuple[str, str], Any]) -> bool:
    """Whether a table asks for an input, itself or through what is computed from it."""
    waiting, seen = [name], {name}
    while waiting:
        one = waiting.pop()
        if one in raw:
            return True
        for (word, other), item in items.items():
            if word == "input" and other not in seen and needs(item, [one], ()):
                seen.add(other)
                waiting.append(other)
    return False


def answers_of(table: ExceptionTable) -> list[str]:
    """Every text that a table answers; some are the ids of scripts."""
    outcomes = [then for rule in table.rules for then in (rule.then, *rule.or_)]
    if table.otherwise is not None:
        outcomes.append(table.otherwise.then)
    return [value for then in outcomes for value in then.values() if isinstance(value, str)]

"""Entries that have another name in the other version: told by what they say."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

_ALIKE: Final = 0.6
"""So much of two entries is the same, from 0 to 1, where one is held to be the other."""


def renames(gone: Mapping[str, Any], come: Mapping[str, Any]) -> dict[str, str]:
    """Which of some entries that are gone came back under another name, the most alike first."""
    scored = sorted(
        (
            (_alike(old, new), one, other)
            for one, old in gone.items()
            for other, new in come.items()
        ),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    found: dict[str, str] = {}
    for score, one, other in scored:
        if score >= _ALIKE and one not in found and other not in found.values():
            found[one] = other
    return found


def _alike(one: Any, other: Any) -> float:
    """How much two entries share, from 0 to 1, whatever their names and the order of their parts."""
    first, second = Counter(_leaves(one, ())), Counter(_leaves(other, ()))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def _leaves(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, Mapping):
        for key, below in value.items():
            yield from _leaves(below, (*path, key))
    elif isinstance(value, list):
        for below in value:
            yield from _leaves(below, path)
    else:
        yield path, json.dumps(value, ensure_ascii=False)

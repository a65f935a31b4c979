"""The fewest of some sets that hold together what all of them hold."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from itertools import combinations
from typing import TypeVar

Key = TypeVar("Key")
Element = TypeVar("Element", bound=Hashable)
_MOST_TRIED = 14
"""Of this many sets all choices are tried (16,384); of more, the largest is taken step by step."""


def fewest(sets: Mapping[Key, frozenset[Element]]) -> tuple[Key, ...]:
    """The fewest keys whose sets hold every element of any, in the order given; the first such choice.

    Sets within others are left aside first. What an element stands in alone is taken at once. With more
    than fourteen sets left the answer is a good one, not always the fewest.
    """
    left = {key: held for key, held in sets.items() if held}
    kept: dict[Key, frozenset[Element]] = {}
    for key, held in left.items():
        others = (o for k, o in left.items() if k != key)
        if any(held < other for other in others) or held in kept.values():
            continue
        kept[key] = held
    every = frozenset[Element]().union(*kept.values())
    chosen = {
        key: held
        for key, held in kept.items()
        if held - frozenset[Element]().union(*(o for k, o in kept.items() if k != key))
    }
    missing = every - frozenset[Element]().union(*chosen.values())
    rest = {key: held & missing for key, held in kept.items() if key not in chosen}
    taken = {*chosen, *_choice({key: held for key, held in rest.items() if held}, missing)}
    return tuple(key for key in sets if key in taken)


def _choice(sets: Mapping[Key, frozenset[Element]], every: frozenset[Element]) -> tuple[Key, ...]:
    if len(sets) <= _MOST_TRIED:
        for number in range(len(sets) + 1):
            for keys in combinations(sets, number):
                if frozenset[Element]().union(*(sets[key] for key in keys)) == every:
                    return keys
    taken: list[Key] = []
    missing = every
    while missing:
        best = max(sets, key=lambda key: len(sets[key] & missing))
        taken.append(best)
        missing -= sets[best]
    return tuple(taken)

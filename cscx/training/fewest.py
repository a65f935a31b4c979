"""The fewest of some sets that hold together what all of them hold."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from itertools import combinations
from types import MappingProxyType
from typing import TypeVar

Key = TypeVar("Key")
Element = TypeVar("Element", bound=Hashable)
_MOST_TRIED = 14
"""Of this many sets all choices are tried (16,384); of more, the largest is taken step by step."""


def fewest(
    sets: Mapping[Key, frozenset[Element]], liked: Mapping[Key, int] = MappingProxyType({})
) -> tuple[Key, ...]:
    """The fewest keys whose sets hold every element of any, in the order given.

    Of choices equally few it is the one with the most in `liked`, then the first. Sets within others that are liked
    no less are left aside first. What an element stands in alone is taken at once. With more than fourteen sets left
    the answer is a good one, not always the fewest.
    """
    left = {key: held for key, held in sets.items() if held}
    kept: dict[Key, frozenset[Element]] = {}
    for key in sorted(left, key=lambda key: -liked.get(key, 0)):
        held, like = left[key], liked.get(key, 0)
        within = any(held < o and liked.get(k, 0) >= like for k, o in left.items() if k != key)
        if not within and held not in kept.values():
            kept[key] = held
    every = frozenset[Element]().union(*kept.values())
    chosen = {
        key: held
        for key, held in kept.items()
        if held - frozenset[Element]().union(*(o for k, o in kept.items() if k != key))
    }
    missing = every - frozenset[Element]().union(*chosen.values())
    rest = {key: kept[key] & missing for key in left if key in kept and key not in chosen}
    taken = {*chosen, *_choice({k: held for k, held in rest.items() if held}, missing, liked)}
    return tuple(key for key in sets if key in taken)


def _choice(
    sets: Mapping[Key, frozenset[Element]], every: frozenset[Element], liked: Mapping[Key, int]
) -> tuple[Key, ...]:
    if len(sets) <= _MOST_TRIED:
        for number in range(len(sets) + 1):
            enough = [
                keys
                for keys in combinations(sets, number)
                if frozenset[Element]().union(*(sets[key] for key in keys)) == every
            ]
            if enough:
                return max(enough, key=lambda keys: sum(liked.get(key, 0) for key in keys))
    taken: list[Key] = []
    missing = every
    while missing:
        best = max(sets, key=lambda key: (len(sets[key] & missing), liked.get(key, 0)))
        taken.append(best)
        missing -= sets[best]
    return tuple(taken)

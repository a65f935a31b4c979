"""Words of the lexicon that differ from a typed word by a letter or two.

환블 is one letter from 환불 when Hangul is read letter by letter. A word is compared in full only
when its set of letters, kept in 32 bits, is near enough: an edit changes two bits at most.
Distance: Levenshtein, two neighbours that changed places being one edit (Damerau, 1964). Twin: js/typos.js.
"""

from __future__ import annotations

from typing import NamedTuple

from cscx.search.hangul import letters
from cscx.search.lexicon import Lexicon

_BITS = 32
_ONE_EDIT, _TWO_EDITS = 4, 10  # letters a word must have so that so many may be wrong


class Near(NamedTuple):
    """A word of the lexicon and how many letters it is away."""

    place: int
    distance: int


class Typos:
    """Finds the words near a typed word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._masks: list[int] = []
        self._lengths: list[int] = []

    def near(self, typed: str, most: int) -> list[Near]:
        """The nearest words, the commoner first among equals; none for very short words."""
        wanted = letters(typed)
        limit = edits(len(wanted))
        if limit == 0:
            return []
        self._prepare()
        mask = _mask(wanted)
        found: list[Near] = []
        for place, other in enumerate(self._masks):
            if (mask ^ other).bit_count() > 2 * limit:
                continue
            if abs(self._lengths[place] - len(wanted)) > limit:
                continue
            away = distance(wanted, letters(self._lexicon.words[place]), limit)
            if 0 < away <= limit:
                found.append(Near(place, away))
        found.sort(key=lambda near: (near.distance, self._lexicon.costs[near.place], near.place))
        return found[:most]

    def _prepare(self) -> None:
        if self._masks:
            return
        for word in self._lexicon.words:
            found = letters(word)
            self._masks.append(_mask(found))
            self._lengths.append(len(found))


def edits(length: int) -> int:
    """How many letters of a word of this length may be wrong."""
    if length < _ONE_EDIT:
        return 0
    return 1 if length < _TWO_EDITS else 2


def _mask(word: list[int]) -> int:
    mask = 0
    for letter in word:
        mask |= 1 << letter % _BITS
    return mask


def distance(one: list[int], other: list[int], limit: int) -> int:
    """Letters to insert, delete, replace or swap; `limit` + 1 when they are more than the limit."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    second: list[int] = []
    last: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        second, last, row = last, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                cost = min(cost, second[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)

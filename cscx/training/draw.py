"""Drawing lots that come out the same in Python and JavaScript: SHA-256 in counter mode.

A stream is made from texts, such as a bank's fingerprint and a learner's seed. Block n is the
SHA-256 of the texts and n, joined by U+001F, in UTF-8; it gives eight numbers of 32 bits, the first
four bytes first. A number below a bound is drawn by rejection, so that none is favoured. The twin
is draw.js; both run tests/vectors/draw.json.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

_SEPARATOR = "\x1f"
_RANGE = 1 << 32
_WORD = 4


class Draw:
    """A stream of numbers."""

    def __init__(self, *texts: str) -> None:
        self._words = _words(_SEPARATOR.join(texts))

    def below(self, bound: int) -> int:
        """A number from 0 to bound - 1; `bound` from 1 to 2**32."""
        limit = _RANGE - _RANGE % bound
        while True:
            word = next(self._words)
            if word < limit:
                return word % bound

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in a drawn order (Fisher–Yates from the end)."""
        found = list(items)
        for last in range(len(found) - 1, 0, -1):
            other = self.below(last + 1)
            found[last], found[other] = found[other], found[last]
        return found

    def one(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[self.below(len(items))]


def _words(text: str) -> Iterator[int]:
    block = 0
    while True:
        digest = hashlib.sha256(f"{text}{_SEPARATOR}{block}".encode()).digest()
        for start in range(0, len(digest), _WORD):
            yield int.from_bytes(digest[start : start + _WORD], "big")
        block += 1

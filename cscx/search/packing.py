"""Numbers and sorted words as few bytes: variable-length integers, and words that share a beginning.

Twin: js/packing.js.
"""

from __future__ import annotations

_MORE = 0x80
_SMALL_COUNT = 3


class Writer:
    """Bytes written one after another."""

    def __init__(self) -> None:
        self.raw = bytearray()
        self._last = b""

    def number(self, number: int) -> None:
        """A whole number from 0 on, seven bits a byte, the lowest first."""
        while number >= _MORE:
            self.raw.append(number & (_MORE - 1) | _MORE)
            number >>= 7
        self.raw.append(number)

    def text(self, text: str) -> None:
        """A text with its length in bytes before it."""
        encoded = text.encode()
        self.number(len(encoded))
        self.raw += encoded

    def next_word(self, word: str) -> None:
        """A word of a sorted list: how many bytes it shares with the word before, and the rest."""
        encoded = word.encode()
        shared = _shared(self._last, encoded)
        self.number(shared)
        self.number(len(encoded) - shared)
        self.raw += encoded[shared:]
        self._last = encoded


def _shared(one: bytes, other: bytes) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


class Reader:
    """Reads what Writer wrote, in the same order."""

    def __init__(self, raw: bytes, at: int = 0) -> None:
        self.raw, self.at = raw, at
        self._last = b""

    def number(self) -> int:
        """The next number."""
        found = shift = 0
        while True:
            byte = self.raw[self.at]
            self.at += 1
            found |= (byte & (_MORE - 1)) << shift
            if byte < _MORE:
                return found
            shift += 7

    def text(self) -> str:
        """The next text."""
        return self._take(self.number()).decode()

    def next_word(self) -> str:
        """The next word of a sorted list."""
        shared = self.number()
        self._last = self._last[:shared] + self._take(self.number())
        return self._last.decode()

    def _take(self, length: int) -> bytes:
        taken = self.raw[self.at : self.at + length]
        self.at += length
        return taken


def postings(raw: bytes) -> list[tuple[int, int]]:
    """(entry, how often) pairs in the order of entries, from what packed_lists packed.

    The step to the next entry and a small count share a number: step × 4 + count - 1, counts above 3
    as 3 with the rest after it.
    """
    reader, found, entry = Reader(raw), [], 0
    while reader.at < len(raw):
        number = reader.number()
        entry += number >> 2
        count = (number & _SMALL_COUNT) + 1
        if count > _SMALL_COUNT:
            count += reader.number()
        found.append((entry, count))
    return found

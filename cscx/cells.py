"""How many cells of a terminal a text takes: Hangul two, combining marks none.

Imports nothing but the standard library, because the help pages need it.
Source: Unicode Standard Annex #11 (East Asian Width).
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, east_asian_width

_NO_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc"})
# Vowels and finals of decomposed Hangul join the syllable before them.
_JOINING_JAMO = range(0x1160, 0x1200)


def char_width(char: str) -> int:
    """Cells of one character: 0, 1 or 2."""
    if char.isascii():
        return 1 if char.isprintable() else 0
    if ord(char) in _JOINING_JAMO or category(char) in _NO_WIDTH:
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """Cells of a text."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(char_width, text))


def pad(text: str, cells: int) -> str:
    """The text, filled up with blanks to a width."""
    return text + " " * max(cells - width(text), 0)


def fit(text: str, cells: int) -> int:
    """How many of its first characters fit into a width."""
    used = 0
    for index, char in enumerate(text):
        used += char_width(char)
        if used > cells:
            return index
    return len(text)


def wrap(text: str, cells: int) -> list[str]:
    """Lines of at most that many cells, broken between words, inside a word only if it is longer."""
    return list(_wrapped(text.split(), max(cells, 2)))


def _wrapped(words: list[str], cells: int) -> Iterator[str]:
    line = ""
    for word in words:
        rest = word
        if line and width(line) + 1 + width(rest) <= cells:
            line = f"{line} {rest}"
            continue
        if line:
            yield line
        while width(rest) > cells:
            cut = max(fit(rest, cells), 1)
            yield rest[:cut]
            rest = rest[cut:]
        line = rest
    if line:
        yield line

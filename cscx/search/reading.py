"""What a query asks for: tokens and bigrams with their weights, and how each word was understood.

Twin: js/reading.js.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

MOST_ASKED = 31
"""Asked words whose finding is kept account of: the bits of a whole number in JavaScript."""


class Wanted(NamedTuple):
    """What a term weighs, and the asked words it stands for: bit n for the word n."""

    weight: float
    asked: int


def bit(asked: int) -> int:
    """The bit of an asked word."""
    return 1 << asked if asked < MOST_ASKED else 0


@dataclass(slots=True)
class Asked:
    """A word of the query, and what is marked in a hit because of it."""

    text: str
    marks: list[str]


@dataclass(slots=True)
class Reading:
    """A query as it was understood."""

    tokens: dict[str, Wanted] = field(default_factory=dict)
    grams: dict[str, Wanted] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    initials: list[str] = field(default_factory=list)
    """Words in initial consonants, which may stand for a part of a title."""
    corrections: list[tuple[str, str]] = field(default_factory=list)
    """(typed, read as)."""
    related: list[str] = field(default_factory=list)
    """Words to offer that were not searched for."""
    whole: str = ""
    """All words run together, for titles that are the query."""

    def ask(self, text: str) -> int:
        """The number of a new asked word."""
        self.asked.append(Asked(text, [text]))
        return len(self.asked) - 1

    def want(self, token: str, weight: float, asked: int) -> None:
        """Look for a token, too, on behalf of an asked word; the greater weight counts."""
        known = self.tokens.get(token, Wanted(0.0, 0))
        self.tokens[token] = Wanted(max(weight, known.weight), known.asked | bit(asked))
        self.mark(token, asked)

    def mark(self, word: str, asked: int) -> None:
        """Mark a word in hits, too."""
        marks = self.asked[asked].marks
        if word not in marks:
            marks.append(word)

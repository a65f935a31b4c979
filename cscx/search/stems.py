"""A stand-in for Kiwi where it cannot be installed: words lose the endings people commonly use.

It knows no dictionary: compounds stay whole, and a word is cut only where a known ending follows
two syllables or more. The pairs of syllables, which need no analyser, then carry the search.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cscx.search.endings import COMMON
from cscx.search.kiwi import Morpheme
from cscx.search.words import words

_LONGEST = max(map(len, COMMON))
_FEWEST_SYLLABLES = 2


class StemAnalyser:
    """Cuts common endings off Korean words; see analysis.Analyser."""

    version = "stems 1"

    def morphemes(self, texts: Sequence[str]) -> list[list[Morpheme]]:
        """The stem and the ending of every Korean word, in order."""
        return [list(_cut(text)) for text in texts]


def _cut(text: str) -> Iterator[Morpheme]:
    for word in words(text):
        if word.script != "hangul":
            continue
        end = word.start + len(word.text)
        middle = word.start + _stem(word.text)
        yield Morpheme(text[word.start : middle], "NNG", word.start, middle)
        if middle < end:
            yield Morpheme(text[middle:end], "JX", middle, end)


def _stem(word: str) -> int:
    """How many syllables are left when the longest known ending is cut off."""
    for stem in range(max(_FEWEST_SYLLABLES, len(word) - _LONGEST), len(word)):
        if word[stem:] in COMMON:
            return stem
    return len(word)

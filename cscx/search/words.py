"""Text cut into words: runs of one script, and the pairs of syllables inside a run.

The classes of characters are written out so that Python and JavaScript cut alike, whatever version
of Unicode each of them knows. Twin: js/words.js.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_HANGUL = "가-힣"
_JAMO = "ㄱ-ㅎㅏ-ㅣ"
_LATIN = "a-zß-öø-ɏḀ-ỿ"
_IDEOGRAPHS = "㐀-䶿一-鿿"
_OTHERS = "Ͱ-ԯ԰-֏א-ת؀-ۿऀ-ॿก-๿぀-ヿ"
_RUNS = re.compile(
    rf"([{_HANGUL}]+)|([{_JAMO}]+)|([0-9]+(?:,[0-9]{{3}}(?![0-9]))*)"
    rf"|[{_LATIN}]+|[{_IDEOGRAPHS}]+|[{_OTHERS}]+"
)
_HANGUL_RUN = re.compile(f"[{_HANGUL}]+")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_BROKEN = re.compile("[\ud800-\udfff]")  # half a character, which no file can hold
_CAPITALS = re.compile("[A-ZÀ-ÖØ-ÞͰ-ԯĀ-ɏḀ-ỿ]")


class Word(NamedTuple):
    """A run of one script: its folded text, where it stands in the folded text, and its script."""

    text: str
    start: int
    script: str
    """`hangul`, `jamo` (letters that are no syllable), `number` or `other`."""


def composed(text: str) -> str:
    """A text as it is shown: with composed Hangul, and whole characters only."""
    return _BROKEN.sub("\ufffd", unicodedata.normalize("NFC", text))


def folded(text: str) -> str:
    """`composed` in small letters: the form in which texts and queries are compared."""
    return lowered(composed(text))


def lowered(text: str) -> str:
    """A composed text in small half-width letters; every character stays one character."""
    return _CAPITALS.sub(_small, text.translate(_FULL_WIDTH))


def _small(found: re.Match[str]) -> str:
    lower = found[0].lower()
    return lower if len(lower) == 1 else found[0]


def words(text: str) -> list[Word]:
    """The words of a folded text in their order; 30,000 is one number without its comma."""
    found = []
    for run in _RUNS.finditer(text):
        if run[1]:
            found.append(Word(run[1], run.start(), "hangul"))
        elif run[2]:
            found.append(Word(run[2], run.start(), "jamo"))
        elif run[3]:
            found.append(Word(run[3].replace(",", ""), run.start(), "number"))
        else:
            found.append(Word(run[0], run.start(), "other"))
    return found


def bigrams(text: str) -> list[str]:
    """The pairs of neighbouring syllables of every Hangul word; a word of one syllable is itself.

    Words of other scripts are no bigrams: they are whole tokens already.
    """
    found: list[str] = []
    for word in _HANGUL_RUN.findall(text):
        found += pairs(word)
    return found


def pairs(word: str) -> list[str]:
    """The bigrams of one Hangul word."""
    if len(word) == 1:
        return [word]
    return [word[at : at + 2] for at in range(len(word) - 1)]


def squeezed(text: str) -> str:
    """All words of a text run together: what a title and a query without spaces have in common."""
    return "".join(word.text for word in words(folded(text)))

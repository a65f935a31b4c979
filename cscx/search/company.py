"""The company's words in a query: what means the same is looked for, too; what must not, is offered.

반품, 환불 and 취소 are different procedures. A word that was asked never brings its neighbour in, be it
through a synonym; the neighbour is offered as related. Twin: js/company.js.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cscx.search.lexicon import Lexicon
from cscx.search.reader import NEAR
from cscx.search.reading import Reading
from cscx.search.segmenter import segments
from cscx.search.words import folded, words

ALIKE = 0.5
"""The weight of a word that means the same, shared by the words of a phrase."""
_MOST_RELATED = 8


class Phrase(NamedTuple):
    """A word or phrase of the company, and its tokens."""

    text: str
    tokens: frozenset[str]
    ordered: tuple[str, ...]


class Company:
    """Groups of words that mean the same, and groups that are kept apart."""

    def __init__(
        self,
        lexicon: Lexicon,
        alike: Iterable[Sequence[str]] = (),
        apart: Iterable[Sequence[str]] = (),
    ) -> None:
        self._alike = [[_phrase(text, lexicon) for text in group] for group in alike]
        self._apart = [[_phrase(text, lexicon) for text in group] for group in apart]

    def widen(self, reading: Reading) -> None:
        """Add to a query what means the same, and offer what is near it."""
        held = {token for token, wanted in reading.tokens.items() if wanted.weight >= NEAR}
        foreign = self._foreign(reading, held)
        reached = [
            (phrase, said[0])
            for group in self._alike
            if (said := [phrase for phrase in group if _in(phrase, held)])
            for phrase in group
            if phrase.tokens and not _in(phrase, held)
        ]
        foreign += self._ambiguous([phrase for phrase, _ in reached], held)
        for phrase, known in reached:
            if any(other.tokens <= phrase.tokens for other in foreign):
                _offer(reading, phrase.text)
                continue
            asked = self._asked(reading, known)
            for token in phrase.ordered:
                for number in asked:
                    reading.want(token, ALIKE / len(phrase.ordered), number)
        del reading.related[_MOST_RELATED:]

    @staticmethod
    def _asked(reading: Reading, phrase: Phrase) -> list[int]:
        """The asked words that make a phrase."""
        together = 0
        for token in phrase.ordered:
            together |= reading.tokens[token].asked
        return [number for number in range(together.bit_length()) if together >> number & 1]

    def _foreign(self, reading: Reading, held: set[str]) -> list[Phrase]:
        """What must be kept apart from the words that were asked."""
        foreign = []
        for group in self._apart:
            if any(_in(phrase, held) for phrase in group):
                others = [phrase for phrase in group if phrase.tokens and not _in(phrase, held)]
                for phrase in others:
                    _offer(reading, phrase.text)
                foreign += others
        return foreign

    def _ambiguous(self, reached: Sequence[Phrase], held: set[str]) -> list[Phrase]:
        """Members of one group that a query without any of them would bring in together."""
        found = []
        for group in self._apart:
            if any(_in(phrase, held) for phrase in group):
                continue
            brought = [
                member
                for member in group
                if member.tokens and any(member.tokens <= phrase.tokens for phrase in reached)
            ]
            if len(brought) > 1:
                found += brought
        return found


def _phrase(text: str, lexicon: Lexicon) -> Phrase:
    tokens: list[str] = []
    for word in words(folded(text)):
        if word.script == "hangul":
            pieces = segments(word.text, lexicon)
            tokens += [piece.token for piece in pieces if piece.kind != "ending"]
        else:
            tokens.append(word.text)
    ordered = tuple(dict.fromkeys(tokens))
    return Phrase(text, frozenset(ordered), ordered)


def _in(phrase: Phrase, held: set[str]) -> bool:
    return bool(phrase.tokens) and phrase.tokens <= held


def _offer(reading: Reading, text: str) -> None:
    if text not in reading.related:
        reading.related.append(text)

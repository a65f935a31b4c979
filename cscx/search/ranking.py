"""Score entries for what a query asks: BM25 over tokens, and over bigrams at a lower weight.

Formula: Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), sections 3.4 and 3.6;
the length of the fields is already in the counts of the postings. The only logarithm is rounded, and sums are made in the order of the query, so that Python and JavaScript
come to the same numbers. Twin: js/ranking.js.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from cscx.search import hangul
from cscx.search.packing import postings
from cscx.search.reading import MOST_ASKED, Asked, Reading
from cscx.search.store import Store
from cscx.search.words import squeezed

_STEPS = 1024
_EXACT = 1000.0
_MOST = 2.2  # k1 + 1: what BM25 gives a word that is said without end
_TITLE_STARTS, _TITLE_HAS = 8.0, 5.0  # about what two rare words are worth
_FEWEST_IN_TITLE = 2  # one word in a title is told by the title's weight


class Scores(NamedTuple):
    """The score of every entry, and which asked words it holds: bit n for the word n."""

    scores: list[float]
    held: list[int]
    worth: list[float]
    """What each asked word is worth: the rareness of its rarest term."""


class Ranking:
    """Scores the entries of an index."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._saturation, self._gram = store.head["ranking"]

    def scores(self, reading: Reading) -> Scores:
        """The scores for a query; 0 where nothing of it is found."""
        size = self._store.size
        found = Scores([0.0] * size, [0] * size, [0.0] * len(reading.asked))
        for token, wanted in reading.tokens.items():
            raw = self._store.lists(token).tokens
            self._add(found, raw, wanted.weight, wanted.asked)
        for gram, wanted in reading.grams.items():
            raw = self._store.lists(gram).grams
            self._add(found, raw, wanted.weight * self._gram, wanted.asked)
        for number, worth in enumerate(found.worth):
            if worth == 0:
                found.worth[number] = idf(size, 0)
        for entry, boost in enumerate(self._store.columns["boost"]):
            if found.scores[entry] > 0:
                found.scores[entry] *= boost
        self._titles(reading, found)
        return found

    def _add(self, found: Scores, raw: bytes, weight: float, asked: int) -> None:
        if not raw:
            return
        held = postings(raw)
        rareness = idf(self._store.size, len(held))
        most = rareness * weight * _MOST
        for entry, count in held:
            found.scores[entry] += most * count / (count + self._saturation)
            found.held[entry] |= asked
        for number in range(asked.bit_length()):
            if asked >> number & 1:
                found.worth[number] = max(found.worth[number], rareness)

    def _titles(self, reading: Reading, found: Scores) -> None:
        """Entries whose title or id is the query come first; titles with every word of it are near.

        Initials may stand for a title.

        What only accompanies, such as a list's item of that name, is not put first.
        """
        boost = self._store.columns["boost"]
        for entry in self._exact.get(reading.whole, ()) if reading.whole else ():
            found.scores[entry] += _EXACT if boost[entry] >= 1 else 0.0
        every = (1 << min(len(reading.asked), MOST_ASKED)) - 1
        if not reading.initials:
            if len(reading.asked) >= _FEWEST_IN_TITLE:
                for entry, held in enumerate(found.held):
                    if held == every and _has_all(self._squeezed[entry], reading.asked):
                        found.scores[entry] += _TITLE_HAS * min(1.0, boost[entry])
            return
        for entry, title in enumerate(self._initials):
            for wanted in reading.initials:
                at = title.find(wanted)
                if at >= 0:
                    bonus = _TITLE_STARTS if at == 0 else _TITLE_HAS
                    found.scores[entry] += bonus * min(1.0, boost[entry])
                    found.held[entry] |= every

    @cached_property
    def _exact(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for texts in (self._squeezed, map(squeezed, self._store.columns["id"])):
            for entry, text in enumerate(texts):
                found.setdefault(text, []).append(entry)
        return found

    @cached_property
    def _squeezed(self) -> list[str]:
        return [squeezed(title) for title in self._store.columns["title"]]

    @cached_property
    def _initials(self) -> list[str]:
        return [hangul.initials(title) for title in self._squeezed]


def _has_all(title: str, asked: Sequence[Asked]) -> bool:
    return all(any(mark in title for mark in word.marks) for word in asked)


def by_words(score: float) -> float:
    """What a score owes to the words alone: an entry put first for its title counts like any other."""
    return score % _EXACT


def idf(size: int, holders: int) -> float:
    """How rare a term is: the natural logarithm of BM25, rounded to 1/1024."""
    exact = math.log(1 + (size - holders + 0.5) / (holders + 0.5))
    return math.floor(exact * _STEPS + 0.5) / _STEPS

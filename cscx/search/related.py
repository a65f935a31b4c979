"""What else to read: the entries that share the most telling words with one."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from cscx.search.fields import HEADING, TEXT, TITLE
from cscx.search.packing import postings
from cscx.search.ranking import Ranking, idf
from cscx.search.reading import Reading, Wanted
from cscx.search.segmenter import segments
from cscx.search.store import Store
from cscx.search.words import folded, words

MOST = 5
_TELLING = 16  # words of an entry that are compared


class Related(NamedTuple):
    """An entry that is near another one, and how near: 1.0 is as near as the entry to itself."""

    id: str
    address: str
    title: str
    likeness: float


class Relations:
    """Finds related entries in an index, without Kiwi."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ranking = Ranking(store)
        self._numbers = {id_: number for number, id_ in enumerate(store.columns["id"])}

    def related(self, id_: str, most: int = MOST) -> list[Related]:
        """The nearest entries, nearest first; equals in the order of the index.

        Raises KeyError when there is no such entry.
        """
        number = self._numbers[id_]
        reading = Reading()
        for token, weight in self._telling(number):
            reading.tokens[token] = Wanted(weight, 0)
        scores = self._ranking.scores(reading).scores
        own = scores[number]
        others = [n for n, score in enumerate(scores) if score > 0 and n != number]
        nearest = sorted(others, key=lambda n: (-scores[n], n))[:most]
        columns = self._store.columns
        return [
            Related(
                columns["id"][n], self._store.shown(n).address, columns["title"][n], scores[n] / own
            )
            for n in nearest
        ]

    def _telling(self, number: int) -> list[tuple[str, float]]:
        """The words that tell an entry from others, with how much they do."""
        counts: Counter[str] = Counter()
        texts = [(TITLE, self._store.columns["title"][number])]
        for part in self._store.shown(number).parts:
            texts += [(HEADING, part.title), (TEXT, part.text)]
        for weight, text in texts:
            for token in self._tokens(text):
                counts[token] += weight
        worth = {
            token: count / (count + 1) * idf(self._store.size, len(postings(raw)))
            for token, count in counts.items()
            if (raw := self._store.lists(token).tokens)
        }
        return sorted(worth.items(), key=lambda item: (-item[1], item[0]))[:_TELLING]

    def _tokens(self, text: str) -> list[str]:
        found: list[str] = []
        for word in words(folded(text)):
            if word.script == "hangul":
                pieces = segments(word.text, self._store.lexicon)
                found += [piece.token for piece in pieces if piece.kind == "word"]
            elif word.script == "other":
                found.append(word.text)
        return found

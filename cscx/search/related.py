"""What else to read: the entries that share the most telling words with one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from cscx.search.packing import postings
from cscx.search.ranking import idf
from cscx.search.store import Store

MOST = 5
_TELLING = 16  # words of an entry that are compared
_MOST_HOLDERS = 0.1  # a word that more of the entries hold tells none from the others
_FEWEST_HOLDERS = 8  # nor does a small knowledge base have rarer ones


class Related(NamedTuple):
    """An entry that is near another one, and how near: 1.0 is as near as the entry to itself."""

    id: str
    likeness: float


class _Held(NamedTuple):
    """A word that an entry holds, and what it is worth there."""

    worth: float
    term: str


class Relations:
    """Finds related entries in an index, without Kiwi; made once for many entries."""

    def __init__(self, store: Store) -> None:
        self._ids: list[str] = store.columns["id"]
        self._numbers = {id_: number for number, id_ in enumerate(self._ids)}
        self._saturation = store.head["ranking"][0]
        self._holders: dict[str, list[tuple[int, float]]] = {}
        self._held: dict[int, list[_Held]] = defaultdict(list)
        most = max(_FEWEST_HOLDERS, store.size * _MOST_HOLDERS)
        for term, raw in store.every_token():
            found = postings(raw)
            if not 1 < len(found) <= most:
                continue
            rareness = idf(store.size, len(found))
            self._holders[term] = worths = [
                (entry, rareness * count / (count + self._saturation)) for entry, count in found
            ]
            for entry, worth in worths:
                self._held[entry].append(_Held(worth, term))

    def related(
        self, id_: str, most: int = MOST, *, may: Callable[[str], bool] = lambda _: True
    ) -> list[Related]:
        """The nearest entries that `may` be told, nearest first; equals in the order of the index.

        Raises KeyError when there is no such entry.
        """
        number = self._numbers[id_]
        telling = sorted(self._held[number], key=lambda held: (-held.worth, held.term))[:_TELLING]
        scores: dict[int, float] = defaultdict(float)
        for own, term in telling:
            for entry, worth in self._holders[term]:
                scores[entry] += own * worth
        whole = scores.pop(number, 0.0)
        nearest = sorted(scores, key=lambda entry: (-scores[entry], entry))
        allowed = (entry for entry in nearest if may(self._ids[entry]))
        return [
            Related(self._ids[entry], scores[entry] / whole)
            for entry, _ in zip(allowed, range(most), strict=False)
        ]

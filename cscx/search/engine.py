"""Ask an index: the hits of a query, with what was understood and what else to look for.

Twin: js/engine.js.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

from cscx.search.company import Company
from cscx.search.entry import Copies
from cscx.search.ranking import Ranking, Scores, by_words
from cscx.search.reader import QueryReader
from cscx.search.reading import MOST_ASKED, Reading
from cscx.search.snippet import Marked, best_part, excerpt, marked
from cscx.search.store import FACETS, Store

MOST_HITS = 10
_NEAR_BEST = 0.3  # hits that score less of the best one are not counted
_WEAK = 0.5  # a best hit with less of what was asked is no answer

Filters = Mapping[str, Iterable[str]]
"""Allowed values by facet: kind, status, reasons, channels. A facet left out allows any."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. Marked texts are pieces, plain and marked in turn."""

    id: str
    address: str
    title: Marked
    place: Marked
    """The title of the part it leads to; empty text for the entry itself."""
    text: Marked
    kind: str
    status: str
    reasons: tuple[str, ...]
    channels: tuple[str, ...]
    copy: Copies
    score: float
    words: tuple[str, ...]
    """The asked words that it holds."""


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query."""

    hits: tuple[Hit, ...] = ()
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """How many good hits have each value of each facet."""
    corrections: tuple[tuple[str, str], ...] = ()
    related: tuple[str, ...] = ()
    weak: bool = True
    """Whether the best hit lacks half of what was asked: worth telling the process owner."""


class Search:
    """Searches an index. `read` gives the bytes of one of its files by name.

    Raises store.IndexFormatError when the index is of another version.
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._store = Store(read)
        head = self._store.head
        self._reader = QueryReader(self._store.lexicon, head["fillers"])
        self._company = Company(self._store.lexicon, head["alike"], head["apart"])
        self._ranking = Ranking(self._store)

    @property
    def size(self) -> int:
        """How many entries can be found."""
        return self._store.size

    @property
    def facets(self) -> Mapping[str, Sequence[str]]:
        """The values of each facet, as filters take them."""
        names: Mapping[str, Sequence[str]] = self._store.columns["names"]
        return names

    def search(
        self, query: str, filters: Filters | None = None, *, most: int = MOST_HITS
    ) -> Results:
        """The best hits of a query, best first; equals in the order of the index."""
        reading = self._reader.read(query)
        self._company.widen(reading)
        found = self._ranking.scores(reading)
        allowed = self._allowed(filters or {})
        scored = [
            entry
            for entry, score in enumerate(found.scores)
            if score > 0 and all(_passes(values, wanted, entry) for values, wanted in allowed)
        ]
        best = nsmallest(most, scored, key=lambda entry: (-found.scores[entry], entry))
        return Results(
            tuple(self._hit(entry, reading, found) for entry in best),
            self._counts(scored, found),
            tuple(reading.corrections),
            tuple(reading.related),
            not best or _covered(best[0], found) < _WEAK,
        )

    def _allowed(self, filters: Filters) -> list[tuple[list[int | list[int]], set[int]]]:
        columns = self._store.columns
        return [
            (
                columns[facet],
                {n for n, name in enumerate(columns["names"][facet]) if name in set(wanted)},
            )
            for facet, wanted in filters.items()
        ]

    def _counts(self, scored: Iterable[int], found: Scores) -> dict[str, dict[str, int]]:
        columns = self._store.columns
        scored = list(scored)
        limit = max((by_words(found.scores[entry]) for entry in scored), default=0) * _NEAR_BEST
        counts: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
        for entry in scored:
            if found.scores[entry] < limit:
                continue
            for facet in FACETS:
                value = columns[facet][entry]
                for number in [value] if isinstance(value, int) else value:
                    name = columns["names"][facet][number]
                    counts[facet][name] = counts[facet].get(name, 0) + 1
        return counts

    def _hit(self, entry: int, reading: Reading, found: Scores) -> Hit:
        columns, shown = self._store.columns, self._store.shown(entry)
        names = columns["names"]
        part = None
        if shown.parts:
            part = shown.parts[best_part(shown.parts, reading.asked, found.worth)]
        anchor = f"#{part.anchor}" if part and part.anchor else ""
        held = found.held[entry]
        return Hit(
            id=columns["id"][entry],
            address=shown.address + anchor,
            title=marked(columns["title"][entry], reading.asked),
            place=marked(part.title if part else "", reading.asked),
            text=excerpt(part.text if part else "", reading.asked),
            kind=names["kind"][columns["kind"][entry]],
            status=names["status"][columns["status"][entry]],
            reasons=tuple(names["reasons"][n] for n in columns["reasons"][entry]),
            channels=tuple(names["channels"][n] for n in columns["channels"][entry]),
            copy=shown.copy,
            score=found.scores[entry],
            words=tuple(
                dict.fromkeys(a.text for n, a in enumerate(reading.asked) if held >> n & 1)
            ),
        )


def _passes(values: list[int | list[int]], wanted: set[int], entry: int) -> bool:
    value = values[entry]
    if isinstance(value, int):
        return value in wanted
    return any(number in wanted for number in value)


def _covered(entry: int, found: Scores) -> float:
    """How much of what was asked, by its worth, an entry holds."""
    worth = found.worth[:MOST_ASKED]
    total = sum(worth)
    held = sum(value for n, value in enumerate(worth) if found.held[entry] >> n & 1)
    return held / total if total else 1.0

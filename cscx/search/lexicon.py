"""The words that stand in the index, as they are written there, and the endings that follow words.

A query is cut along these words, completed to them and corrected to them. A cost is a whole number:
sixteen times the negative logarithm of how common a word is. Twin: js/lexicon.js.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from cscx.search import hangul
from cscx.search.packing import Reader, Writer

SCALE = 16
_WORD_MALUS = SCALE  # a word costs a little more than an ending as common, so that endings win


class Lexicon:
    """Words with their dictionary forms and costs, sorted; and endings with their costs."""

    def __init__(
        self, words: list[str], forms: Mapping[int, str], costs: list[int], endings: dict[str, int]
    ) -> None:
        self.words, self.costs, self.endings = words, costs, endings
        self._forms = forms
        self._places = {word: place for place, word in enumerate(words)}
        self.longest = max(map(len, (*words, *endings)), default=0)

    def place(self, word: str) -> int | None:
        """Where a word stands in the list; None when it is unknown."""
        return self._places.get(word)

    def form(self, place: int) -> str:
        """The dictionary form of the word at a place: the token in the index."""
        return self._forms.get(place, self.words[place])

    def starting_with(self, typed: str, most: int) -> list[int]:
        """The places of the commonest words that a word still being typed can become."""
        least, greatest = hangul.starting_with(typed)
        first, last = bisect_left(self.words, least), bisect_left(self.words, greatest)
        longer = (place for place in range(first, last) if self.words[place] != typed)
        return sorted(longer, key=lambda place: (self.costs[place], place))[:most]

    def with_initials(self, initials: str, most: int) -> list[int]:
        """The places of the commonest words with these initial consonants."""
        return sorted(self._initials.get(initials, ()), key=lambda p: (self.costs[p], p))[:most]

    @cached_property
    def _initials(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            found.setdefault(hangul.initials(word), []).append(place)
        return found


def lexicon(
    written: Mapping[tuple[str, str], int],
    others: Mapping[str, int],
    endings: Mapping[str, int],
    unwritten: Mapping[str, str] | None = None,
) -> Lexicon:
    """The lexicon of counted words: (as written, form) of Korean ones, others as they are.

    A word written like two different ones stands for the more frequent. `unwritten` are forms by
    surfaces that no text holds: they cost more than any word that one does.
    """
    forms: dict[str, Counter[str]] = {}
    for (surface, form), count in written.items():
        forms.setdefault(surface, Counter())[form] += count
    for word, count in others.items():
        forms.setdefault(word, Counter())[word] += count
    counts = {surface: counter.total() for surface, counter in forms.items()}
    seen = dict(
        zip(counts, _costs(counts.values(), sum(counts.values()), _WORD_MALUS), strict=True)
    )
    rarest = max(seen.values(), default=0) + SCALE
    chosen = {word: min(of, key=lambda form: (-of[form], form)) for word, of in forms.items()}
    chosen = {**(unwritten or {}), **chosen}
    words = sorted(chosen)
    return Lexicon(
        words,
        {place: chosen[word] for place, word in enumerate(words) if chosen[word] != word},
        [seen.get(word, rarest) for word in words],
        dict(
            zip(
                sorted(endings),
                _costs((endings[e] for e in sorted(endings)), sum(endings.values()), 0),
                strict=True,
            )
        ),
    )


def _costs(counts: Iterable[int], total: int, malus: int) -> list[int]:
    return [round(SCALE * math.log(total / count)) + malus for count in counts]


def packed(lexicon: Lexicon) -> bytes:
    """The lexicon as a file."""
    writer = Writer()
    writer.number(len(lexicon.words))
    for place, word in enumerate(lexicon.words):
        writer.next_word(word)
        form = lexicon.form(place)
        writer.number(lexicon.costs[place] << 1 | (form != word))
        if form != word:
            writer.text(form)
    writer.number(len(lexicon.endings))
    writer.next_word("")
    for ending, cost in lexicon.endings.items():
        writer.next_word(ending)
        writer.number(cost)
    return bytes(writer.raw)


def unpacked(raw: bytes) -> Lexicon:
    """The lexicon in a file."""
    reader = Reader(raw)
    words: list[str] = []
    costs: list[int] = []
    forms: dict[int, str] = {}
    for place in range(reader.number()):
        words.append(reader.next_word())
        number = reader.number()
        costs.append(number >> 1)
        if number & 1:
            forms[place] = reader.text()
    count = reader.number()
    reader.next_word()
    endings = {reader.next_word(): reader.number() for _ in range(count)}
    return Lexicon(words, forms, costs, endings)

"""Read a query along the words of the index: endings, typos, initials, the wrong keyboard.

Twin: js/reader.js.
"""

from __future__ import annotations

from collections.abc import Iterable

from cscx.search import hangul
from cscx.search.layouts import korean_of, latin_of
from cscx.search.lexicon import Lexicon
from cscx.search.reading import Reading, Wanted, bit
from cscx.search.segmenter import Piece, segments
from cscx.search.spacing import NEGATIONS, respaced
from cscx.search.typos import Typos
from cscx.search.words import Word, composed, folded, pairs, words

LONGEST_QUERY, MOST_WORDS = 200, 24
"""Characters and words that are read; what is beyond them is left out."""
NEAR = 0.8
"""The weight of a word one letter away from a typed one."""
_FAR, _COMPLETED, _AS_TYPED = 0.6, 0.6, 0.5
_FILLER = 0.4  # a question word that the index knows
_MOST_NEAR, _MOST_COMPLETED, _MOST_INITIALS = 3, 5, 8
_FEWEST_INITIALS = 2


class QueryReader:
    """Reads queries along a lexicon. Unknown fillers are no words to be looked for."""

    def __init__(self, lexicon: Lexicon, fillers: Iterable[str] = ()) -> None:
        self.lexicon = lexicon
        self._fillers = frozenset(fillers)
        self._typos = Typos(lexicon)

    def read(self, query: str) -> Reading:
        """What a query asks for, word by word."""
        typed = composed(query)[:LONGEST_QUERY]
        runs = _joined(words(folded(typed))[:MOST_WORDS])
        runs = respaced(runs, self.lexicon, self._fillers)
        reading = Reading()
        for number, run in enumerate(runs):
            typing = number == len(runs) - 1
            if run.script == "number":
                reading.whole += run.text
                asked = reading.ask(run.text)
                reading.want(run.text, 1.0, asked)
                reading.mark(f"{int(run.text):,}", asked)
            elif run.script == "other":
                keys = typed[run.start : run.start + len(run.text)]
                self._other(reading, run.text, keys, typing=typing)
            elif run.script == "hangul":
                if run.text not in NEGATIONS or len(runs) == 1:
                    self._hangul(reading, run.text, typing=typing)
            else:
                self._jamo(reading, run.text, typing=typing)
        return reading

    def _other(self, reading: Reading, word: str, typed: str, *, typing: bool) -> None:
        """A Latin word: known, or Korean typed on the English keyboard, or misspelt."""
        known = self.lexicon.place(word) is not None
        korean = korean_of((typed, word), word, self.lexicon)
        if korean is not None:
            first = len(reading.asked)
            reading.corrections.append((typed, korean))
            self._hangul(reading, korean, typing=False)
            if known and len(reading.asked) > first:
                reading.want(word, _AS_TYPED, first)
            return
        reading.whole += word
        asked = reading.ask(word)
        reading.want(word, 1.0, asked)
        if not known:
            self._guess(reading, word, asked, typing=typing)

    def _hangul(self, reading: Reading, word: str, *, typing: bool) -> None:
        pieces = self._without_negation(segments(word, self.lexicon))
        strange = any(piece.kind == "unknown" for piece in pieces)
        if strange and self._is_latin(reading, word):
            return
        reading.whole += word
        filler = word in self._fillers
        weight = _FILLER if filler else 1.0
        first = len(reading.asked)
        for number, piece in enumerate(pieces):
            if piece.kind == "ending" or (filler and piece.kind == "unknown"):
                continue
            asked = reading.ask(piece.text)
            reading.want(piece.token, weight, asked)
            if piece.kind == "unknown":
                ends = typing and number == len(pieces) - 1
                self._guess(reading, piece.text, asked, typing=ends)
        if strange and not filler and len(pieces) > 1:
            self._guess(reading, word, first, typing=typing)
        known = {asked.text: bit(first + n) for n, asked in enumerate(reading.asked[first:])}
        for pair in pairs(word):
            reading.grams.setdefault(pair, Wanted(weight, known.get(pair, 0)))

    def _without_negation(self, pieces: list[Piece]) -> list[Piece]:
        """안와요 is read like 와요; a word of which nothing else is left stays."""
        if pieces[0].text not in NEGATIONS or len(pieces) == 1:
            return pieces
        return segments("".join(piece.text for piece in pieces[1:]), self.lexicon)

    def _jamo(self, reading: Reading, word: str, *, typing: bool) -> None:
        """Letters that are no syllables: initials, English on the Korean keyboard, a begun syllable."""
        if hangul.is_initials(word) and len(word) >= _FEWEST_INITIALS:
            places = self.lexicon.with_initials(word, _MOST_INITIALS)
            if places or not self._is_latin(reading, word):
                asked = reading.ask(word)
                reading.initials.append(word)
                for rank, place in enumerate(places):
                    self._take(reading, place, 2 / (2 + rank), asked)
                latin = latin_of(word, self.lexicon)
                if latin is not None:
                    reading.want(
                        latin, 1.0, asked
                    )  # ㅁㄴ may be 메뉴, and AS on the Korean keyboard
            return
        if self._is_latin(reading, word):
            return
        runs = words(word)
        for run in runs:
            if run.script == "hangul":
                self._hangul(reading, run.text, typing=False)
        if typing and runs[0].script == "hangul" and reading.asked:
            self._complete(reading, word, len(reading.asked) - 1)

    def _is_latin(self, reading: Reading, word: str) -> bool:
        """Whether a word is an English one typed on the Korean keyboard; then it is looked for."""
        latin = latin_of(word, self.lexicon)
        if latin is None:
            return False
        reading.corrections.append((word, latin))
        reading.whole += latin
        reading.want(latin, 1.0, reading.ask(latin))
        return True

    def _guess(self, reading: Reading, word: str, asked: int, *, typing: bool) -> None:
        """Words that may have been meant by one that the index does not know."""
        near = self._typos.near(word, _MOST_NEAR)
        for place, distance in near:
            self._take(reading, place, NEAR if distance == 1 else _FAR, asked)
        if near:
            reading.corrections.append((word, self.lexicon.words[near[0].place]))
        if typing:
            self._complete(reading, word, asked)

    def _complete(self, reading: Reading, word: str, asked: int) -> None:
        for place in self.lexicon.starting_with(word, _MOST_COMPLETED):
            self._take(reading, place, _COMPLETED, asked)

    def _take(self, reading: Reading, place: int, weight: float, asked: int) -> None:
        reading.want(self.lexicon.form(place), weight, asked)
        reading.mark(self.lexicon.words[place], asked)


def _joined(runs: list[Word]) -> list[Word]:
    """The words; syllables and lone letters that touch, as while typing, are one word of jamo."""
    found: list[Word] = []
    for run in runs:
        before = found[-1] if found else None
        if before and _is_korean(before) and _is_korean(run) and _end(before) == run.start:
            found[-1] = Word(before.text + run.text, before.start, "jamo")
        else:
            found.append(run)
    return found


def _is_korean(run: Word) -> bool:
    return run.script in ("hangul", "jamo")


def _end(run: Word) -> int:
    return run.start + len(run.text)

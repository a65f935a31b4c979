"""Cut a word of a query into the words of the index and the endings that follow them.

배송조회가 안돼요 is cut like 배송 조회, and 환불되나요 like 환불: the cheapest way to read a word, found
by dynamic programming over the lexicon (the search of Viterbi, 1967). Costs are whole numbers, so
that Python and JavaScript cut alike. Twin: js/segmenter.js.
"""

from __future__ import annotations

from typing import NamedTuple

from cscx.search.lexicon import SCALE, Lexicon

_UNKNOWN = 18 * SCALE
_UNKNOWN_SYLLABLE = 4 * SCALE
_ENDING_ALONE = 8 * SCALE  # a whole word that is only an ending: 하나요
_LONGEST_UNKNOWN = 12


class Piece(NamedTuple):
    """A piece of a word: as it is written, and the token it stands for."""

    text: str
    token: str
    kind: str
    """`word`, `ending` or `unknown`."""


class _Step(NamedTuple):
    cost: int
    start: int
    kind: str


def segments(word: str, lexicon: Lexicon) -> list[Piece]:
    """The pieces of a Hangul word, in order. Of readings that cost the same the first found stays."""
    best: list[_Step | None] = [_Step(0, 0, "")] + [None] * len(word)
    longest = max(lexicon.longest, _LONGEST_UNKNOWN)
    for start in range(len(word)):
        here = best[start]
        if here is None:
            continue
        for end in range(start + 1, min(len(word), start + longest) + 1):
            text = word[start:end]
            place = lexicon.place(text)
            if place is not None:
                _offer(best, end, _Step(here.cost + lexicon.costs[place], start, "word"))
            ending = lexicon.endings.get(text)
            if ending is not None:
                alone = _ENDING_ALONE if start == 0 else 0
                _offer(best, end, _Step(here.cost + ending + alone, start, "ending"))
            if end - start <= _LONGEST_UNKNOWN:
                cost = _UNKNOWN + (end - start - 1) * _UNKNOWN_SYLLABLE
                _offer(best, end, _Step(here.cost + cost, start, "unknown"))
    return _pieces(word, best, lexicon)


def _offer(best: list[_Step | None], end: int, step: _Step) -> None:
    known = best[end]
    if known is None or step.cost < known.cost:
        best[end] = step


def _pieces(word: str, best: list[_Step | None], lexicon: Lexicon) -> list[Piece]:
    pieces: list[Piece] = []
    end = len(word)
    while end > 0:
        step = best[end]
        assert step is not None  # noqa: S101 - a piece of one unknown syllable always fits
        text = word[step.start : end]
        place = lexicon.place(text) if step.kind == "word" else None
        pieces.append(Piece(text, text if place is None else lexicon.form(place), step.kind))
        end = step.start
    return pieces[::-1]

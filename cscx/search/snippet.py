"""The place of an entry that answers a query, a few words of it, and what is marked there.

Marked text is a list of pieces, plain and marked in turn, the first and the last one plain. Twin: js/snippet.js.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cscx.search.entry import Part
from cscx.search.hangul import is_syllable
from cscx.search.reading import Asked
from cscx.search.words import lowered

LONGEST = 140
"""Characters of a text that are shown."""
_BEFORE = 24  # characters shown before the first mark
_MOST_MARKS = 60  # places among which the best passage is looked for
_PARTICLES = "은는이가을를의에도만로와과"
_ELLIPSIS = "…"

Marked = list[str]


class _Mark(NamedTuple):
    start: int
    end: int
    asked: int


def marked(text: str, asked: Sequence[Asked]) -> Marked:
    """A text with the asked words marked."""
    return _pieces(text, _marks(text, asked), 0, len(text))


def best_part(parts: Sequence[Part], asked: Sequence[Asked], worth: Sequence[float]) -> int:
    """The number of the part that holds most of what was asked; the first among equals."""
    if len(parts) == 1:
        return 0
    best, most = 0, 0.0
    for number, part in enumerate(parts):
        found = {mark.asked for text in (part.title, part.text) for mark in _marks(text, asked)}
        value = sum(worth[n] for n in sorted(found))
        if value > most:
            best, most = number, value
    return best


def excerpt(text: str, asked: Sequence[Asked]) -> Marked:
    """The passage of a text with most of the asked words, cut at spaces, marked."""
    if len(text) <= LONGEST:
        return marked(text, asked)
    marks = _marks(text, asked)
    start = _start(text, marks)
    end = min(len(text), start + LONGEST)
    if end < len(text):
        space = text.rfind(" ", start + LONGEST // 2, end)
        end = space if space > 0 else end
    pieces = _pieces(text, marks, start, end)
    if start > 0:
        pieces[0] = _ELLIPSIS + pieces[0]
    if end < len(text):
        pieces[-1] += _ELLIPSIS
    return pieces


def _start(text: str, marks: Sequence[_Mark]) -> int:
    """Where the passage with the most different asked words begins."""
    best, most = 0, 0
    for number, mark in enumerate(marks[:_MOST_MARKS]):
        end = mark.start - _BEFORE + LONGEST
        inside = {other.asked for other in marks[number : number + _MOST_MARKS] if other.end <= end}
        if len(inside) > most:
            best, most = mark.start, len(inside)
    start = max(0, min(best - _BEFORE, len(text) - LONGEST))
    if start == 0:
        return 0
    space = text.find(" ", start, best)
    return space + 1 if space >= 0 else start


def _marks(text: str, asked: Sequence[Asked]) -> list[_Mark]:
    """Where asked words stand, in order."""
    low = lowered(text)
    found: list[_Mark] = []
    for number, word in enumerate(asked):
        for mark in word.marks:
            at = low.find(mark)
            while at >= 0:
                if _stands(low, mark, at):
                    found.append(_Mark(at, at + len(mark), number))
                at = low.find(mark, at + len(mark))
    found.sort()
    return found


def _stands(low: str, mark: str, at: int) -> bool:
    """Whether a word is really there: a Latin word where one begins, a syllable where it is a word."""
    before = low[at - 1] if at else " "
    if len(mark) == 1 and is_syllable(mark):
        after = low[at + 1 : at + 3]
        if after[:1] and after[0] in _PARTICLES:
            after = after[1:]
        return not is_syllable(before) and not (after and is_syllable(after[0]))
    if mark[0].isascii():
        return not (before.isascii() and before.isalnum())
    return True


def _pieces(text: str, marks: Sequence[_Mark], start: int, end: int) -> Marked:
    spans: list[list[int]] = []
    for mark in marks:
        first, last = max(mark.start, start), min(mark.end, end)
        if first >= last:
            continue
        if spans and first <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], last)
        else:
            spans.append([first, last])
    pieces, at = [], start
    for first, last in spans:
        pieces += [text[at:first], text[first:last]]
        at = last
    return [*pieces, text[at:end]]

"""Two wordings word by word: what stayed, what went and what came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, Literal

import msgspec

_UNITS: Final = r"(?:business |working )?(?:day|hour|minute|second|week|month|year|dollar|cent)s?\b|won\b|percent\b"
_PLAIN: Final = r"[^\s.,!?…·()\[\]‘’“”'\"]"
_WORD: Final = re.compile(
    rf"\n|(?:{_PLAIN}|(?<=\d)[.,](?=\d))*(?<=\d) (?:{_UNITS})|(?:{_PLAIN}|(?<=\d)[.,](?=\d))+"
    rf"|[^\S\n]+|[.,!?…·()\[\]‘’“”'\"]"
)
"""A line break; an amount with its unit; a word or an amount, 4,000원; blanks; a mark of punctuation."""
_FOREIGN: Final = 0.25
"""Below this share of equal words two texts have nothing to do with each other."""


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """A piece of text: kept in both, only in the old one, or only in the new one."""

    sort: Literal["same", "old", "new"]
    text: str


@lru_cache(maxsize=4096)
def marks(old: str, new: str) -> tuple[Mark, ...]:
    """The pieces of two texts. A Korean word is changed whole, its particle with it.

    Remembered, because a sentence that prints a fact often stands in many documents.
    """
    one, other = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(lambda word: word.isspace(), one, other, autojunk=False)
    if matcher.ratio() < _FOREIGN:
        return tuple(_nonempty([Mark("old", old), Mark("new", new)]))
    found: list[Mark] = []
    for sort, a, b, c, d in _bridged(matcher.get_opcodes(), one):
        if sort == "equal":
            found.append(Mark("same", "".join(one[a:b])))
            continue
        found.append(Mark("old", "".join(one[a:b])))
        found.append(Mark("new", "".join(other[c:d])))
    return tuple(_nonempty(found))


def without_blank_ends(found: Sequence[Mark]) -> Iterator[Mark]:
    """The same marks with the blanks around what went and came outside of them, where a line would show below."""
    for mark in found:
        inner = mark.text.strip()
        if mark.sort == "same" or not inner:
            yield Mark("same", mark.text)
            continue
        at = mark.text.index(inner)
        pieces = (
            Mark("same", mark.text[:at]),
            Mark(mark.sort, inner),
            Mark("same", mark.text[at + len(inner) :]),
        )
        yield from _nonempty(pieces)


Opcode = tuple[str, int, int, int, int]


def _bridged(codes: Sequence[Opcode], words: Sequence[str]) -> Iterator[Opcode]:
    """A blank between two changed words is changed with them, so that a phrase is marked as one."""
    waiting: Opcode | None = None
    for index, code in enumerate(codes):
        sort, a, b, c, d = code
        between = 0 < index < len(codes) - 1
        blank = sort == "equal" and between and not "".join(words[a:b]).strip(" ")
        if sort == "equal" and not blank:
            if waiting is not None:
                yield waiting
            waiting = None
            yield code
        elif waiting is None:
            waiting = ("replace", a, b, c, d)
        else:
            waiting = ("replace", waiting[1], b, waiting[3], d)
    if waiting is not None:
        yield waiting


def _nonempty(found: Sequence[Mark]) -> Iterator[Mark]:
    return (mark for mark in found if mark.text)

"""The sentences that print a fact, before and after."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from cscx.change.marks import Mark, marks
from cscx.change.version import Version

_KEY: Final = re.compile(r"(?:- )?(?:[\"']?[\w가-힣·.-]+[\"']?: +)?(?:[\"'](?=.*[\"']$))?")
_NO_SENTENCE: Final = re.compile(
    r"(?:- )?(?:when|then|never|or|with|given|expect|by|from|is|collect|sets)\b *:|- \{|[\"']?<fact:[^>]+> (?:이상|이하|초과|미만)"
)
"""Where a fact is compared, not told: the tables tell that."""


class Line(NamedTuple):
    """A line of a file of the new version."""

    path: str
    line: int
    text: str


class Mention(NamedTuple):
    """A sentence that prints a fact; `marks` are its words before and after."""

    path: str
    line: int
    marks: tuple[Mark, ...]


Lines = Callable[[str], Iterable[Line]]
"""The lines that name a fact."""


def mentions(name: str, lines: Lines, before: Version, after: Version) -> Iterator[Mention]:
    """The sentences that print a fact, by path."""
    for path, line, text in lines(name):
        if _NO_SENTENCE.match(text):
            continue
        found = _KEY.match(text)
        sentence = text[found.end() :] if found else text
        sentence = sentence.rstrip("\"'")
        yield Mention(path, line, marks(before.prose(sentence), after.prose(sentence)))

"""The problems that keep a file from being read, and the covers that let the rest be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cscx.diagnostic import Edit
from cscx.messages import Text

# Problems that leave the value as its author meant it.
ABOUT_FORM = frozenset({"CS006", "CS025", "CS028", "CS031"})


class Problem(NamedTuple):
    """What is wrong with the text between `start` and `end` (code points of the decoded text).

    `warning` marks the milder form of a rule that is an error elsewhere.
    """

    code: str
    start: int
    end: int
    message: Text
    hint: Text | None = None
    fix_title: Text | None = None
    edits: tuple[Edit, ...] = ()
    warning: bool = False


class Cover(NamedTuple):
    """Harmless characters put over an unreadable part, as many as it has, so positions stay true."""

    start: int
    end: int
    text: str


def covered(text: str, covers: Iterable[Cover]) -> str:
    """The text with its covers laid on; where two overlap the later one wins."""
    characters = list(text)
    for cover in covers:
        if len(cover.text) != cover.end - cover.start:
            message = "a cover is as long as what it covers"
            raise ValueError(message)
        characters[cover.start : cover.end] = cover.text
    return "".join(characters)

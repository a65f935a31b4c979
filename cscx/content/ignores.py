"""`# cscx: ignore[CODE] reason`: where a file says that a finding does not count.

The comment holds for its own line, or, alone on a line, for the next one; several codes stand behind commas.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cscx.pattern import pattern

_COMMENT = pattern(r"#[ \t]*cscx:[ \t]*ignore\[(?P<codes>[^\]\n]*)\][ \t]*(?P<reason>[^\n]*)")
_FORMS = ("cscx: ignore[", "cscx:ignore[")


class Ignore(NamedTuple):
    """A comment: the line it holds for, from 1, its codes and reason, and where in the text it stands."""

    line: int
    codes: tuple[str, ...]
    reason: str
    start: int
    end: int


def has_ignores(text: str) -> bool:
    """Whether a text may hold such a comment; cheap."""
    return any(form in text for form in _FORMS)


def ignores(text: str) -> Iterator[Ignore]:
    """The comments of a file, in the order written."""
    for found in _COMMENT.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        line_start = text.rfind("\n", 0, found.start()) + 1
        alone = not text[line_start : found.start()].strip()
        codes = tuple(code.strip() for code in found["codes"].split(",") if code.strip())
        start, end = found.start(), found.end()
        yield Ignore(line + 1 if alone else line, codes, found["reason"], start, end)

"""Two wordings in one on a terminal: what went and what came in colours, else between marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cscx.cells import fit, width
from cscx.change.marks import Mark
from cscx.cli.output import Style

_COLORS: Final = {"old": "red", "new": "green"}
_FRAMES: Final = {"old": ("[-", "-]"), "new": ("{+", "+}")}
_PIECE: Final = re.compile(r"\n|[^\S\n]+|[^\s]+")

Run = tuple[str, str]
"""The sort of a mark and some of its text."""


def marked_lines(marks: Sequence[Mark], style: Style, cells: int) -> Iterator[str]:
    """The lines of a marked text, each of at most so many cells, broken between words."""
    plain = style("x", "red") == "x"
    for line in _lines(_words(marks, plain=plain), cells):
        yield "".join(
            text if sort == "same" or plain else style(text, _COLORS[sort]) for sort, text in line
        )


def _words(marks: Sequence[Mark], *, plain: bool) -> Iterator[list[Run]]:
    """Blanks, line breaks, and words; what stands together without a blank is one word."""
    word: list[Run] = []
    for mark in marks:
        before, after = _FRAMES[mark.sort] if plain and mark.sort != "same" else ("", "")
        for piece in _PIECE.findall(f"{before}{mark.text}{after}"):
            if piece.isspace():
                if word:
                    yield word
                yield [(mark.sort, piece)]
                word = []
            else:
                word.append((mark.sort, piece))
    if word:
        yield word


def _lines(words: Iterator[list[Run]], cells: int) -> Iterator[list[Run]]:
    line: list[Run] = []
    blank: list[Run] = []
    used = 0
    for word in words:
        text = "".join(part for _, part in word)
        if text == "\n":
            yield line
            line, blank, used = [], [], 0
            continue
        if text.isspace():
            blank = word if line else []
            continue
        room = width("".join(part for _, part in blank))
        if line and used + room + width(text) > cells:
            yield line
            line, blank, used, room = [], [], 0, 0
        for run in (*blank, *word):
            for part in _cut(run, cells, used):
                if part is None:
                    yield line
                    line, used = [], 0
                    continue
                line.append(part)
                used += width(part[1])
        blank = []
    yield line


def _cut(run: Run, cells: int, used: int) -> Iterator[Run | None]:
    """A run in pieces that fit on lines of which the first is used so far; None ends a line."""
    sort, text = run
    while used + width(text) > cells:
        at = fit(text, cells - used)
        if at:
            yield sort, text[:at]
        elif not used:
            break
        yield None
        text, used = text[at:], 0
    if text:
        yield sort, text

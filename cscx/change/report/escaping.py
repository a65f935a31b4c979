"""Text of the knowledge base in Markdown: nothing in it becomes markup, a mention or a link.

Inside of HTML, such as the line of a folded part, nothing reads Markdown: there a backslash would show.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cscx.change.marks import Mark, without_blank_ends

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~@&])")


def escaped(text: str) -> str:
    """A text with everything that Markdown or GitHub reads marked as plain."""
    return _SPECIAL.sub(r"\\\1", text)


def folded(summary: str, lines: Iterable[str]) -> Iterator[str]:
    """A part that opens with a click, below a line of plain text."""
    shown = html.escape(summary, quote=False).replace("@", "&#64;")
    yield f"<details><summary>{shown}</summary>"
    yield ""
    yield from lines
    yield ""
    yield "</details>"


def row(*cells: str) -> str:
    """A line of a table; what stands in the cells is Markdown of one line."""
    return f"| {' | '.join(' '.join(cell.split()) for cell in cells)} |"


def marked(marks: Sequence[Mark]) -> str:
    """A text with what went struck out and what came underlined."""
    pieces = []
    for mark in without_blank_ends(marks):
        tag = {"old": "del", "new": "ins"}.get(mark.sort)
        text = escaped(mark.text)
        pieces.append(f"<{tag}>{text}</{tag}>" if tag else text)
    return "".join(pieces)

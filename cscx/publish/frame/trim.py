"""Blank lines and indentation out of a finished page: a third of Material's frame is white space."""

from __future__ import annotations

import re

_KEPT = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
_BREAK = re.compile(r"[ \t]*\n\s*")
_COMMENT = re.compile(r"<!--(?!\[).*?-->", re.DOTALL)


def trimmed(html: str) -> str:
    """The page with one line break where lines ended; what stands in `pre`, `script` and the like stays.

    A line break is left between elements, because to the reader it is a space.
    """
    parts = _KEPT.split(html)
    # split() gives: text, kept element, its name, text, …
    shown = [
        part if place % 3 == 1 else _BREAK.sub("\n", _COMMENT.sub("", part))
        for place, part in enumerate(parts)
        if place % 3 != 2  # noqa: PLR2004 - the name of the element is part of the element
    ]
    return "".join(shown).strip() + "\n"

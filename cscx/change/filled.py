"""A document as plain values in which only meaning is left: defaults filled in, nothing empty, text unwrapped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

import msgspec

from cscx.content.document import Document
from cscx.content.kinds.header import Header
from cscx.content.kinds.sop import Sop
from cscx.settings import Settings
from cscx.text import nfc

_PARAGRAPH: Final = re.compile(
    r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+>·•]|\d+[.)]|\[[^\]\n]{1,12}\])[ \t])"
)
"""Where a new line means something in Markdown or in a script: an empty one, a list, a label."""
_BLANKS: Final = re.compile(r"\s+")


def values_of(document: Document, settings: Settings) -> dict[str, Any]:
    """What a usable document says, by its keys."""
    body = document.body
    values: dict[str, Any] = msgspec.to_builtins(body)
    if isinstance(body, Header):
        for key in ("approvers", "audience", "review_every"):
            if values.get(key) is None:
                given = getattr(settings.defaults, key)
                values[key] = list(given) if isinstance(given, tuple) else given
    if isinstance(body, Sop):
        for step in values["steps"]:
            step["role"] = step["role"] or settings.defaults.role
    found: dict[str, Any] = _bare(values)
    if isinstance(values.get("items"), Mapping):  # an item that says nothing is there all the same
        found["items"] = {nfc(name): _bare(item) for name, item in values["items"].items()}
    return found


def unwrapped(text: str) -> str:
    """A text without the line breaks that only keep lines short."""
    if "\n" not in text and "  " not in text and "\t" not in text:
        return nfc(text.strip())
    parts = (_BLANKS.sub(" ", part).strip() for part in _PARAGRAPH.split(text))
    return nfc("\n".join(part for part in parts if part))


def _bare(value: Any) -> Any:
    if isinstance(value, Mapping):
        made = {nfc(str(key)): _bare(below) for key, below in value.items()}
        return {key: below for key, below in made.items() if not _is_empty(below)}
    if isinstance(value, list | tuple):
        return [_bare(below) for below in value]
    if isinstance(value, str):
        return unwrapped(value)
    if isinstance(value, float) and Fraction(value).denominator == 1:
        return int(value)
    return value


def _is_empty(value: Any) -> bool:
    return value is None or value in ([], {}, "")

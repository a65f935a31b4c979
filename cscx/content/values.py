"""YAML 1.2 core values of plain scalars, and the plain scalars that YAML would change silently.

Source: YAML 1.2.2, §10.3.2 (tag resolution of the core schema).
"""

from __future__ import annotations

import re
from typing import Final

Scalar = str | int | float | bool | None

_NUMBER_START: Final = frozenset("-+.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_BASED = re.compile(r"0(?:o[0-7]+|x[0-9a-fA-F]+)\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")
_WORDS: Final[dict[str, bool | None]] = {
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
    "null": None, "Null": None, "NULL": None, "~": None, "": None,
}  # fmt: skip
_LONGEST_INTEGER = 15  # beyond it a JSON reader (the browser) would round


class Ambiguous(ValueError):  # noqa: N818 - it names what a scalar is
    """A plain scalar that would not keep its text: it has to be quoted or written otherwise."""


def resolve(text: str) -> Scalar:
    """The value of a plain scalar.

    Raises Ambiguous for a number that would lose digits the author wrote: leading zeros,
    trailing zeros of a fraction, more digits than a reader keeps, other bases, infinities.
    """
    if text[:1] in _NUMBER_START and text:
        if _INTEGER.match(text):
            digits = text.lstrip("+-")
            if (len(digits) > 1 and digits[0] == "0") or len(digits) > _LONGEST_INTEGER:
                raise Ambiguous(text)
            return int(text)
        if _BASED.match(text) or _NOT_FINITE.match(text):
            raise Ambiguous(text)
        if _FLOAT.match(text):
            value = float(text)
            if repr(value) != text.removeprefix("+"):
                raise Ambiguous(text)
            return value
        return text
    if len(text) < 6 and text in _WORDS:  # noqa: PLR2004 - longest key of _WORDS is five letters
        return _WORDS[text]
    return text

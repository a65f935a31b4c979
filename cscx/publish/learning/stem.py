"""A phrasing taken apart: what is told, the facts of the case, what is asked.

Phrasings are texts (`training/wording`): lines that begin with `- ` are facts, as `label: value` or as the
question a customer was asked with its answer; what stands before them is told, the last line is asked.
"""

from __future__ import annotations

import re

import msgspec

_FACT = "- "
_ASKED = re.compile(r"“(?P<label>[^”]+)” (?P<value>.+)")


class Stem(msgspec.Struct, frozen=True, omit_defaults=True):
    """The parts of a phrasing; `tell` and `facts` may be empty."""

    ask: str
    tell: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


def stem(text: str) -> Stem:
    """The parts of a phrasing."""
    lines = text.split("\n")
    facts = tuple(_fact(line) for line in lines if line.startswith(_FACT))
    told = [line for line in lines[:-1] if not line.startswith(_FACT)]
    return Stem(lines[-1], tuple(told), facts)


def _fact(line: str) -> tuple[str, str]:
    said = line.removeprefix(_FACT)
    asked = _ASKED.fullmatch(said)
    if asked is not None:
        return asked["label"], asked["value"]
    label, _, value = said.partition(": ")
    return label, value

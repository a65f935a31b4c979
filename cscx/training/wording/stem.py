"""A phrasing taken apart: what is told, the facts of the case, what is asked.

Phrasings are texts (this folder): lines that begin with `- ` are facts, as `label: value` or as the
question a customer was asked with its answer; those that begin with `ㄱ. ` or `A. ` are steps to put in order. Of the
others the last is asked, and what stands before it is told.
"""

from __future__ import annotations

import re

import msgspec

_FACT = "- "
_STEP = re.compile(r"[ㄱ-ㅎABC]\. ")
_ASKED = re.compile(r"“(?P<label>[^”]+)” (?P<value>.+)")


class Stem(msgspec.Struct, frozen=True, omit_defaults=True):
    """The parts of a phrasing; all but what is asked may be empty."""

    ask: str
    tell: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    steps: tuple[str, ...] = ()


def stem(text: str) -> Stem:
    """The parts of a phrasing."""
    lines = text.split("\n")
    facts = tuple(_fact(line) for line in lines if line.startswith(_FACT))
    steps = tuple(line for line in lines if _STEP.match(line))
    others = [line for line in lines if not (line.startswith(_FACT) or _STEP.match(line))]
    if not others:
        return Stem(text)
    return Stem(others[-1], tuple(others[:-1]), facts, steps)


def _fact(line: str) -> tuple[str, str]:
    said = line.removeprefix(_FACT)
    asked = _ASKED.fullmatch(said)
    if asked is not None:
        return asked["label"], asked["value"]
    label, _, value = said.partition(": ")
    return label, value

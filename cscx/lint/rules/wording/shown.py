"""Texts as customers get them: references as what they print, slots as their examples."""

from __future__ import annotations

import re
from typing import Any

from cscx.content.corpus import Corpus
from cscx.lint.rules.wording.texts import REFERENCE, SLOT
from cscx.pattern import pattern

_LABEL = pattern(r"^\[[^\]\n]*\][ \t]*", re.MULTILINE)


def as_shown(corpus: Corpus, text: str, slots: dict[str, str] | None = None) -> str:
    """The text with values and examples filled in, without the labels of its paragraphs.

    A fact by tier shows its longest value: a limit must hold for every customer.
    """
    plain = _LABEL.sub("", text)
    plain = REFERENCE.sub(lambda found: printed(corpus, found[0][1:-1]), plain)
    if slots:
        plain = SLOT.sub(lambda found: slots.get(found[1], found[0]), plain)
    return plain.strip()


def printed(corpus: Corpus, reference: str) -> str:
    """What `kind:name` prints: a value, a title, or the name itself."""
    word, _, name = reference.partition(":")
    entry = corpus.find(word, name)
    if entry is None or entry.body is None:
        return name
    if word == "fact":
        return _longest(entry.body.value)
    title: str = getattr(entry.body, "title", None) or name
    return title


def _longest(value: Any) -> str:
    if isinstance(value, dict):
        return max((str(v) for tier, v in value.items() if tier != "by"), key=len, default="")
    return str(value)

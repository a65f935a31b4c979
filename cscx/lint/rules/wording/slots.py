"""The `{slots}` of scripts: declared and used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cscx.content.corpus import is_reference_word
from cscx.content.document import Document
from cscx.content.references import TextPlace
from cscx.lint.rules.wording.texts import SLOT, live_texts
from cscx.pattern import pattern

_WORD = pattern(r"[ \t]*([A-Za-z]+)[ \t]*[:：]")
_HOLDERS = frozenset({"text", "instead"})


class Slot(NamedTuple):
    """A slot in a text; `start` and `end` are those of its name, between the braces."""

    name: str
    text: TextPlace
    start: int
    end: int


def declared(document: Document) -> dict[str, str]:
    """The slots of a script with their examples; also of a file that does not fit its schema."""
    slots = document.value_at(("slots",))
    return slots if isinstance(slots, dict) else {}


def holds_slots(document: Document, text: TextPlace) -> bool:
    """Whether slots may stand in a text: what a script says."""
    return (
        document.kind is not None
        and document.kind.name == "script"
        and text.role == "spoken"
        and text.path[0] in _HOLDERS
    )


def slots_in(text: TextPlace) -> Iterator[Slot]:
    """The slots of one text."""
    if "{" in text.text:
        for found in SLOT.finditer(text.text):
            yield Slot(found[1], text, found.start(1), found.end(1))


def used(document: Document) -> Iterator[Slot]:
    """Every slot in what a script says."""
    for text in live_texts(document):
        if holds_slots(document, text):
            yield from slots_in(text)


def is_reference(name: str) -> bool:
    """Whether a `<reference>` was meant: CS206 speaks of those."""
    found = _WORD.match(name)
    return found is not None and is_reference_word(found[1].lower())

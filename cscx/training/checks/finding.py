"""What a check finds: a code, the item, where its answer is written, what is wrong and what to do."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from cscx.messages import Text
from cscx.training.items.item import Item, Source

_SHOWN = 40


class Weight(Enum):
    """An error makes an item unusable; a warning helps who guesses, or reads badly."""

    ERROR = "error"
    WARNING = "warning"


class Check(NamedTuple):
    """A check: its code, how much it weighs, what it finds and what to do about it."""

    code: str
    weight: Weight
    message: Text
    hint: Text


class Finding(NamedTuple):
    """A check that found something; `item` None where it is about no single item.

    `source` is the place of what is about a document.
    """

    check: Check
    message: Text
    item: Item | None
    source: Source | None = None


def shown(text: Text) -> Text:
    """The beginning of a text in one line."""
    ko, en = (" ".join(each.split("\n"))[:_SHOWN] for each in (text.ko, text.en))
    return Text(ko, en)


def found(check: Check, item: Item | None, **values: object) -> Finding:
    """A finding with the values of its message."""
    return Finding(check, check.message(**values), item)

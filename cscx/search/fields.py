"""How much each field of an entry counts, and the settings of the ranking.

A word in a field of weight 3 counts three times, and less in a field that is longer than others of
its kind (BM25F; Zaragoza, Craswell, Taylor, Saria and Robertson, 2004). So a title says as much of
a long procedure as of a line in a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cscx.search.entry import Entry

TITLE, NAMED, SPOKEN, HEADING, TEXT = 3, 3, 2, 2, 1

SATURATION, LENGTH = 1.2, 0.75
"""k1 and b of BM25."""
BIGRAM = 0.5
"""What a bigram counts beside a token."""
STEPS = 4
"""A word that stands once in a text of average length; postings hold whole numbers."""


class Field(NamedTuple):
    """The texts of one kind in an entry."""

    name: str
    weight: int
    texts: tuple[str, ...]


def fields(entry: Entry) -> Iterator[Field]:
    """Everything an entry is found by, its parts in their order."""
    yield Field("title", TITLE, (entry.title,))
    yield Field("named", NAMED, (entry.id, *entry.search))
    yield Field("spoken", SPOKEN, entry.says)
    # The name of a channel is what one filters by; over every script it would say nothing.
    headings = (part.title for part in entry.parts if part.title not in entry.channels)
    yield Field("heading", HEADING, tuple(headings))
    yield Field("text", TEXT, tuple(part.text for part in entry.parts))


def averages(lengths: Iterable[Mapping[str, int]]) -> dict[str, float]:
    """The average length of each field over the entries that have it, from those of every entry."""
    totals: dict[str, int] = {}
    holders: dict[str, int] = {}
    for of_entry in lengths:
        for name, length in of_entry.items():
            if length:
                totals[name] = totals.get(name, 0) + length
                holders[name] = holders.get(name, 0) + 1
    return {name: total / holders[name] for name, total in totals.items()}


def worth(field: Field, length: int, average: float) -> float:
    """What a word counts each time it stands in a field of that many words."""
    return field.weight * STEPS / (1 - LENGTH + LENGTH * length / average)

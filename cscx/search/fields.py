"""How much each field of an entry counts, and the settings of the ranking.

A word in a field of weight 3 counts as if it stood there three times, in its frequency and in the
length of the entry (BM25F with integer weights; Robertson, Zaragoza and Taylor, 2004).
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.search.entry import Entry

TITLE, NAMED, SPOKEN, HEADING, TEXT = 3, 3, 2, 2, 1

SATURATION, LENGTH = 1.2, 0.75
"""k1 and b of BM25."""
BIGRAM = 0.5
"""What a bigram counts beside a token."""


def fields(entry: Entry) -> Iterator[tuple[int, str]]:
    """(weight, text) of everything an entry is found by, its parts in their order."""
    yield TITLE, entry.title
    yield NAMED, entry.id
    for text in entry.search:
        yield NAMED, text
    for text in entry.says:
        yield SPOKEN, text
    for part in entry.parts:
        yield HEADING, part.title
        yield TEXT, part.text

"""The fields of an entry, how much each counts, and the settings of the ranking.

A word in a field of weight 3 counts three times, and less in a field that is longer than others of
its kind (BM25F; Zaragoza, Craswell, Taylor, Saria and Robertson, 2004). So a title says as much of
a long procedure as of a line in a list.
"""

from __future__ import annotations

from cscx.search.entry import Entry

TITLE, NAMED, SPOKEN, HEADING, TEXT = 3, 3, 2, 2, 1
WEIGHTS = (TITLE, NAMED, SPOKEN, HEADING, TEXT)

SATURATION, LENGTH = 1.2, 0.75
"""k1 and b of BM25."""
BIGRAM = 0.5
"""What a bigram counts beside a token."""
STEPS = 4
"""A word that stands once in a text of average length; postings hold whole numbers."""


def fields(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """Everything an entry is found by: the texts of each field, in the order of WEIGHTS."""
    return (
        (entry.title,),
        (entry.id, *entry.search),
        entry.says,
        # The name of a channel is what one filters by; over every script it would say nothing.
        tuple(part.title for part in entry.parts if part.title not in entry.channels),
        tuple(part.text for part in entry.parts),
    )

"""What a term counts in an entry, against the formula worked out one word at a time."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from hypothesis import given
from hypothesis import strategies as st

from cscx.search.analysis import Analysis
from cscx.search.entry import Entry, Part
from cscx.search.fields import LENGTH, STEPS, WEIGHTS, fields
from cscx.search.packing import postings as unpacked
from cscx.search.postings import LONGEST_TOKEN, postings
from cscx.search.words import bigrams

TEXTS = st.text("가각힣나 \na1-", max_size=12)
ENTRIES = st.lists(
    st.builds(
        Entry,
        id=TEXTS,
        address=st.just("a/"),
        title=TEXTS,
        kind=st.just("절차"),
        search=st.lists(TEXTS, max_size=2).map(tuple),
        says=st.lists(TEXTS, max_size=3).map(tuple),
        parts=st.lists(st.builds(Part, st.just("p"), TEXTS, TEXTS), max_size=2).map(tuple),
    ),
    max_size=6,
)
LONG = "가" * (LONGEST_TOKEN + 1)


def words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("힣", LONG) for word in text.split())


def plainly(
    entries: list[Entry], terms_of: Callable[[str], Iterable[str]]
) -> dict[str, list[tuple[int, int]]]:
    """Each word of each field of each entry, one after another."""
    found: list[list[Counter[str]]] = [
        [Counter(term for text in field for term in terms_of(text)) for field in fields(entry)]
        for entry in entries
    ]
    averages = []
    for place in range(len(WEIGHTS)):
        lengths = [each[place].total() for each in found if each[place]]
        averages.append(sum(lengths) / len(lengths) if lengths else 1)
    lists: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, each in enumerate(found):
        worth: dict[str, float] = defaultdict(float)
        for weight, average, counts in zip(WEIGHTS, averages, each, strict=True):
            for term, count in counts.items():
                length = counts.total()
                worth[term] += count * weight * STEPS / (1 - LENGTH + LENGTH * length / average)
        for term, value in worth.items():
            lists[term].append((number, max(1, math.floor(value + 0.5))))
    return lists


@given(ENTRIES)
def test_postings_are_what_the_formula_says(entries: list[Entry]) -> None:
    analyses = {
        text: Analysis(words(text), (), ())
        for entry in entries
        for field in fields(entry)
        for text in field
    }
    made = postings(entries, analyses)
    tokens = {
        term: each for term, each in plainly(entries, words).items() if len(term) <= LONGEST_TOKEN
    }
    assert {term: unpacked(raw) for term, raw in made.tokens.items()} == tokens
    assert {term: unpacked(raw) for term, raw in made.grams.items()} == plainly(entries, bigrams)
    assert list(made.tokens) == sorted(made.tokens)
    assert list(made.grams) == sorted(made.grams)

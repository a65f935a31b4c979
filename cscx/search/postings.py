"""Which entries hold a term, and what it counts in each: worked out for all terms at once.

A knowledge base of 5,000 documents holds two million words and pairs of syllables; they are counted as
arrays. A slot is one field of one entry: entry × number of fields + field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from cscx.search.analysis import Analysis
from cscx.search.entry import Entry
from cscx.search.fields import LENGTH, STEPS, WEIGHTS, fields
from cscx.search.packed_lists import packed_lists

LONGEST_TOKEN = 24
Numbers: TypeAlias = NDArray[np.int64]
_FIRST, _SYLLABLES = 0xAC00, 11_172
_SECOND = (
    _SYLLABLES + 1
)  # a second syllable, or none: a word of one syllable is itself, before its pairs


class Postings(NamedTuple):
    """The packed postings of every term, terms in their order."""

    tokens: dict[str, bytes]
    grams: dict[str, bytes]


class _Texts(NamedTuple):
    """The texts of all fields of all entries, in order, and the slot of each."""

    texts: list[str]
    slots: Numbers
    entries: int


def postings(entries: Sequence[Entry], analyses: Mapping[str, Analysis]) -> Postings:
    """The postings of the words and of the pairs of syllables of entries with composed texts."""
    found = _texts(entries)
    words = [analyses[text].tokens for text in found.texts]
    terms = sorted({word for each in words for word in each})
    numbers = {term: number for number, term in enumerate(terms)}
    tokens = np.fromiter((numbers[word] for each in words for word in each), np.int64)
    slots = np.repeat(found.slots, [len(each) for each in words])
    pairs, slots_of_pairs = _pairs(found)
    kinds, grams = np.unique(pairs, return_inverse=True)
    return Postings(
        {
            term: raw
            for term, raw in zip(terms, _packed(tokens, slots, found.entries), strict=True)
            if len(term) <= LONGEST_TOKEN
        },
        dict(zip(map(_gram, kinds), _packed(grams, slots_of_pairs, found.entries), strict=True)),
    )


def _texts(entries: Sequence[Entry]) -> _Texts:
    texts: list[str] = []
    slots: list[int] = []
    for number, entry in enumerate(entries):
        for slot, said in enumerate(fields(entry), number * len(WEIGHTS)):
            texts += said
            slots += [slot] * len(said)
    return _Texts(texts, np.array(slots, np.int64), len(entries))


def _pairs(found: _Texts) -> tuple[Numbers, Numbers]:
    """words.bigrams of every text as numbers in the order of their letters, and the slot of each."""
    joined = "".join(["\n", *(f"{text}\n" for text in found.texts), "\n"])
    codes = np.frombuffer(joined.encode("utf-32-le"), np.uint32).astype(np.int64) - _FIRST
    hangul = (codes >= 0) & (codes < _SYLLABLES)
    followed = hangul[1:-1] & hangul[2:]
    alone = hangul[1:-1] & ~hangul[2:] & ~hangul[:-2]
    first, second = codes[1:-1], np.where(followed, codes[2:] + 1, 0)
    lengths = [len(text) + 1 for text in found.texts]  # each with the line break after it
    slots = np.repeat(found.slots, lengths)
    here = followed | alone
    return (first * _SECOND + second)[here], slots[here]


def _gram(number: np.int64) -> str:
    first, second = divmod(int(number), _SECOND)
    return chr(_FIRST + first) + (chr(_FIRST + second - 1) if second else "")


def _packed(terms: Numbers, slots: Numbers, entries: int) -> Iterator[bytes]:
    """The packed postings of every term, from every time one stands in a slot: BM25F in whole steps."""
    places = len(WEIGHTS)
    worth = _worth(np.bincount(slots, minlength=entries * places).reshape(entries, places))
    held, counts = np.unique(terms * (entries * places) + slots, return_counts=True)
    values = counts * worth.reshape(-1)[held % (entries * places)]
    lists, starts = np.unique(held // places, return_index=True)
    whole = np.maximum(1, np.floor(np.add.reduceat(values, starts) + 0.5)).astype(np.int64)
    return packed_lists(lists // entries, lists % entries, whole)


def _worth(lengths: Numbers) -> NDArray[np.float64]:
    """What a word counts each time it stands in a slot, from the words in every slot."""
    holders = np.maximum(1, np.count_nonzero(lengths, axis=0))
    averages = np.maximum(1, lengths.sum(axis=0)) / holders
    worth: NDArray[np.float64] = (
        np.array(WEIGHTS) * STEPS / (1 - LENGTH + LENGTH * lengths / averages)
    )
    return worth

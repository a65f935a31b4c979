"""Texts that say nearly the same, found by their bigrams: fast, and without Kiwi.

Two texts are as alike as the share of bigrams they have in common (Jaccard). Making the bigrams of
ten thousand texts takes a linter seconds, so each text is first drawn as a sketch: the smallest hashes
of its words, which two texts share as often as they share words (Broder, 1997). A sketch may be kept;
only texts whose sketches are alike are compared.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from operator import add
from typing import NamedTuple
from zlib import crc32

from cscx.search.words import folded

LIMIT = 0.8
FEWEST = 12
"""Bigrams a text must have: short sentences are alike without being copies."""
_HASHES = 32
_SHARED, _NEARLY_ALL = 14 / 32, 24 / 32  # of the hashes: of those few texts have, of all
_ENOUGH = 8  # hashes; fewer may be shared by chance
_HOLDERS = 8  # texts remembered by a hash: the words that all texts use lead nowhere
_COMPARED = 4  # texts whose bigrams are compared with those of another, the likeliest first
_UNSAID = re.compile(r"[\W_]+")


class Alike(NamedTuple):
    """A text and one before it that is nearly the same, by their numbers; 1.0 is the same."""

    later: int
    earlier: int
    likeness: float


def sketch(text: str) -> bytes:
    """What is kept of a text to see which others may be like it: at most 128 bytes."""
    hashes = {crc32(word.encode("utf-8", "surrogatepass")) for word in text.split()}
    return array("I", sorted(hashes)[:_HASHES]).tobytes()


def near_duplicates(
    sketches: Sequence[bytes],
    text_of: Callable[[int], str],
    *,
    limit: float = LIMIT,
    fewest: int = FEWEST,
) -> list[Alike]:
    """For every text the most similar earlier text, where one is at least `limit` alike.

    `text_of` gives a text by its number, and is asked for few. Punctuation, capitals and a few spaces
    more or less do not count. Of equally similar texts the first is told. `limit` lies above 0 and at
    most at 1. Each text is told once, so that a template used a hundred times makes a hundred findings
    and not five thousand.
    """
    grams = _Grams(text_of)
    found: list[Alike] = []
    for number, others in enumerate(_candidates(sketches)):
        best: Alike | None = None
        for other in others:
            likeness = _likeness(grams[number], grams[other], fewest)
            if likeness >= limit and (best is None or (-likeness, other) < (-best[2], best[1])):
                best = Alike(number, other, likeness)
        if best is not None:
            found.append(best)
    return found


def _candidates(sketches: Sequence[bytes]) -> Iterator[list[int]]:
    """For every text the earlier ones that may be like it, those with most hashes in common first.

    Words that many texts use, such as those of a form that all fill in, make no two of them alike,
    unless nearly everything is the same.
    """
    hashes = [memoryview(raw).cast("I") for raw in sketches]
    users = Counter(chain.from_iterable(hashes))
    few = max(_HOLDERS, len(sketches) // 100)
    holders: dict[int, list[int]] = {}
    for number, own in enumerate(hashes):
        known = [(hash_, holders.setdefault(hash_, [])) for hash_ in own]
        telling = [others for hash_, others in known if users[hash_] <= few]
        needed = max(_SHARED * len(telling), min(_ENOUGH, _NEARLY_ALL * len(telling)))
        likely = Counter(
            {o: n for o, n in Counter(chain.from_iterable(telling)).items() if n >= needed}
        )
        if len(telling) < len(known):
            shared = Counter(chain.from_iterable(others for _, others in known))
            likely |= {o: n for o, n in shared.items() if n >= _NEARLY_ALL * len(known)}
        yield sorted(likely, key=lambda other: (-likely[other], other))[:_COMPARED]
        for _, others in known:
            if len(others) < _HOLDERS:
                others.append(number)


class _Grams(dict[int, frozenset[str]]):
    """The bigrams of texts, made when a text is first compared."""

    def __init__(self, text_of: Callable[[int], str]) -> None:
        self._text_of = text_of

    def __missing__(self, number: int) -> frozenset[str]:
        said = _UNSAID.sub("", folded(self._text_of(number)))
        self[number] = found = frozenset(map(add, said, said[1:]) if len(said) > 1 else said)
        return found


def _likeness(one: frozenset[str], other: frozenset[str], fewest: int) -> float:
    """What two sets have in common of all they hold; 0 where one of them is too small to tell."""
    if min(len(one), len(other)) < fewest:
        return 0.0
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)

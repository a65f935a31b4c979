"""Texts that say nearly the same, found by their bigrams: fast, and without Kiwi.

Two texts are as alike as the share of bigrams they have in common (Jaccard). Only texts that share
one of their rarest bigrams are compared: a pair above the limit must share one among so many of the
rarest that no pair is missed (prefix filtering; Chaudhuri, Ganti and Kaushik, 2006).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cscx.search.words import pairs, squeezed

LIMIT = 0.8
FEWEST = 12
"""Bigrams a text must have: short sentences are alike without being copies."""


class Alike(NamedTuple):
    """A text and the most similar one before it, by their numbers; 1.0 is the same."""

    later: int
    earlier: int
    likeness: float


def near_duplicates(
    texts: Sequence[str], *, limit: float = LIMIT, fewest: int = FEWEST
) -> list[Alike]:
    """For every text the most similar earlier text, where one is at least `limit` alike.

    Spaces, punctuation and capitals do not count. Of equally similar ones the first is told. `limit`
    lies above 0 and at most at 1. Each text is told once, so that a template used a hundred times
    makes a hundred findings and not five thousand.
    """
    grams = [
        frozenset(pairs(whole)) if (whole := squeezed(text)) else frozenset() for text in texts
    ]
    order = _by_rarity(grams)
    holders: dict[str, list[int]] = {}
    same: dict[frozenset[str], int] = {}
    found: list[Alike] = []
    for number, own in enumerate(grams):
        if len(own) < fewest:
            continue
        first = same.setdefault(own, number)
        if first != number:
            found.append(Alike(number, first, 1.0))
            continue
        rarest = sorted(own, key=order.__getitem__)
        rarest = rarest[: len(own) - math.ceil(limit * len(own)) + 1]
        candidates = {other for gram in rarest for other in holders.get(gram, ())}
        best = _most_alike(number, sorted(candidates), grams, limit)
        if best:
            found.append(best)
        for gram in rarest:
            holders.setdefault(gram, []).append(number)
    return found


def _by_rarity(grams: Sequence[frozenset[str]]) -> dict[str, int]:
    counts = Counter(gram for own in grams for gram in own)
    return {gram: n for n, gram in enumerate(sorted(counts, key=lambda gram: (counts[gram], gram)))}


def _most_alike(
    number: int, candidates: Sequence[int], grams: Sequence[frozenset[str]], limit: float
) -> Alike | None:
    own, best = grams[number], None
    for other in candidates:
        theirs = grams[other]
        if min(len(own), len(theirs)) < limit * max(len(own), len(theirs)):
            continue
        shared = len(own & theirs)
        likeness = shared / (len(own) + len(theirs) - shared)
        if likeness >= limit and (best is None or likeness > best.likeness):
            best = Alike(number, other, likeness)
    return best

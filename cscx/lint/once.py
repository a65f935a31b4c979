"""What several rules need to know of a knowledge base, computed once a run."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from cscx.content.corpus import Corpus

T = TypeVar("T")


def once(compute: Callable[[Corpus], T]) -> Callable[[Corpus], T]:
    """Remember what a function finds out about a Corpus for as long as that Corpus lives."""
    known: WeakKeyDictionary[Corpus, T] = WeakKeyDictionary()

    @wraps(compute)
    def remembered(corpus: Corpus) -> T:
        if corpus not in known:
            known[corpus] = compute(corpus)
        return known[corpus]

    return remembered

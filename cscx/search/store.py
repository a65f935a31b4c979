"""The files of an index, each read when it is first needed. Twin: js/store.js."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from cscx.search.entry import Copies, Part
from cscx.search.lexicon import Lexicon, unpacked
from cscx.search.packing import Reader

_INDEX, _FORMAT = "index.json", 1
FACETS = ("kind", "status", "reasons", "channels")
"""What results are filtered by."""


class IndexFormatError(Exception):
    """The index was written by another version of the tool; it has to be built anew."""


class Lists(NamedTuple):
    """Where the packed postings of a term lie."""

    tokens: bytes
    grams: bytes


class Shown(NamedTuple):
    """What is shown of an entry."""

    address: str
    copy: Copies
    parts: tuple[Part, ...]


_NOWHERE = Lists(b"", b"")


class Store:
    """Reads an index. `read` gives the bytes of a file by its name.

    Raises IndexFormatError when the index is of another version.
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self.head: dict[str, Any] = json.loads(read(_INDEX))
        if self.head.get("format") != _FORMAT:
            raise IndexFormatError
        self._terms: dict[int, dict[str, Lists]] = {}
        self._texts: dict[int, list[Shown]] = {}

    @property
    def size(self) -> int:
        """How many entries there are."""
        return int(self.head["entries"])

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of the index."""
        return unpacked(self._read(self.head["lexicon"]))

    @cached_property
    def columns(self) -> dict[str, Any]:
        """What is known of every entry, column by column: see builder._list."""
        columns: dict[str, Any] = json.loads(self._read(self.head["list"]))
        return columns

    @cached_property
    def _first_terms(self) -> list[str]:
        return [first for first, _ in self.head["terms"]]

    @cached_property
    def _first_texts(self) -> list[int]:
        return [first for first, _ in self.head["texts"]]

    def lists(self, term: str) -> Lists:
        """The packed postings of a term."""
        shard = bisect_right(self._first_terms, term) - 1
        if shard < 0:
            return _NOWHERE
        if shard not in self._terms:
            self._terms[shard] = _terms(self._read(self.head["terms"][shard][1]))
        return self._terms[shard].get(term, _NOWHERE)

    def every_token(self) -> Iterator[tuple[str, bytes]]:
        """Every token with its packed postings; reads all of the index's terms."""
        for _, name in self.head["terms"]:
            for term, lists in _terms(self._read(name)).items():
                if lists.tokens:
                    yield term, lists.tokens

    def shown(self, entry: int) -> Shown:
        """What is shown of an entry, by its number."""
        shard = bisect_right(self._first_texts, entry) - 1
        if shard not in self._texts:
            self._texts[shard] = [
                Shown(
                    address,
                    tuple((channel, text) for channel, text in copy),
                    tuple(Part(*part) for part in parts),
                )
                for address, copy, parts in json.loads(self._read(self.head["texts"][shard][1]))
            ]
        return self._texts[shard][entry - self._first_texts[shard]]


def _terms(raw: bytes) -> dict[str, Lists]:
    reader = Reader(raw)
    lengths = [
        (reader.next_word(), reader.number(), reader.number()) for _ in range(reader.number())
    ]
    found, at = {}, reader.at
    for term, tokens, grams in lengths:
        middle, end = at + tokens, at + tokens + grams
        found[term] = Lists(raw[at:middle], raw[middle:end])
        at = end
    return found

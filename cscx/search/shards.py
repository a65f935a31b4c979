"""An index in shards, so that one search needs only a few small files.

Neighbours lie together: terms that begin alike, entries that follow each other.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from cscx.search.entry import Entry
from cscx.search.packing import Writer

_TERM_SHARD, _TEXT_SHARD = 5_000, 12_000  # bytes; larger where there would be too many files
_MOST_TERM_SHARDS, _MOST_TEXT_SHARDS = 256, 512
_Item = TypeVar("_Item")


def term_shards(tokens: Mapping[str, bytes], grams: Mapping[str, bytes]) -> list[tuple[str, bytes]]:
    """(first term, shard): a dictionary of words and lengths, then the packed postings themselves."""
    packed = [
        (term, tokens.get(term, b""), grams.get(term, b"")) for term in sorted({*tokens, *grams})
    ]
    sizes = [len(term) + len(one) + len(other) for term, one, other in packed]
    most = max(_TERM_SHARD, sum(sizes) // _MOST_TERM_SHARDS)
    shards: list[tuple[str, bytes]] = []
    for group in _grouped(packed, sizes, most):
        writer = Writer()
        writer.number(len(group))
        for term, one, other in group:
            writer.next_word(term)
            writer.number(len(one))
            writer.number(len(other))
        for _, one, other in group:
            writer.raw += one
            writer.raw += other
        shards.append((group[0][0], bytes(writer.raw)))
    return shards


def text_shards(entries: Sequence[Entry]) -> list[tuple[int, bytes]]:
    """(first entry, shard): what is shown of each hit."""
    shown = [[entry.address, entry.copy, entry.parts] for entry in entries]
    sizes = [len(packed_json(item)) for item in shown]
    size = max(_TEXT_SHARD, sum(sizes) // _MOST_TEXT_SHARDS)
    shards, first = [], 0
    for group in _grouped(shown, sizes, size):
        shards.append((first, packed_json(group)))
        first += len(group)
    return shards


def _grouped(items: Sequence[_Item], sizes: Sequence[int], most: int) -> list[list[_Item]]:
    """Neighbours together until a group is as large as it may be."""
    groups: list[list[_Item]] = []
    filled = most
    for item, size in zip(items, sizes, strict=True):
        if filled + size > most:
            groups.append([])
            filled = 0
        groups[-1].append(item)
        filled += size
    return groups


def packed_json(value: Any) -> bytes:
    """A value as JSON without a superfluous byte."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

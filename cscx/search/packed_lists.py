"""Lists of postings as bytes, packed all at once: what `packing.postings` reads one by one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

_MORE, _BITS = 0x80, 7
_SMALL = 3  # the largest count, less one, that shares a number with the step to its entry


def packed_lists(
    lists: NDArray[np.int64], entries: NDArray[np.int64], counts: NDArray[np.int64]
) -> Iterator[bytes]:
    """The bytes of every list, from arrays of equal length sorted by list, then by entry.

    Each posting is the step to its entry × 4 + count - 1; counts above 3 as 3, with the rest after it.
    """
    if not len(lists):
        return
    begins = np.concatenate(([True], lists[1:] != lists[:-1]))
    before = np.concatenate(([0], entries[:-1]))
    steps = entries - np.where(begins, 0, before)
    small = np.minimum(counts - 1, _SMALL)
    large = small == _SMALL
    # Two numbers a posting, of which the second is often not there.
    numbers = np.stack((steps << 2 | small, counts - 1 - _SMALL), axis=1).reshape(-1)
    there = np.stack((np.ones_like(large), large), axis=1).reshape(-1)
    raw, ends = _written(numbers[there])
    ends_of_lists = ends[np.cumsum(1 + large)[np.append(begins[1:], True)] - 1]
    blob, start = raw.tobytes(), 0
    for end in ends_of_lists.tolist():
        yield blob[start:end]
        start = end


def _written(numbers: NDArray[np.int64]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Numbers as `packing.Writer` writes them, and where each ends."""
    longest = max(1, -(-int(numbers.max()).bit_length() // _BITS))
    shifted = numbers[:, None] >> np.arange(0, longest * _BITS, _BITS)
    used = shifted > 0
    used[:, 0] = True
    more = np.zeros_like(used)
    more[:, :-1] = used[:, 1:]
    raw = (shifted & (_MORE - 1) | np.where(more, _MORE, 0)).astype(np.uint8)
    return raw[used], np.cumsum(used.sum(axis=1))

"""Which rows of a table fit each case: sets of rows as bits in 64-bit words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cscx.policy.batch.columns import Bools, Codes
from cscx.policy.tables.cover import bits

Words = NDArray[np.uint64]
"""Shape (cases, words): bit i of a case is set when row i fits it."""

_ONE = np.uint64(1)
WORD = 64


class Fitting:
    """The rows of a table by column and atom, ready to be looked up for many cases.

    `order` says which row stands at which bit.
    """

    def __init__(self, matching: Sequence[Sequence[int]], order: Sequence[int]) -> None:
        self.order = np.array([*order, len(order)], np.int32)
        self.words = max(1, -(-len(order) // WORD))
        self._bit_of = {row: bit for bit, row in enumerate(order)}
        self._in_order = list(order) == sorted(order)
        every = self.set_of(sum(1 << row for row in order))
        self._by_column = [
            np.array([*(self.set_of(rows) for rows in atoms), every], np.uint64)
            for atoms in matching
        ]

    def set_of(self, rows: int) -> Words:
        """A set of rows, given as an int with bit i for row i, as words."""
        if not self._in_order:
            rows = sum(1 << self._bit_of[row] for row in bits(rows) if row in self._bit_of)
        else:
            rows &= (1 << len(self._bit_of)) - 1
        return np.frombuffer(rows.to_bytes(self.words * 8, "little"), "<u8").astype(np.uint64)

    def rows_of(self, words: Words) -> int:
        """The rows of one case as an int with bit i for row i."""
        found = int.from_bytes(words.astype("<u8").tobytes(), "little")
        if self._in_order:
            return found
        return sum(1 << int(self.order[bit]) for bit in bits(found))

    def fit(self, places: Sequence[Codes], count: int) -> Words:
        """The rows that fit each of `count` cases; an unknown place fits every row."""
        if not self._by_column:
            return np.tile(self.set_of((1 << len(self._bit_of)) - 1), (count, 1))
        found = self._by_column[0][places[0]]
        again = np.empty_like(found)
        for by_atom, atoms in zip(self._by_column[1:], places[1:], strict=True):
            np.take(by_atom, atoms, axis=0, out=again, mode="clip")
            np.bitwise_and(found, again, out=found)
        return found


def lowest(words: Words, nothing: int) -> Codes:
    """The lowest bit of each case; `nothing` where none is set."""
    found = np.full(len(words), nothing, np.int32)
    for column in range(words.shape[1] - 1, -1, -1):
        word = words[:, column]
        bit = np.bitwise_count((word & (~word + _ONE)) - _ONE).astype(np.int32)
        bit += WORD * column
        np.copyto(found, bit, where=word != 0)
    return found


def several(words: Words) -> Bools:
    """Which cases have more than one bit set."""
    return counts(words) > 1


def counts(words: Words) -> NDArray[np.int64]:
    """How many bits of each case are set."""
    total = np.zeros(len(words), np.int64)
    for column in range(words.shape[1]):
        total += np.bitwise_count(words[:, column])
    return total


def meets(words: Words, rows: Words) -> Bools:
    """Which cases have a bit in common with a set, or each with its own of as many sets."""
    return np.asarray((words & rows).any(axis=1))

"""The values of one input or output over many cases, as a column.

A column is either coded (a list of values and for each case an index into it) or numbered (exact
numbers over one common denominator). Both tell what is unknown from what is known to be absent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import lcm
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cscx.policy.language.values import ABSENT, Field, Value
from cscx.policy.tables.table import OutputValue

Bools = NDArray[np.bool_]
Codes = NDArray[np.int32]
Ints = NDArray[np.int64]
States = NDArray[np.uint8]

KNOWN: Final = 0
MISSING: Final = 1
UNKNOWN: Final = 2
UNKNOWN_CODE: Final = -1


class NotKnown(Enum):
    """Stands for what is unknown among values."""

    NOT_KNOWN = "not known"


NOT_KNOWN: Final = NotKnown.NOT_KNOWN
LARGEST: Final = 2**62


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """Values by their index in `values`; UNKNOWN_CODE is unknown."""

    values: Sequence[OutputValue]
    codes: Codes

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def known(self) -> Bools:
        """Which cases have a value; known absence is one."""
        known: Bools = self.codes >= 0
        return known

    def take(self, rows: NDArray[Any]) -> Coded:
        """The column of some cases."""
        return Coded(self.values, self.codes[rows])

    def value(self, row: int) -> OutputValue:
        """The value of a case that is known."""
        return self.values[int(self.codes[row])]


@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """Numbers: numbers / denominator where the state is KNOWN; else MISSING (없음) or UNKNOWN."""

    numbers: Ints
    denominator: int
    states: States

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def known(self) -> Bools:
        """Which cases have a value; known absence is one."""
        known: Bools = self.states != UNKNOWN
        return known

    def take(self, rows: NDArray[Any]) -> Numbered:
        """The column of some cases."""
        return Numbered(self.numbers[rows], self.denominator, self.states[rows])

    def value(self, row: int) -> Value:
        """The value of a case that is known."""
        if self.states[row] == MISSING:
            return ABSENT
        return whole(Fraction(int(self.numbers[row]), self.denominator))


Column = Coded | Numbered


def whole(value: Fraction) -> int | Fraction:
    """A number as the engine keeps it: int where whole."""
    return int(value) if value.denominator == 1 else value


def unknown(count: int) -> Coded:
    """A column of which nothing is known."""
    return Coded((), np.full(count, UNKNOWN_CODE, np.int32))


def column_of(field: Field, values: Sequence[OutputValue | NotKnown]) -> Column:
    """The column of some typed values."""
    return (numbered(values) if field.ordered else None) or coded(values)


def coded(values: Sequence[OutputValue | NotKnown]) -> Coded:
    """The values as a coded column."""
    index: dict[tuple[type, OutputValue], int] = {}
    codes = np.empty(len(values), np.int32)
    for row, value in enumerate(values):
        codes[row] = (
            UNKNOWN_CODE
            if isinstance(value, NotKnown)
            else index.setdefault((type(value), value), len(index))
        )
    return Coded(tuple(value for _, value in index), codes)


def numbered(values: Sequence[OutputValue | NotKnown]) -> Numbered | None:
    """The values as a numbered column; None where they cannot be kept exactly this way."""
    base = 1
    for value in values:
        if isinstance(value, int | Fraction):
            base = lcm(base, value.denominator)
            if max(base, abs(value.numerator)) > LARGEST:
                return None
        elif value is not ABSENT and value is not NOT_KNOWN:
            return None
    numbers, states = np.zeros(len(values), np.int64), np.zeros(len(values), np.uint8)
    for row, value in enumerate(values):
        if isinstance(value, int | Fraction):
            scaled = int(value * base)
            if abs(scaled) > LARGEST:
                return None
            numbers[row] = scaled
        else:
            states[row] = UNKNOWN if value is NOT_KNOWN else MISSING
    return Numbered(numbers, base, states)


def as_numbered(column: Column) -> Numbered | None:
    """A column of numbers as a numbered one; None where it cannot be kept that way."""
    if isinstance(column, Numbered):
        return column
    known = numbered(column.values)
    if known is None:
        return None
    numbers = np.append(known.numbers, 0)[column.codes]
    states = np.append(known.states, np.uint8(UNKNOWN))[column.codes]
    return Numbered(numbers, known.denominator, states)


def filled(column: Column, value: Value, field: Field) -> Column:
    """A column with a value where it is unknown."""
    gaps = ~column.known
    if not gaps.any():
        return column
    if isinstance(column, Coded):
        codes = column.codes.copy()
        codes[gaps] = len(column.values)
        return Coded((*column.values, value), codes)
    values: list[OutputValue | NotKnown] = [
        value if gaps[row] else column.value(row) for row in range(len(column))
    ]
    return column_of(field, values)

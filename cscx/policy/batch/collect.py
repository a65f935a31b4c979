"""Collecting over many cases: sum, count, min, max, any and list of the rows that fit.

As cscx.policy.tables.aggregate.combine says of one case. Sums and extremes come from tables of all
256 sets of eight rows, so that a case costs one look-up for every eight rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cscx.policy.batch.columns import (
    KNOWN,
    LARGEST,
    MISSING,
    Bools,
    Coded,
    Codes,
    Column,
    Ints,
    Numbered,
)
from cscx.policy.batch.fitting import Fitting, Words, counts, lowest, meets
from cscx.policy.language.formula import Formula
from cscx.policy.language.values import ABSENT, Field, Value
from cscx.policy.tables.aggregate import members
from cscx.policy.tables.definition import Collect
from cscx.policy.tables.table import OutputValue, Table

_BYTE = 256
_MOST_LISTED = 15  # as many four-bit places as a key of 64 bits has, but one


class NotCombinedError(Exception):
    """An output that cannot be combined column by column; the reference evaluator does it."""


class Collecting:
    """The outputs of a table that collects; cases with a row of `hard` are left to the reference.

    Raises NotCombinedError when an output cannot be combined at all.
    """

    def __init__(self, table: Table, fitting: Fitting) -> None:
        ways = {output.name: output.collect or "list" for output in table.definition.outputs}
        hard = 0
        for index, row in enumerate(table.rows):
            if len(row.outcomes) > 1 or any(
                isinstance(value, Formula) for value in row.outcomes[0].values
            ):
                hard |= 1 << index
        self.hard = fitting.set_of(hard) if hard else None
        easy = [index for index in range(len(table.rows)) if not hard >> index & 1]
        self._outputs: dict[str, Callable[[Words], tuple[Column, Bools | None]]] = {}
        for position, (name, field) in enumerate(table.outputs.items()):
            given = {
                index: _items(table.rows[index].outcomes[0].values[position]) for index in easy
            }
            present = {index: items for index, items in given.items() if items is not None}
            self._outputs[name] = _combiner(ways[name], present, field, fitting)

    def of(self, fits: Words) -> tuple[dict[str, Column], Bools]:
        """The outputs of each case, and which cases contradict themselves."""
        outputs: dict[str, Column] = {}
        conflict = np.zeros(len(fits), np.bool_)
        for name, combine in self._outputs.items():
            outputs[name], disagree = combine(fits)
            if disagree is not None:
                conflict |= disagree
        return outputs, conflict


Given = dict[int, tuple[Value, ...]]
"""For each row that gives an output its items."""


def _items(value: OutputValue) -> tuple[Value, ...] | None:
    """What a row gives; None when it gives nothing."""
    if value is None or value is ABSENT or isinstance(value, Formula):
        return None
    return value if isinstance(value, tuple) else (value,)


def _combiner(
    way: Collect, given: Given, field: Field, fitting: Fitting
) -> Callable[[Words], tuple[Column, Bools | None]]:
    match way:
        case "count":
            rows = fitting.set_of(sum(1 << index for index in given))
            return lambda fits: (_counted(fits & rows), None)
        case "list":
            return _Listing(given, field, fitting).of
        case "any":
            return _Agreeing(given, fitting).of
        case "sum":
            return _Summing(given, fitting).of
        case "min" | "max":
            return _Extreme(way, given, field, fitting).of


def _counted(fits: Words) -> Numbered:
    numbers = counts(fits)
    return Numbered(numbers, 1, np.full(len(numbers), KNOWN, np.uint8))


class _Listing:
    """Each item once, in the order of the rows."""

    def __init__(self, given: Given, field: Field, fitting: Fitting) -> None:
        self._places: dict[Value, NDArray[np.int32]] = {}
        masks: dict[Value, int] = {}
        for index, items in given.items():
            parted = [one for item in items for one in members(item, field)]
            for place, item in enumerate(dict.fromkeys(parted)):
                masks[item] = masks.get(item, 0) | 1 << index
                known = self._places.setdefault(item, np.zeros(len(fitting.order), np.int32))
                known[index] = place
        if len(masks) > _MOST_LISTED:
            raise NotCombinedError
        self._sets = {item: fitting.set_of(rows) for item, rows in masks.items()}
        self._known: dict[int, int] = {}
        self._values: list[OutputValue] = []

    def of(self, fits: Words) -> tuple[Column, Bools | None]:
        """A tuple for each case."""
        never = np.iinfo(np.int64).max
        firsts = np.full((len(fits), len(self._sets)), never, np.int64)
        for number, (item, rows) in enumerate(self._sets.items()):
            bit = lowest(fits & rows, -1)
            row_place = bit.astype(np.int64) * len(self._sets) + self._places[item][bit]
            firsts[:, number] = np.where(bit >= 0, row_place, never)
        keys = self._keys(firsts, never)
        distinct, codes = np.unique(keys, return_inverse=True)
        return Coded(self._values, self._codes(distinct)[codes.ravel()]), None

    def _keys(self, firsts: Ints, never: int) -> Ints:
        """The order of the items as one number: four bits an item, the first lowest."""
        keys = np.zeros(len(firsts), np.int64)
        ranks = np.argsort(firsts, axis=1)
        rows = np.arange(len(firsts))
        for place in range(firsts.shape[1]):
            item = ranks[:, place]
            there = firsts[rows, item] != never
            keys |= np.where(there, (item + 1) << (4 * place), 0)
        return keys

    def _codes(self, keys: Ints) -> Codes:
        items = list(self._sets)
        codes = []
        for key in keys.tolist():
            code = self._known.get(key)
            if code is None:
                code = self._known[key] = len(self._values)
                places = range(len(items))
                chosen = [key >> (4 * place) & 15 for place in places]
                self._values.append(tuple(items[number - 1] for number in chosen if number))
            codes.append(code)
        return np.array(codes, np.int32)


class _Agreeing:
    """The item that all rows give; a contradiction where they give different ones."""

    def __init__(self, given: Given, fitting: Fitting) -> None:
        self._rows = fitting.set_of(sum(1 << index for index in given if given[index]))
        alike: dict[tuple[Value, ...], int] = {}
        kinds = {index: tuple(dict.fromkeys(items)) for index, items in given.items() if items}
        for index, kind in kinds.items():
            alike[kind] = alike.get(kind, 0) | 1 << index
        nothing = fitting.set_of(0)
        count = len(fitting.order) - 1
        agreeing = [
            fitting.set_of(alike[kinds[index]]) if len(kinds.get(index, ())) == 1 else nothing
            for index in range(count)
        ]
        every = fitting.set_of((1 << count) - 1)
        self._alike = np.array([*agreeing, every], np.uint64)
        values: list[OutputValue] = [kind[0] for kind in alike]
        self._values = [*values, None]
        index_of = {kind: code for code, kind in enumerate(alike)}
        last = len(values)
        self._codes = np.array(
            [*(index_of[kinds[i]] if i in kinds else last for i in range(count)), last], np.int32
        )
        self._fitting, self._none = fitting, count

    def of(self, fits: Words) -> tuple[Column, Bools | None]:
        """The item, None where no row gives one."""
        giving = fits & self._rows
        first = self._fitting.order[lowest(giving, self._none)]
        disagree = meets(giving, ~self._alike[first])
        return Coded(self._values, self._codes[first]), disagree


class _Summing:
    """The exact sum."""

    def __init__(self, given: Given, fitting: Fitting) -> None:
        totals = {
            index: sum((Fraction(i) for i in items if isinstance(i, int | Fraction)), Fraction(0))
            for index, items in given.items()
        }
        self._base = lcm(*(total.denominator for total in totals.values()))
        rows = np.zeros(len(fitting.order), np.object_)
        for index, total in totals.items():
            rows[index] = int(total * self._base)
        if self._base > LARGEST or sum(map(abs, rows)) > LARGEST:
            raise NotCombinedError
        self._sums = _by_byte(rows[fitting.order[:-1]].astype(np.int64), fitting, np.add, 0)
        self._rows = fitting.set_of(sum(1 << index for index in given if given[index]))

    def of(self, fits: Words) -> tuple[Column, Bools | None]:
        """The sum, absent where no row gives anything."""
        states = np.where(meets(fits, self._rows), KNOWN, MISSING).astype(np.uint8)
        return Numbered(_joined(self._sums, fits, np.add), self._base, states), None


class _Extreme:
    """The least or greatest number or, by the order of the output's values, choice."""

    def __init__(self, way: Collect, given: Given, field: Field, fitting: Fitting) -> None:
        items = {item for row in given.values() for item in row}
        numeric = all(isinstance(item, int | Fraction) for item in items)
        if not numeric and not items <= set(field.values):
            raise NotCombinedError
        ranked = sorted(items) if numeric else sorted(items, key=_place_in(field))  # type: ignore[type-var]  # all numbers
        self._join: Any = np.minimum if way == "min" else np.maximum
        nothing = len(ranked) if way == "min" else -1
        rows = np.full(len(fitting.order), nothing, np.int64)
        pick = min if way == "min" else max
        place = {item: number for number, item in enumerate(ranked)}
        for index, row in given.items():
            if row:
                rows[index] = pick(place[item] for item in row)
        self._ranks = _by_byte(rows[fitting.order[:-1]], fitting, self._join, nothing)
        self._values: list[OutputValue] = [*ranked, None]

    def of(self, fits: Words) -> tuple[Column, Bools | None]:
        """The item, None where no row gives one."""
        ranks = _joined(self._ranks, fits, self._join).astype(np.int32)
        ranks[ranks < 0] = len(self._values) - 1
        return Coded(self._values, ranks), None


def _place_in(field: Field) -> Callable[[Value], int]:
    return lambda item: field.values.index(str(item))


def _by_byte(by_bit: Ints, fitting: Fitting, join: Any, nothing: int) -> list[Ints]:
    """For each eight rows the joined number of each of their 256 sets."""
    padded = np.full(fitting.words * 64, nothing, np.int64)
    padded[: len(by_bit)] = by_bit
    tables = []
    for start in range(0, len(padded), 8):
        table = np.full(_BYTE, nothing, np.int64)
        for bit in range(8):
            size = 1 << bit
            table[size : 2 * size] = join(table[:size], padded[start + bit])
        tables.append(table)
    return tables


def _joined(tables: Sequence[Ints], fits: Words, join: Any) -> Ints:
    by_byte = np.ascontiguousarray(fits).view(np.uint8)
    found = tables[0][by_byte[:, 0]]
    for number, table in enumerate(tables[1:], 1):
        if table.any() or join is not np.add:
            join(found, table[by_byte[:, number]], out=found)
    return found

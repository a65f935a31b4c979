"""Formulas over many cases, exact: integers over a common denominator, never floating point.

As cscx.policy.language.expression.compute says of one case. What does not fit 64 bits, and division
by an input, is computed case by case instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import reduce
from math import lcm
from typing import NamedTuple

import numpy as np

from cscx.policy.batch.columns import (
    LARGEST,
    MISSING,
    NOT_KNOWN,
    UNKNOWN,
    UNKNOWN_CODE,
    Bools,
    Coded,
    Column,
    Ints,
    NotKnown,
    Numbered,
    as_numbered,
    column_of,
)
from cscx.policy.language.expression import (
    Arithmetic,
    Call,
    Compare,
    Comparison,
    Constant,
    CountMissing,
    Expression,
    Operator,
    Variable,
    names_in,
)
from cscx.policy.language.formula import Formula
from cscx.policy.language.values import ABSENT, Field, Value
from cscx.policy.tables.chain import value_of
from cscx.policy.tables.table import OutputValue


class _Part(NamedTuple):
    """The numbers of an expression over a denominator; absent and unknown where so marked."""

    numbers: Ints
    denominator: int
    absent: Bools
    unknown: Bools


class _TooLargeError(Exception):
    """Numbers beyond 64 bits, or a form that is not closed over a common denominator."""


_COMPARE = {
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
    "=": np.equal,
    "!=": np.not_equal,
}


def computed(formula: Formula, columns: Mapping[str, Column], field: Field) -> Column:
    """The value of a formula for each case; unknown where an input of it is."""
    try:
        part = _Computing(columns).part(formula.expression)
    except _TooLargeError:
        return _one_by_one(formula, columns, field)
    if formula.boolean:
        codes = np.where(part.unknown, UNKNOWN_CODE, part.numbers == 0).astype(np.int32)
        return Coded((True, False), codes)
    states = np.where(part.unknown, UNKNOWN, np.where(part.absent, MISSING, 0)).astype(np.uint8)
    return Numbered(part.numbers, part.denominator, states)


def _one_by_one(formula: Formula, columns: Mapping[str, Column], field: Field) -> Column:
    names = names_in(formula.expression)
    known = np.logical_and.reduce([columns[name].known for name in names])
    values: list[OutputValue | NotKnown] = [NOT_KNOWN] * len(known)
    for row in np.flatnonzero(known).tolist():
        case: dict[str, Value] = {
            name: columns[name].value(row)  # type: ignore[misc]  # inputs hold no formulas
            for name in names
        }
        values[row] = value_of(formula, case)
    return column_of(field, values)


class _Computing:
    """One formula over some columns."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        self._columns = columns
        self._count = len(next(iter(columns.values())))

    def part(self, expression: Expression) -> _Part:  # noqa: C901, PLR0911 - one case a form
        match expression:
            case Constant(value):
                return self._constant(value)
            case Variable(name, scale):
                return _scaled(self._variable(name), scale)
            case CountMissing(names):
                return self._missing(names)
            case Compare(operator, left, right):
                return _compared(operator, self.part(left), self.part(right))
            case Arithmetic("/", left, Constant(value)) if value:
                return _scaled(self.part(left), 1 / value)
            case Arithmetic(operator, left, right):
                return _operated(operator, self.part(left), self.part(right))
            case Call("round", (value, Constant(step))) if step > 0:
                return _rounded(self.part(value), step)
            case Call("round", (value,)):
                return _rounded(self.part(value), Fraction(1))
            case Call("abs", (value,)):
                part = self.part(value)
                return part._replace(numbers=np.abs(part.numbers))
            case Call("sum" | "min" | "max" as function, arguments):
                return reduce(
                    lambda one, other: _joined(function, one, other), map(self.part, arguments)
                )
        raise _TooLargeError

    def _constant(self, value: Fraction) -> _Part:
        if max(abs(value.numerator), value.denominator) > LARGEST:
            raise _TooLargeError
        no = np.zeros(self._count, np.bool_)
        return _Part(np.full(self._count, value.numerator), value.denominator, no, no)

    def _variable(self, name: str) -> _Part:
        column = as_numbered(self._columns[name])
        if column is None:
            raise _TooLargeError
        return _Part(
            column.numbers, column.denominator, column.states == MISSING, column.states == UNKNOWN
        )

    def _missing(self, names: tuple[str, ...]) -> _Part:
        total = np.zeros(self._count, np.int64)
        unknown = np.zeros(self._count, np.bool_)
        for name in names:
            column = self._columns[name]
            unknown |= ~column.known
            if isinstance(column, Numbered):
                total += column.states == MISSING
            else:
                absent = np.array([*(value is ABSENT for value in column.values), False])
                total += absent[column.codes]
        return _Part(total, 1, np.zeros(self._count, np.bool_), unknown)


def _scaled(part: _Part, factor: Fraction) -> _Part:
    if factor == 1:
        return part
    _check(_most(part.numbers) * abs(factor.numerator), part.denominator * factor.denominator)
    return part._replace(
        numbers=part.numbers * factor.numerator, denominator=part.denominator * factor.denominator
    )


def _aligned(one: _Part, other: _Part) -> tuple[Ints, Ints, int]:
    """The numbers of two parts over one denominator."""
    base = lcm(one.denominator, other.denominator)
    first, second = base // one.denominator, base // other.denominator
    _check(2 * _most(one.numbers) * first, 2 * _most(other.numbers) * second, base)
    return one.numbers * first, other.numbers * second, base


def _operated(operator: Operator, one: _Part, other: _Part) -> _Part:
    absent, unknown = one.absent | other.absent, one.unknown | other.unknown
    match operator:
        case "+" | "-":
            first, second, base = _aligned(one, other)
            return _Part(
                first + second if operator == "+" else first - second, base, absent, unknown
            )
        case "*":
            base = one.denominator * other.denominator
            _check(_most(one.numbers) * _most(other.numbers), base)
            return _Part(one.numbers * other.numbers, base, absent, unknown)
    raise _TooLargeError


def _compared(operator: Comparison, one: _Part, other: _Part) -> _Part:
    """1 for yes, 0 for no; a comparison with what is absent is no."""
    first, second, _ = _aligned(one, other)
    holds = _COMPARE[operator](first, second) & ~(one.absent | other.absent)
    unknown = one.unknown | other.unknown
    return _Part(holds.astype(np.int64), 1, np.zeros(len(holds), np.bool_), unknown)


def _joined(function: str, one: _Part, other: _Part) -> _Part:
    """sum, min, max of two; what is absent is left out."""
    first, second, base = _aligned(one, other)
    join = {"sum": np.add, "min": np.minimum, "max": np.maximum}[function]
    both = join(first, second)
    numbers = np.where(one.absent, second, np.where(other.absent, first, both))
    return _Part(numbers, base, one.absent & other.absent, one.unknown | other.unknown)


def _rounded(part: _Part, step: Fraction) -> _Part:
    """To a multiple of a step; a half goes away from zero."""
    above = 2 * step.denominator
    below = part.denominator * step.numerator
    _check(_most(part.numbers) * above + below, 2 * below, step.denominator)
    count = (np.abs(part.numbers) * above + below) // (2 * below)
    _check(_most(count) * step.numerator)
    return part._replace(
        numbers=np.sign(part.numbers) * count * step.numerator, denominator=step.denominator
    )


def _most(numbers: Ints) -> int:
    if not len(numbers):
        return 0
    return max(abs(int(numbers.max())), abs(int(numbers.min())))


def _check(*sizes: int) -> None:
    if max(sizes) > LARGEST:
        raise _TooLargeError

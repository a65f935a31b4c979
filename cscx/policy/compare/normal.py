"""Formulas in a form in which those that compute the same mostly look the same.

금액 × 시간 ÷ 43,200분 and 시간 × 금액 ÷ 720시간 are one: a sum of products, each with one number before
it. What is absent or divided by stays, so that equal forms give equal values to every case.
"""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from typing import NamedTuple

from cscx.policy.language.expression import (
    Arithmetic,
    Call,
    Compare,
    Constant,
    CountMissing,
    Expression,
    Variable,
)

_ANY_ORDER = frozenset({"sum", "min", "max"})


class _Product(NamedTuple):
    """What is multiplied and what is divided by, each in one order."""

    above: tuple[Hashable, ...] = ()
    below: tuple[Hashable, ...] = ()


_Sum = dict[_Product, Fraction]


def normal(expression: Expression) -> Hashable:
    """The form of a formula."""
    match expression:
        case Compare(operator, left, right):
            return ("compare", operator, normal(left), normal(right))
        case _:
            return frozenset(_sum(expression).items())


def _sum(expression: Expression) -> _Sum:  # noqa: PLR0911 - one return a form reads best
    match expression:
        case Constant(value) if not isinstance(value, bool):
            return {_Product(): Fraction(value)}
        case Variable(name, scale):
            return {_Product((("input", name),)): scale}
        case CountMissing(names):
            return {_Product((("missing", tuple(sorted(names))),)): Fraction(1)}
        case Arithmetic("+" | "-" as operator, left, right):
            found = dict(_sum(left))
            for product, number in _sum(right).items():
                own = number if operator == "+" else -number
                found[product] = found.get(product, Fraction(0)) + own
            return found
        case Arithmetic(operator, left, right):
            return _multiplied(operator, _sum(left), _sum(right))
        case Call(function, arguments):
            forms: list[Hashable] = [normal(each) for each in arguments]
            if function in _ANY_ORDER:
                forms.sort(key=repr)
            return {_Product(((function, *forms),)): Fraction(1)}
    return {_Product((expression,)): Fraction(1)}


def _multiplied(operator: str, left: _Sum, right: _Sum) -> _Sum:
    """A product or quotient; a sum of several products is one factor of it."""
    (one, number), (other, factor) = _single(left), _single(right)
    if operator == "*":
        above, below = (*one.above, *other.above), (*one.below, *other.below)
        return {_ordered(above, below): number * factor}
    if not factor or other.below:  # nothing can be divided by nothing
        other, factor = _Product((frozenset(right.items()),)), Fraction(1)
    return {_ordered(one.above, (*one.below, *other.above)): number / factor}


def _single(found: _Sum) -> tuple[_Product, Fraction]:
    if len(found) == 1:
        return next(iter(found.items()))
    return _Product((frozenset(found.items()),)), Fraction(1)


def _ordered(above: tuple[Hashable, ...], below: tuple[Hashable, ...]) -> _Product:
    return _Product(tuple(sorted(above, key=repr)), tuple(sorted(below, key=repr)))

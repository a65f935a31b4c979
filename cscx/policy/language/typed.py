"""Expressions while they are parsed: what unit a part is in, whether it is whole, may be absent."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from cscx.policy.language.expression import Arithmetic, Constant, Expression, Operator
from cscx.policy.language.units import DURATIONS, PERCENT, PLAIN, Unit, UnitKind


@dataclass(frozen=True, slots=True)
class Typed:
    """An expression with what is known of it while parsing.

    `beside` is the other unit of a product in money: of 금액 × 시간 the 시간; `per` the one it was
    divided by. What is of their kind is converted when it cancels them.
    """

    expression: Expression
    unit: Unit = PLAIN
    kind: str = "number"
    whole: bool = False
    absent: bool = False
    beside: Unit = PLAIN
    per: Unit = PLAIN


def in_unit(typed: Typed, unit: Unit) -> Typed:
    """A plain number taken to be in a unit."""
    return Typed(typed.expression, unit, typed.kind, typed.whole, typed.absent)


def added(operator: Operator, left: Typed, right: Typed) -> Typed:
    """A sum or difference of two numbers in one unit."""
    expression = Arithmetic(operator, left.expression, right.expression)
    absent = left.absent or right.absent
    return Typed(expression, left.unit, whole=left.whole and right.whole, absent=absent)


def multiplied(operator: Operator, left: Typed, right: Typed) -> Typed:
    """A product or quotient; of two quantities of one kind the quotient is a plain number."""
    expression = Arithmetic(operator, left.expression, right.expression)
    absent = left.absent or right.absent or operator == "/"
    if operator == "/" and isinstance(right.expression, Constant) and right.expression.value:
        absent = left.absent
    whole = operator == "*" and left.whole and right.whole
    factor = Fraction(1)
    if (
        operator == "/"
        and left.unit.comparable(right.unit)
        and left.unit.kind is not UnitKind.PLAIN
    ):
        unit = PLAIN
        if left.unit.kind is not UnitKind.PERCENT:
            factor = left.unit.factor / right.unit.factor
    else:
        unit = _product_unit(left.unit, right.unit)
    beside, per = left.beside, left.per
    if unit.kind is UnitKind.MONEY:
        other = left.unit if left.unit != unit else right.unit
        if operator == "/" and beside.kind in DURATIONS and beside.comparable(other):
            factor, beside = beside.factor / other.factor, PLAIN
        elif operator == "*" and per.kind in DURATIONS and per.comparable(other):
            factor, per = other.factor / per.factor, PLAIN
        elif other.kind in DURATIONS:
            beside, per = (other, per) if operator == "*" else (beside, other)
    if factor != 1:
        expression = Arithmetic("*", expression, Constant(factor))
    return Typed(expression, unit, whole=whole, absent=absent, beside=beside, per=per)


def _product_unit(left: Unit, right: Unit) -> Unit:
    for unit in (left, right):
        if unit.kind is UnitKind.MONEY:
            return unit
    weak = (UnitKind.PLAIN, UnitKind.PERCENT, UnitKind.COUNT)
    if left.kind in weak and right.kind in weak:
        return PERCENT if left.kind is right.kind is UnitKind.PERCENT else PLAIN
    if left.kind in weak or right.kind in weak:
        return right if left.kind in weak else left
    return PLAIN

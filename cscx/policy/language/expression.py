"""Computed values: the tree of a formula and its exact value.

Numbers are exact (Fraction). What is absent makes a result absent, except that `count missing`
counts it, `sum`, `min` and `max` leave it out, and a comparison with it is no. Dividing by nothing
gives an absent result. `round` rounds halves away from zero, to whole numbers or to a step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cscx.policy.language.values import ABSENT, Absent, Value

Operator = Literal["+", "-", "*", "/"]
Comparison = Literal["<", "<=", ">", ">=", "=", "!="]
Function = Literal["sum", "min", "max", "abs", "round"]
Result = Fraction | bool | Absent


@dataclass(frozen=True, slots=True)
class Constant:
    """A number written in the formula, or the value of a fact."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Variable:
    """An input; its number is `value × scale`, in the unit it is written with."""

    name: str
    scale: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """left (+ - * /) right."""

    operator: Operator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Call:
    """sum, min, max, abs, round."""

    function: Function
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison of two numbers; its result is yes or no."""

    operator: Comparison
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class CountMissing:
    """How many of some inputs are known to be absent."""

    names: tuple[str, ...]


Expression = Constant | Variable | Arithmetic | Call | Compare | CountMissing


_COMPARE: dict[Comparison, Callable[[Fraction, Fraction], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


def compute(expression: Expression, values: Mapping[str, Value]) -> Result:  # noqa: PLR0911 - one a form
    """The exact value; every input of the formula must be among `values`."""
    match expression:
        case Constant(value):
            return value
        case Variable(name, scale):
            return _number(values[name], scale)
        case CountMissing(names):
            return Fraction(sum(values[name] is ABSENT for name in names))
        case Compare(operator, left, right):
            first, second = compute(left, values), compute(right, values)
            if first is ABSENT or second is ABSENT:
                return False
            return _COMPARE[operator](Fraction(first), Fraction(second))
        case Arithmetic(operator, left, right):
            return _operate(operator, compute(left, values), compute(right, values))
        case Call(function, arguments):
            return _call(function, [compute(part, values) for part in arguments])


def round_half_away(value: Fraction, step: Fraction) -> Fraction:
    """The multiple of `step` nearest to a value; a half goes away from zero."""
    count = abs(value) / step
    whole = (count + Fraction(1, 2)).__floor__() * step
    return whole if value >= 0 else -whole


def names_in(expression: Expression) -> tuple[str, ...]:
    """The inputs of a formula, each once, in the order written."""
    match expression:
        case Variable(name):
            return (name,)
        case CountMissing(names):
            return tuple(dict.fromkeys(names))
        case Arithmetic(_, left, right) | Compare(_, left, right):
            return tuple(dict.fromkeys((*names_in(left), *names_in(right))))
        case Call(_, arguments):
            return tuple(dict.fromkeys(name for part in arguments for name in names_in(part)))
        case Constant():
            return ()


def _number(value: Value, scale: Fraction) -> Result:
    if value is ABSENT:
        return ABSENT
    if isinstance(value, int | Fraction):
        return Fraction(value) * scale
    raise TypeError(value)


def _operate(operator: Operator, left: Result, right: Result) -> Result:
    if left is ABSENT or right is ABSENT:
        return ABSENT
    first, second = Fraction(left), Fraction(right)
    match operator:
        case "+":
            return first + second
        case "-":
            return first - second
        case "*":
            return first * second
        case "/":
            return first / second if second else ABSENT


def _call(function: Function, arguments: list[Result]) -> Result:
    present = [Fraction(part) for part in arguments if part is not ABSENT]
    if not present or (function in ("abs", "round") and len(present) < len(arguments)):
        return ABSENT
    match function:
        case "sum":
            return sum(present, Fraction(0))
        case "min":
            return min(present)
        case "max":
            return max(present)
        case "abs":
            return abs(present[0])
        case "round":
            step = present[1] if len(present) > 1 else Fraction(1)
            return round_half_away(present[0], step) if step > 0 else ABSENT

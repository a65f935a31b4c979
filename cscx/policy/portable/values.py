"""Values, outcomes and formulas as JSON carries them, each so that it can be read back exactly.

number      7 where it is whole and JSON's numbers hold it, else {"n": "22/7"}
text        "전액환불"                yes, no    true, false
absent      {"a": 1}                no value   null
set         {"s": ["이름", "주소"]}   several    {"t": [value, …]}
formula     {"f": [text with facts as values, expression, the text itself where it differs]}

An expression is a list: ["c", number] · ["v", input, scale] · ["missing", input, …] ·
[operator, left, right] for + - * / < <= > >= = != · [function, argument, …] for sum min max abs round.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from cscx.policy.language.expression import (
    Arithmetic,
    Call,
    Compare,
    Constant,
    CountMissing,
    Expression,
    Variable,
)
from cscx.policy.language.formula import Formula
from cscx.policy.language.values import Absent
from cscx.policy.tables.table import OutputValue

_SAFE = 2**53 - 1


def number_data(value: Fraction | int) -> int | dict[str, str]:
    """A number; exact."""
    exact = Fraction(value)
    if exact.denominator == 1 and abs(exact) <= _SAFE:
        return int(exact)
    return {"n": str(exact)}


def value_data(value: OutputValue, fill: Callable[[str], str] = str) -> Any:
    """A value; `fill` puts the values of facts into the text of a formula."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, Absent):
        return {"a": 1}
    if isinstance(value, frozenset):
        return {"s": sorted(value)}
    if isinstance(value, tuple):
        return {"t": [value_data(part, fill) for part in value]}
    if isinstance(value, Formula):
        told = fill(value.text)
        raw = [] if told == value.text else [value.text]
        return {"f": [told, expression_data(value.expression), *raw]}
    return number_data(value)


def expression_data(expression: Expression) -> list[Any]:
    """A formula's tree."""
    match expression:
        case Constant(value):
            return ["c", number_data(value)]
        case Variable(name, scale):
            return ["v", name, number_data(scale)]
        case CountMissing(names):
            return ["missing", *names]
        case Arithmetic(operator, left, right) | Compare(operator, left, right):
            return [operator, expression_data(left), expression_data(right)]
        case Call(function, arguments):
            return [function, *map(expression_data, arguments)]

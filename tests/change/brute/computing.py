"""Formulas as functions of a case, and the values of several rules as one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Any

from tests.change.brute.kb import Unfit
from tests.change.brute.language import Value, amount

Case = Mapping[str, Value]
Outcome = tuple[Any, ...]


@dataclass(frozen=True)
class Computed:
    """An outcome that is a formula; equal when it is written alike."""

    text: str
    of: Callable[[Case], Value]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Computed) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)


def number_of(text: Any) -> str:
    found = amount(text)
    if found is None:
        raise Unfit(str(text))
    value = found[0] / (100 if found[1] == "%" else 1)
    return (
        f"({value.numerator}/{value.denominator})"
        if value.denominator > 1
        else str(value.numerator)
    )


def function_of(formula: str, names: list[str]) -> Callable[[Case], Value]:
    """A formula of some inputs, facts filled in, as a function of a case; None where something it
    needs is absent."""
    order = {name: f"v{at}" for at, name in enumerate(sorted(names, key=len, reverse=True))}
    filled = formula.replace("×", "*").replace("÷", "/")
    for name, short in order.items():
        filled = filled.replace(name, short)
    code = compile(re.sub(r"(?<![\w.])(\d+)(?![\w.])", r"F(\1)", filled), formula, "eval")

    def computed(case: Case) -> Value:
        given = {s: _GONE if case[name] is None else case[name] for name, s in order.items()}
        try:
            result = eval(code, {"__builtins__": {}}, {**given, **_FUNCTIONS})  # noqa: S307 - our own text
        except ZeroDivisionError:
            return None
        if isinstance(result, bool):
            return "예" if result else "아니오"
        return None if result is _GONE else Fraction(result)

    return computed


def together(given: list[Any], spec: Mapping[str, Any]) -> Any:  # noqa: PLR0911 - one return a sort reads best
    way = spec.get("collect", "list")
    flat = [one for each in given for one in (each if isinstance(each, tuple) else (each,))]
    if way == "count":
        return Fraction(len(given))
    if way == "list":
        return tuple(dict.fromkeys(flat))
    if any(isinstance(each, Computed) for each in flat):
        return (way, *flat) if len(flat) > 1 else flat[0]
    if not flat:
        return None
    if way == "any":
        if len(set(flat)) > 1:
            raise Unfit(way)
        return flat[0]
    if way == "sum":
        return sum(flat, Fraction(0))
    values = [str(each) for each in spec.get("values", ())]
    pick = min if way == "min" else max
    return pick(flat, key=lambda each: values.index(each) if each in values else each)


class _Gone:
    """What is computed with something absent: absent itself, and neither less nor more than anything."""

    def _self(self, _other: object) -> _Gone:
        return self

    def _no(self, _other: object) -> bool:
        return False

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = (
        _self
    )
    __lt__ = __le__ = __gt__ = __ge__ = _no


_GONE = _Gone()


def _rounded(number: Any) -> Any:
    """To the nearest whole number, a half away from nothing."""
    if number is _GONE:
        return number
    whole = Fraction(floor(abs(number) + Fraction(1, 2)))
    return whole if number >= 0 else -whole


_FUNCTIONS: dict[str, Any] = {
    "F": Fraction,
    "max": lambda *all_: max((each for each in all_ if each is not _GONE), default=_GONE),
    "min": lambda *all_: min((each for each in all_ if each is not _GONE), default=_GONE),
    "abs": lambda number: number if number is _GONE else abs(number),
    "round": _rounded,
}

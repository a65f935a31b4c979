"""Amounts and conditions as the documents write them, read by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any, NamedTuple

import yaml

Value = Fraction | str | frozenset[str] | None
"""A number in its base unit (원, 분, 일, 영업일, 개월), a choice, a set, or nothing given."""
Test = Callable[[Value], bool]

UNITS: dict[str, tuple[str, int | Fraction]] = {
    "원": ("원", 1), "만원": ("원", 10_000), "억원": ("원", 10**8), "분": ("분", 1), "시간": ("분", 60),
    "초": ("분", Fraction(1, 60)), "일": ("일", 1), "주": ("일", 7), "영업일": ("영업일", 1),
    "개월": ("개월", 1), "년": ("개월", 12), "%": ("%", 1),
}  # fmt: skip
WORDS = ("이상", "이하", "초과", "미만")
_PART = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)\s*([가-힣%a-z]*)")
_BOUND = re.compile(r"(-?\d[\d,.]*\s*[가-힣%a-z]*?)\s*(이상|이하|초과|미만)")
_RANGE = re.compile(r"^(-?[\d,.]+)\s*\.\.\s*(-?[\d,.]+)\s*([가-힣%a-z]*)$")


class _Loader(yaml.CSafeLoader):
    """YAML 1.2 as the documents mean it: dates and times stay text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if not tag.endswith((":timestamp", ":bool"))]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def read_yaml(text: str) -> Any:
    """A document as plain values."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader


def amount(raw: Any) -> tuple[Fraction, str] | None:
    """7일 → (7, 일); 2시간 30분 → (150, 분); a count keeps its noun; None for other text."""
    if isinstance(raw, bool) or raw is None:
        return None
    if isinstance(raw, int | float | Fraction):
        return Fraction(str(raw)), ""
    text = re.sub(r"^연\s*", "", str(raw).strip())
    parts = _PART.findall(text)
    if not parts or _PART.sub("", text).strip():
        return None
    total, kind = Fraction(0), ""
    for number, unit in parts:
        own, factor = UNITS.get(unit, (unit, 1)) if unit else ("", 1)
        kind = own or kind
        total += Fraction(number.replace(",", "")) * factor
    return total, kind


class Numbers(NamedTuple):
    """How the plain numbers of an input or output are to be read: how many base units one is."""

    factor: Fraction

    def read(self, raw: Any) -> Fraction:
        found = amount(raw)
        if found is None:
            raise ValueError(raw)
        number, kind = found
        return number if kind else number * self.factor


def cell_tests(cell: Any, numbers: Numbers | None) -> Test:
    """Whether a value fits a cell; `numbers` None for choices, booleans and sets."""
    if isinstance(cell, dict):
        return _operator(cell, numbers)
    if isinstance(cell, list):
        tests = [cell_tests(each, numbers) for each in cell]
        return lambda value: any(test(value) for test in tests)
    text = ("예" if cell else "아니오") if isinstance(cell, bool) else str(cell).strip()
    if text == "없음":
        return lambda value: value is None or value in ("없음", frozenset())
    if numbers is None:
        return lambda value: value == text or (isinstance(value, frozenset) and text in value)
    bounds = [(word, limit) for word, limit in _bounds(text, numbers)]
    return lambda value: (
        isinstance(value, Fraction) and all(_within(value, word, limit) for word, limit in bounds)
    )


def _operator(cell: dict[str, Any], numbers: Numbers | None) -> Test:
    ((word, wanted),) = cell.items()
    parts = wanted if isinstance(wanted, list) else [wanted]
    if word == "not":
        tests = [cell_tests(each, numbers) for each in parts]
        return lambda value: not any(test(value) for test in tests)
    names = frozenset(str(each) for each in parts)
    if word == "has":
        return lambda value: isinstance(value, frozenset) and bool(value & names)
    return lambda value: isinstance(value, frozenset) and names <= value


def _within(value: Fraction, word: str, limit: Fraction) -> bool:
    match word:
        case "이상":
            return value >= limit
        case "이하":
            return value <= limit
        case "초과":
            return value > limit
    return value < limit


def _bounds(text: str, numbers: Numbers) -> list[tuple[str, Fraction]]:
    span = _RANGE.match(text)
    if span:
        low, high = (numbers.read(f"{span[at]}{span[3]}") for at in (1, 2))
        return [("이상", low), ("이하", high)]
    found = [(word, numbers.read(limit)) for limit, word in _BOUND.findall(text)]
    if found:
        if _BOUND.sub("", text).strip():
            raise ValueError(text)
        return found
    exact = numbers.read(text)
    return [("이상", exact), ("이하", exact)]


def cell_bounds(cell: Any, numbers: Numbers) -> Iterator[tuple[str, Fraction]]:
    """Every bound that a cell of numbers names."""
    if isinstance(cell, dict):
        for below in cell.values():
            yield from cell_bounds(below, numbers)
    elif isinstance(cell, list):
        for each in cell:
            yield from cell_bounds(each, numbers)
    elif str(cell).strip() != "없음":
        yield from _bounds(str(cell).strip(), numbers)


def cell_names(cell: Any) -> Iterator[str]:
    """Every word that a cell of choices or elements names."""
    if isinstance(cell, dict):
        for below in cell.values():
            yield from cell_names(below)
    elif isinstance(cell, list):
        for each in cell:
            yield from cell_names(each)
    else:
        yield str(cell).strip()

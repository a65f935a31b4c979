"""The condition language: what may stand in a cell, in Korean and in English.

    7일                            one value
    7일 이하 · up to 7 days        at most          7일 초과 · over 7 days    more than
    7일 이상 · at least 7 days     at least         7일 미만 · under 7 days   less than
    7일 초과 14일 이하             both ends; in English: over 7 days up to 14 days
    8..14                          from 8 to 14, both included
    <fact:반품기한> 초과           a fact in the place of any quantity
    [개봉, 정상]                   one of several; {not: [일반]} none of them
    없음 · none                    known to be absent (optional inputs; an empty set)
    형식 맞음 · 형식 틀림          the text has, has not, the form of its mask (format ok, format wrong)
    {has: [a, b]} · {all: [a, b]}  a set holds one of them, all of them

A mistake is a ProblemError whose problem names the characters of the cell and the right form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, cast

from cscx.policy.language import condition_mistakes as mistakes
from cscx.policy.language.criterion import (
    AnyOf,
    Between,
    Bound,
    Criterion,
    Equal,
    Fits,
    HasAll,
    HasAny,
    HasNone,
    Missing,
    NoneOf,
)
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.values import ABSENT_WORDS, DAY_MINUTES, NO, YES, Field, Number, Type

ResolveFact = Callable[[str], str]
"""The text of a fact; raises ProblemError for one that cannot stand in a condition."""

FACT = re.compile(r"<fact:([^<>\n]+)>")
_KOREAN_BOUND = {
    "이상": (True, True),
    "초과": (True, False),
    "이하": (False, True),
    "미만": (False, False),
}
_ENGLISH_BOUND = {
    "at least": (True, True),
    "over": (True, False),
    "up to": (False, True),
    "under": (False, False),
}
_KOREAN = re.compile(r"\s*(?P<operand>.+?)\s*(?P<word>이상|초과|이하|미만)(?=\s|$)")
_ENGLISH = re.compile(
    r"\s*(?P<word>at least|over|up to|under)\s+(?P<operand>.+?)(?=\s+(?:at least|over|up to|under)\s|$)"
)
_RANGE = re.compile(r"\s*(?P<low>.+?)\s*\.\.\s*(?P<high>.+?)\s*$")
_FORMAT = {"형식 맞음": True, "형식 틀림": False, "format ok": True, "format wrong": False}


@dataclass(frozen=True, slots=True)
class Changed:
    """A cell that means something else than it says: how a table is mutated without rewriting text."""

    cell: Any
    change: Callable[[Criterion], Criterion]


class _Bounded(NamedTuple):
    """One comparison found in a cell: which end, whether inclusive, and where its operand stands."""

    low: bool
    inclusive: bool
    start: int
    end: int


def parse_cell(cell: Any, field: Field, fact: ResolveFact) -> Criterion:
    """What a cell of `field` demands. Raises ProblemError; its path is inside the cell."""
    if isinstance(cell, Changed):
        return cell.change(parse_cell(cell.cell, field, fact))
    if isinstance(cell, Mapping):
        return _operator(cell, field, fact)
    if isinstance(cell, list | tuple):
        if field.type is Type.SET:
            raise mistakes.set_needs_operator(field.name, cell)
        return AnyOf(_parts(cell, field, fact))
    return _scalar(cell, field, fact)


def facts_in(cell: Any) -> tuple[str, ...]:
    """The names of the facts a cell refers to, in the order written."""
    if isinstance(cell, Changed):
        return facts_in(cell.cell)
    if isinstance(cell, str):
        return tuple(FACT.findall(cell)) if "<" in cell else ()
    if isinstance(cell, Mapping):
        return tuple(name for part in cell.values() for name in facts_in(part))
    if isinstance(cell, list | tuple):
        return tuple(name for part in cell for name in facts_in(part))
    return ()


def compared(cell: str) -> list[tuple[bool, bool, str]]:
    """The comparisons a cell is made of: whether a lower end, whether included, the operand as written."""
    return [(each.low, each.inclusive, cell[each.start : each.end]) for each in _comparisons(cell)]


def operands(cell: Any) -> list[str]:
    """The quantities of a cell as written, facts as `<fact:…>`; used to learn a field's unit."""
    cell = cell.cell if isinstance(cell, Changed) else cell
    if isinstance(cell, Mapping):
        return [text for part in cell.values() for text in operands(part)]
    if isinstance(cell, list | tuple):
        return [text for part in cell for text in operands(part)]
    bounds = _comparisons(cell) if isinstance(cell, str) else []
    if bounds or not isinstance(cell, str):
        return [cell[bound.start : bound.end] for bound in bounds]
    match = _RANGE.match(cell)
    return [match["low"], match["high"]] if match else [cell]


def _parts(cells: Any, field: Field, fact: ResolveFact) -> tuple[Criterion, ...]:
    return tuple(_at(index, cell, field, fact) for index, cell in enumerate(cells))


def _at(key: str | int, cell: Any, field: Field, fact: ResolveFact) -> Criterion:
    try:
        return _scalar(cell, field, fact)
    except ProblemError as error:
        problem = error.problem
        raise ProblemError(replace(problem, path=(key, *problem.path))) from None


def _operator(cell: Mapping[str, Any], field: Field, fact: ResolveFact) -> Criterion:
    if len(cell) != 1:
        raise mistakes.one_operator()
    ((word, listed),) = cell.items()
    items = listed if isinstance(listed, list | tuple) else [listed]
    try:
        if field.type is Type.SET:
            elements = tuple(_element(index, item, field) for index, item in enumerate(items))
            return _set_criterion(word, elements)
        if word in ("has", "all"):
            raise mistakes.only_for_sets(word, field.name, items)
        if word != "not":
            raise mistakes.unknown_operator(word)
        return NoneOf(_parts(items, field, fact))
    except ProblemError as error:
        problem = error.problem
        path = (word, *problem.path) if problem.path else problem.path
        raise ProblemError(replace(problem, path=path)) from None


def _set_criterion(word: str, elements: tuple[str, ...]) -> Criterion:
    match word:
        case "has":
            return HasAny(elements)
        case "all":
            return HasAll(elements)
        case "not":
            return HasNone(elements)
    raise mistakes.unknown_operator(word)


def _element(index: int, item: Any, field: Field) -> str:
    try:
        return str(field.literal(str(item)))
    except ProblemError as error:
        raise ProblemError(replace(error.problem, path=(index,))) from None


def _scalar(cell: Any, field: Field, fact: ResolveFact) -> Criterion:
    if cell is None or isinstance(cell, Mapping | list | tuple):
        raise mistakes.nested()
    if isinstance(cell, bool):
        cell = "예" if cell else "아니오"
    text = repr(cell) if isinstance(cell, float) else str(cell)
    word = text.strip()
    if not word:
        raise mistakes.nested()
    if word in ABSENT_WORDS and word not in field.values:
        if not field.optional:
            raise mistakes.not_optional(field.name)
        return Missing()
    if field.type is Type.SET:
        raise mistakes.set_needs_operator(field.name, [word])
    if word.lower() in _FORMAT or word.startswith("형식"):
        return _format(word, field)
    mistakes.check_symbols(text, field)
    return _ordered(text, field, fact) if field.ordered else _equal(text, field, fact)


def _format(word: str, field: Field) -> Criterion:
    if word.lower() not in _FORMAT:
        raise mistakes.format_words(word)
    if field.format is None:
        raise mistakes.no_format(field.name)
    return Fits(field.format, _FORMAT[word.lower()])


def _equal(text: str, field: Field, fact: ResolveFact) -> Criterion:
    if field.type is Type.BOOLEAN and text.strip().lower() not in YES | NO:
        raise mistakes.yes_or_no(text)
    if _comparisons(text) and field.values:
        raise mistakes.no_order(text, field)
    resolved = FACT.sub(lambda match: fact(match[1]), text)
    if "," in text and resolved.strip() not in field.values:
        raise mistakes.list_in_text(text)
    return Equal(field.literal(resolved))


def _ordered(text: str, field: Field, fact: ResolveFact) -> Criterion:
    mistakes.check_list(text)
    bounds = _comparisons(text)
    if bounds:
        return _between(text, bounds, field, fact)
    match = _RANGE.match(text)
    if match:
        low = _operand(text, match.start("low"), match.end("low"), field, fact)
        high = _operand(text, match.start("high"), match.end("high"), field, fact)
        return _range(text, Bound(low, inclusive=True), Bound(high, inclusive=True), field)
    mistakes.check_words(text, field)
    return Equal(_operand(text, 0, len(text), field, fact))


def _between(text: str, bounds: list[_Bounded], field: Field, fact: ResolveFact) -> Criterion:
    ends: dict[bool, Bound] = {}
    for bound in bounds:
        if bound.low in ends:
            raise mistakes.same_end_twice(text)
        value = _operand(text, bound.start, bound.end, field, fact)
        ends[bound.low] = Bound(value, bound.inclusive)
    return _range(text, ends.get(True), ends.get(False), field)


def _range(text: str, low: Bound | None, high: Bound | None, field: Field) -> Criterion:
    if low is None or high is None or low.value < high.value:
        return Between(low, high)
    if field.type is Type.TIME and low.value > high.value:
        midnight = Bound(DAY_MINUTES, inclusive=False)
        return AnyOf((Between(low, midnight), Between(Bound(0, inclusive=True), high)))
    # Equal ends may come from a fact by tier that gives one tier nothing: an empty range, no mistake.
    if low.value > high.value and "<fact:" not in text:
        raise mistakes.backwards(text)
    return Between(low, high)


def _comparisons(text: str) -> list[_Bounded]:
    """All comparisons of a cell in order; empty when it is not made of comparisons alone."""
    for pattern, words in ((_KOREAN, _KOREAN_BOUND), (_ENGLISH, _ENGLISH_BOUND)):
        found, at = [], 0
        while match := pattern.match(text, at):
            low, inclusive = words[match["word"]]
            found.append(_Bounded(low, inclusive, match.start("operand"), match.end("operand")))
            at = match.end()
        if found and not text[at:].strip():
            return found
    return []


def _operand(text: str, start: int, end: int, field: Field, fact: ResolveFact) -> Number:
    written = text[start:end]
    try:
        reference = FACT.fullmatch(written.strip())
        if reference is None and "<" in written:
            raise mistakes.bad_reference(text, (start, end))
        value = field.literal(fact(reference[1]) if reference else written)
    except ProblemError as error:
        lead = len(written) - len(written.lstrip())
        first = min(start + lead, max(len(text) - 1, 0))
        last = max(start + len(written.rstrip()), first + 1)
        at = replace(error.problem, start=first, end=min(last, len(text)), cell=text)
        mistakes.check_words(text, field)
        raise ProblemError(at) from None
    return cast("Number", value)

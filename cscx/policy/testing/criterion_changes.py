"""The ways a condition can be slightly wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from cscx.messages import Text, same
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
    NoneOf,
)
from cscx.policy.language.values import Field, Number, Type

_EDGE = Text("{side} 끝이 값을 {now}", "the {side} end {now} its value")
_LOWER, _UPPER = Text("아래", "lower"), Text("위", "upper")
_EXCLUDES, _INCLUDES = Text("빼게 됨", "excludes"), Text("넣게 됨", "includes")
_MOVED = Text("값이 한 단계 옮겨짐", "the value moves one step")
_WITHOUT = Text("{value}{value:이/가} 빠짐", "{value} is lost")
_WITH = Text("{value}{value:이/가} 더해짐", "{value} is added")
_FLIPPED = Text("예와 아니오가 바뀜", "yes and no change places")
_ANY_ALL = Text("하나라도와 모두가 바뀜", "any and all change places")
_RIGHT_WRONG = Text("형식 맞음과 틀림이 바뀜", "right and wrong format change places")


@dataclass(frozen=True, slots=True)
class Change:
    """A change in words and as a function; criteria of another shape it leaves as they are."""

    text: Text
    apply: Callable[[Criterion], Criterion]


def changes(criterion: Criterion, field: Field) -> Iterator[Change]:
    """Every small change of a condition."""
    match criterion:
        case AnyOf(parts):
            yield from _list_changes(parts, field)
        case NoneOf(parts):
            for index, part in enumerate(parts if len(parts) > 1 else ()):
                yield Change(_WITHOUT(value=_name(part, field)), _dropping(NoneOf, index))
        case Between(low, high):
            yield from [Change(_edge(_LOWER, low), _flip_low)] if low else []
            yield from [Change(_edge(_UPPER, high), _flip_high)] if high else []
        case Equal(value):
            yield from _equal_changes(value, field)
        case Fits():
            yield Change(_RIGHT_WRONG, _other_format)
        case HasAny(elements) | HasAll(elements) | HasNone(elements):
            yield from _set_changes(criterion, elements)


def _list_changes(parts: tuple[Criterion, ...], field: Field) -> Iterator[Change]:
    for index, part in enumerate(parts):
        if len(parts) > 1:
            yield Change(_WITHOUT(value=_name(part, field)), _dropping(AnyOf, index))
        if isinstance(part, Between):
            for change in changes(part, field):
                yield Change(change.text, _inside(index, change.apply))
    used = {part.value for part in parts if isinstance(part, Equal)}
    missing = [value for value in field.values if value not in used]
    if missing:
        added = Equal(missing[0])
        yield Change(_WITH(value=missing[0]), lambda c: _adding(c, added))


def _equal_changes(value: object, field: Field) -> Iterator[Change]:
    if isinstance(value, bool):
        yield Change(_FLIPPED, lambda c: Equal(not c.value) if isinstance(c, Equal) else c)
    elif isinstance(value, int | Fraction):
        for sign in (1, -1):
            yield Change(_MOVED, _moving(sign * (field.step or Fraction(1))))
    elif field.type is Type.CHOICE:
        missing = [other for other in field.values if other != value]
        if missing:
            added = Equal(missing[0])
            yield Change(_WITH(value=missing[0]), lambda c: _adding(c, added))


def _set_changes(criterion: Criterion, elements: tuple[str, ...]) -> Iterator[Change]:
    if len(elements) > 1:
        for index, element in enumerate(elements):
            yield Change(_WITHOUT(value=element), _dropping_element(index))
        if not isinstance(criterion, HasNone):
            yield Change(_ANY_ALL, _any_all)


def _name(part: Criterion, field: Field) -> Text:
    return field.show(part.value) if isinstance(part, Equal) else same("…")


def _edge(side: Text, bound: Bound) -> Text:
    return _EDGE(side=side, now=_EXCLUDES if bound.inclusive else _INCLUDES)


def _flip_low(criterion: Criterion) -> Criterion:
    if isinstance(criterion, Between) and criterion.low is not None:
        return replace(criterion, low=replace(criterion.low, inclusive=not criterion.low.inclusive))
    return criterion


def _flip_high(criterion: Criterion) -> Criterion:
    if isinstance(criterion, Between) and criterion.high is not None:
        return replace(
            criterion, high=replace(criterion.high, inclusive=not criterion.high.inclusive)
        )
    return criterion


def _other_format(criterion: Criterion) -> Criterion:
    return replace(criterion, fits=not criterion.fits) if isinstance(criterion, Fits) else criterion


def _any_all(criterion: Criterion) -> Criterion:
    if isinstance(criterion, HasAny):
        return HasAll(criterion.elements)
    return HasAny(criterion.elements) if isinstance(criterion, HasAll) else criterion


def _dropping(kind: type[AnyOf | NoneOf], index: int) -> Callable[[Criterion], Criterion]:
    def apply(criterion: Criterion) -> Criterion:
        if isinstance(criterion, AnyOf | NoneOf) and index < len(criterion.parts):
            return kind((*criterion.parts[:index], *criterion.parts[index + 1 :]))
        return criterion

    return apply


def _dropping_element(index: int) -> Callable[[Criterion], Criterion]:
    def apply(criterion: Criterion) -> Criterion:
        if isinstance(criterion, HasAny | HasAll | HasNone):
            kept = (*criterion.elements[:index], *criterion.elements[index + 1 :])
            return replace(criterion, elements=kept)
        return criterion

    return apply


def _inside(
    index: int, change: Callable[[Criterion], Criterion]
) -> Callable[[Criterion], Criterion]:
    def apply(criterion: Criterion) -> Criterion:
        if isinstance(criterion, AnyOf) and index < len(criterion.parts):
            parts = criterion.parts
            return AnyOf((*parts[:index], change(parts[index]), *parts[index + 1 :]))
        return criterion

    return apply


def _moving(step: Number) -> Callable[[Criterion], Criterion]:
    def apply(criterion: Criterion) -> Criterion:
        if isinstance(criterion, Equal) and isinstance(criterion.value, int | Fraction):
            moved = Fraction(criterion.value) + step
            return Equal(int(moved) if moved.denominator == 1 else moved)
        return criterion

    return apply


def _adding(criterion: Criterion, added: Equal) -> Criterion:
    parts = criterion.parts if isinstance(criterion, AnyOf) else (criterion,)
    return AnyOf((*parts, added))

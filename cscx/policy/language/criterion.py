"""What a cell demands of one value, after parsing: a small immutable tree, and what it means.

`holds` is the reference meaning; proofs use masks made from the same tree (domains.py).
ABSENT fits only Anything, Absent, and lists that name it: it never fits NoneOf or a comparison.
"""

from __future__ import annotations

from dataclasses import dataclass

from cscx.policy.language.values import ABSENT, Number, Value


@dataclass(frozen=True, slots=True)
class Anything:
    """Every value, and absence: the cell was left out."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a range."""

    value: Number
    inclusive: bool


@dataclass(frozen=True, slots=True)
class Between:
    """From low to high; None is open. A range of times that ends before it begins passes midnight."""

    low: Bound | None
    high: Bound | None


@dataclass(frozen=True, slots=True)
class Equal:
    """Exactly one value."""

    value: Value


@dataclass(frozen=True, slots=True)
class Missing:
    """없음: known to be absent. Of a set: nothing in it."""


@dataclass(frozen=True, slots=True)
class Fits:
    """형식 맞음 or, with `fits` False, 형식 틀림; the mask stands in the field."""

    mask: str
    fits: bool


@dataclass(frozen=True, slots=True)
class AnyOf:
    """A list: at least one of the parts."""

    parts: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """{not: […]}: there is a value and none of the parts fits it. A set may be empty."""

    parts: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class HasAny:
    """{has: […]}: the set holds at least one of these."""

    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HasAll:
    """{all: […]}: the set holds every one of these."""

    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HasNone:
    """{not: […]} of a set: the set holds none of these."""

    elements: tuple[str, ...]


Criterion = Anything | Between | Equal | Missing | Fits | AnyOf | NoneOf | HasAny | HasAll | HasNone
ANYTHING = Anything()


def holds(criterion: Criterion, value: Value) -> bool:  # noqa: C901, PLR0911 - one line a form reads best
    """Whether a value fits."""
    match criterion:
        case Anything():
            return True
        case Missing():
            return value is ABSENT or value == frozenset()
        case AnyOf(parts):
            return any(holds(part, value) for part in parts)
        case NoneOf(parts):
            return value is not ABSENT and not any(holds(part, value) for part in parts)
        case Equal(wanted):
            return value == wanted and isinstance(value, bool) == isinstance(wanted, bool)
        case Fits(mask, fits):
            return isinstance(value, str) and fits_mask(mask, value) == fits
        case Between(low, high):
            return _within(low, high, value)
        case HasAny(elements):
            return isinstance(value, frozenset) and any(e in value for e in elements)
        case HasAll(elements):
            return isinstance(value, frozenset) and all(e in value for e in elements)
        case HasNone(elements):
            return isinstance(value, frozenset) and not any(e in value for e in elements)


def is_crossed(range_: Between) -> bool:
    """Whether a range ends before it begins, so that no number is in it."""
    low, high = range_.low, range_.high
    if low is None or high is None:
        return False
    both = low.inclusive and high.inclusive
    return low.value > high.value or (low.value == high.value and not both)


def fits_mask(mask: str, text: str) -> bool:
    """Whether a text has the form of a mask: A is a letter, 9 a digit, the rest stands for itself."""
    if len(mask) != len(text):
        return False
    return all(
        char.isalpha()
        if wanted == "A"
        else char in "0123456789"
        if wanted == "9"
        else char == wanted
        for wanted, char in zip(mask, text, strict=True)
    )


def _within(low: Bound | None, high: Bound | None, value: Value) -> bool:
    if isinstance(value, bool | str | frozenset) or value is ABSENT:
        return False
    above = low is None or value > low.value or (low.inclusive and value == low.value)
    below = high is None or value < high.value or (high.inclusive and value == high.value)
    return above and below

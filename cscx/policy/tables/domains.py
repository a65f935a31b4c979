"""A domain cut into atoms: the smallest sets of values that no condition of the table tells apart.

A column is one question with finitely many atoms; a condition on it is a mask, an int whose bit i
is set when atom i fits. An ordered domain is cut at every end its conditions name, so between two
cuts all values are alike. A set becomes one yes/no column for each element that is named, and one
for "anything else"; an optional input has one more atom, absence, always the last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from cscx.policy.language.criterion import (
    AnyOf,
    Anything,
    Between,
    Criterion,
    Equal,
    Fits,
    Missing,
    NoneOf,
    holds,
)
from cscx.policy.language.values import ABSENT, FIRST_DAY, Field, Number, Type, Value

Cut = tuple[Number, int]
"""A place between values: (v, BEFORE) lies just below v, (v, AFTER) just above."""

BEFORE: Final = 0
ON: Final = 1
AFTER: Final = 2
OTHER_ELEMENTS: Final = ""
_ANY_DAY: Final = date(2026, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Choices:
    """A column of single values: a choice, yes or no, a text.

    `others` says that values beyond the listed ones exist; they are one atom, or with a format two:
    those that fit it and those that do not.
    """

    field: Field
    values: tuple[Value, ...]
    others: bool = False

    @property
    def size(self) -> int:
        """The number of atoms."""
        return len(self._atoms)

    @property
    def _atoms(self) -> tuple[Value, ...]:
        rest: tuple[Value, ...] = ()
        if self.others:
            rest = ("",) if self.field.format is None else _samples(self.field.format)
        absent: tuple[Value, ...] = (ABSENT,) if self.field.optional else ()
        return (*self.values, *rest, *absent)

    def mask(self, criterion: Criterion) -> int:
        """The atoms that fit."""
        if isinstance(criterion, Anything):
            return (1 << self.size) - 1
        found = 0
        for index, value in enumerate(self._atoms):
            if holds(criterion, value):
                found |= 1 << index
        return found

    def atom(self, value: Value) -> int:
        """The atom a value belongs to."""
        atoms = self._atoms
        if value in atoms:
            return atoms.index(value)
        if self.field.format is None:
            return len(self.values)
        fits = holds(Fits(self.field.format, fits=True), value)
        return len(self.values) + (0 if fits else 1)

    def sample(self, atom: int) -> Value:
        """A value of an atom."""
        return self._atoms[atom]


@dataclass(frozen=True, slots=True)
class Ordered:
    """A column of numbers, dates or times, cut in places that lie in rising order."""

    field: Field
    cuts: tuple[Cut, ...]

    @property
    def ranges(self) -> int:
        """The number of atoms that are ranges; absence is not."""
        return len(self.cuts) + 1

    @property
    def size(self) -> int:
        """The number of atoms."""
        return len(self.cuts) + 1 + self.field.optional

    @property
    def bottom(self) -> Cut | None:
        """Where the domain begins; None when it has no lower end."""
        return None if self.field.minimum is None else (self.field.minimum, BEFORE)

    @property
    def top(self) -> Cut | None:
        """Where the domain ends; None when it has no upper end."""
        return None if self.field.maximum is None else _after(self.field.maximum, self.field.step)

    def mask(self, criterion: Criterion) -> int:
        """The atoms that fit."""
        match criterion:
            case Anything():
                return (1 << self.size) - 1
            case Missing():
                return 1 << self.ranges
            case AnyOf(parts):
                found = 0
                for part in parts:
                    found |= self.mask(part)
                return found
            case NoneOf(parts):
                return ((1 << self.ranges) - 1) & ~self.mask(AnyOf(parts))
        first, last = 0, self.ranges
        low, high = _ends(criterion, self.field.step)
        if low is not None:
            first = bisect_right(self.cuts, low)
        if high is not None:
            last = bisect_left(self.cuts, high) + 1
        bottom, top = self.bottom, self.top
        empty = (
            last <= first
            or (low is not None and high is not None and high <= low)
            or (low is not None and top is not None and low >= top)
            or (high is not None and bottom is not None and high <= bottom)
        )
        return 0 if empty else ((1 << (last - first)) - 1) << first

    def atom(self, value: Value) -> int:
        """The atom a value belongs to."""
        if value is ABSENT:
            return self.ranges
        return bisect_right(self.cuts, (_number(value), ON))

    def range(self, atom: int) -> tuple[Cut | None, Cut | None]:
        """The cuts around an atom; None where the domain has no end."""
        low = self.cuts[atom - 1] if atom else self.bottom
        high = self.cuts[atom] if atom < len(self.cuts) else self.top
        return low, high

    def sample(self, atom: int) -> Value:  # noqa: PLR0911 - one return a case reads best
        """A value of an atom: its lowest where it has one, else the highest, else one between."""
        if atom == self.ranges:
            return ABSENT
        low, high = self.range(atom)
        step = self.field.step
        if self.field.type is Type.DATE and atom == 0 and self.cuts:
            return self.cuts[0][0] - 1  # the day before the first one that matters, not the year 1
        if self.field.type is Type.DATE and not self.cuts and self.field.minimum == FIRST_DAY:
            return _ANY_DAY
        if low is not None and low[1] == BEFORE:
            return low[0]
        if high is not None and (high[1] == AFTER or step is not None):
            return high[0] if high[1] == AFTER else high[0] - _number_step(step)
        if low is not None and high is not None:
            return _whole((Fraction(low[0]) + high[0]) / 2)
        if low is not None:
            return low[0] + 1
        return high[0] - 1 if high is not None else 0


@dataclass(frozen=True, slots=True)
class Element:
    """A column that asks whether a set holds one element; atom 0 is no, atom 1 is yes.

    The element OTHER_ELEMENTS stands for all that no condition names. `siblings` are those named.
    """

    field: Field
    element: str
    siblings: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        """The number of atoms."""
        return 2


Column = Choices | Ordered | Element


def ordered_column(field: Field, criteria: Iterable[Criterion]) -> Ordered:
    """The column of an ordered field, cut where its conditions tell values apart."""
    cuts: set[Cut] = set()
    for criterion in criteria:
        _collect_cuts(criterion, field.step, cuts)
    whole = Ordered(field, ())
    low, high = whole.bottom, whole.top
    inside = (cut for cut in cuts if (low is None or cut > low) and (high is None or cut < high))
    return Ordered(field, tuple(sorted(inside)))


def choice_column(field: Field, criteria: Iterable[Criterion]) -> Choices:
    """The column of a field of single values; open types know the values their conditions name."""
    if field.type is Type.BOOLEAN:
        return Choices(field, (True, False))
    if field.values:
        return Choices(field, field.values)
    seen: dict[Value, None] = {}
    for criterion in criteria:
        _collect_values(criterion, seen)
    return Choices(field, tuple(sorted(seen, key=str)), others=True)


def element_columns(field: Field, elements: Iterable[str]) -> tuple[Element, ...]:
    """The columns of a set: one for each named element, one for the rest where there is a rest."""
    wanted = set(elements)
    named = [value for value in field.values if value in wanted]
    named += sorted(value for value in wanted if value not in field.values)
    rest = not field.values or len(named) < len(field.values)
    every = frozenset(named)
    return tuple(
        Element(field, name, every) for name in [*named, *([OTHER_ELEMENTS] if rest else [])]
    )


def _collect_cuts(criterion: Criterion, step: Fraction | None, cuts: set[Cut]) -> None:
    if isinstance(criterion, AnyOf | NoneOf):
        for part in criterion.parts:
            _collect_cuts(part, step, cuts)
    elif isinstance(criterion, Between | Equal):
        cuts.update(cut for cut in _ends(criterion, step) if cut is not None)


def _collect_values(criterion: Criterion, seen: dict[Value, None]) -> None:
    if isinstance(criterion, AnyOf | NoneOf):
        for part in criterion.parts:
            _collect_values(part, seen)
    elif isinstance(criterion, Equal):
        seen.setdefault(criterion.value)


def _ends(criterion: Criterion, step: Fraction | None) -> tuple[Cut | None, Cut | None]:
    """The cuts at which a range or a single value begins and ends."""
    if isinstance(criterion, Equal):
        value = _number(criterion.value)
        return (value, BEFORE), _after(value, step)
    if not isinstance(criterion, Between):
        raise TypeError(criterion)
    low, high = criterion.low, criterion.high
    begin = (
        None if low is None else (low.value, BEFORE) if low.inclusive else _after(low.value, step)
    )
    end = (
        None
        if high is None
        else _after(high.value, step)
        if high.inclusive
        else (high.value, BEFORE)
    )
    return begin, end


def _after(value: Number, step: Fraction | None) -> Cut:
    """Just above a value: where values are discrete that is just below the next one."""
    return (value, AFTER) if step is None else (value + _number_step(step), BEFORE)


def _number_step(step: Fraction | None) -> Number:
    return 1 if step is None else _whole(step)


def _number(value: Value) -> Number:
    if isinstance(value, int | Fraction):
        return value
    raise TypeError(value)


def _whole(value: Fraction) -> Number:
    return int(value) if value.denominator == 1 else value


def _samples(mask: str) -> tuple[str, str]:
    """A text that has the form of a mask, and one that has not."""
    fits = "".join("가" if char == "A" else "0" if char == "9" else char for char in mask)
    return fits, fits + "?"

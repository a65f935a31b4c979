"""A part of one source input's domain: what a search over real cases still allows it to be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cscx.policy.language.spans import Span
from cscx.policy.language.values import ABSENT, Field, Number, Type, Value
from cscx.policy.tables.domains import AFTER, BEFORE, Choices, Column, Cut, Element, Ordered

_OTHER = "그 밖의 것"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Numbers, dates or times between two cuts; None is no end."""

    field: Field
    low: Cut | None
    high: Cut | None


@dataclass(frozen=True, slots=True)
class Options:
    """Single values, absence among them where it is allowed."""

    field: Field
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Members:
    """Sets that hold all of `inside` and nothing of what is neither inside nor `open`."""

    field: Field
    inside: frozenset[str]
    open: tuple[str, ...]


Piece = Stretch | Options | Members


def whole(field: Field, columns: Sequence[Column]) -> list[Piece]:
    """A domain as few pieces. `columns` are all columns of the input, whatever table they are of."""
    if field.type is Type.SET:
        named = {c.element for c in columns if isinstance(c, Element) and c.element}
        rest = [value for value in field.values if value not in named]
        others = rest[:1] if field.values else [_OTHER]
        return [Members(field, frozenset(), (*sorted(named), *others))]
    absent: list[Piece] = [Options(field, (ABSENT,))] if field.optional else []
    if field.ordered:
        domain = Ordered(field, ())
        return [Stretch(field, domain.bottom, domain.top), *absent]
    values: dict[Value, None] = {}
    for column in columns:
        if isinstance(column, Choices):
            for atom in range(column.size):
                values.setdefault(column.sample(atom))
    return [Options(field, tuple(values))]


def single(field: Field, value: Value) -> Piece:
    """One value of a domain as a piece."""
    if isinstance(value, frozenset):
        return Members(field, value, ())
    return Options(field, (value,))


def mask_of(piece: Piece, column: Column) -> int:
    """The atoms of a column that a piece touches."""
    if isinstance(column, Element) and isinstance(piece, Members):
        return _element_mask(piece, column)
    if isinstance(piece, Options) and isinstance(column, Choices | Ordered):
        mask = 0
        for value in piece.values:
            mask |= 1 << column.atom(value)
        return mask
    if isinstance(piece, Stretch) and isinstance(column, Ordered):
        return stretch_mask(column, piece.low, piece.high)
    raise TypeError(piece, column)


def stretch_mask(column: Ordered, low: Cut | None, high: Cut | None) -> int:
    """The atoms of an ordered column between two cuts."""
    first = 0 if low is None else _cuts_upto(column, low)
    last = column.ranges - 1 if high is None else _cuts_below(column, high)
    return ((1 << (last - first + 1)) - 1) << first if last >= first else 0


def span_of(piece: Piece) -> Span:
    """The numbers of a piece, for formulas."""
    if isinstance(piece, Stretch):
        low = None if piece.low is None else Fraction(piece.low[0])
        high = None if piece.high is None else Fraction(_highest(piece))
        return Span(low, high)
    if isinstance(piece, Options):
        numbers = [Fraction(v) for v in piece.values if isinstance(v, int | Fraction)]
        absent = ABSENT in piece.values
        if not numbers:
            return Span(None, None, absent=True, present=False)
        return Span(min(numbers), max(numbers), absent)
    raise TypeError(piece)


def span_of_all(pieces: Iterable[Piece]) -> Span:
    """The numbers of several pieces together."""
    spans = [span_of(piece) for piece in pieces]
    present = [found for found in spans if found.present]
    lows = [found.low for found in present if found.low is not None]
    highs = [found.high for found in present if found.high is not None]
    return Span(
        min(lows) if len(lows) == len(present) and lows else None,
        max(highs) if len(highs) == len(present) and highs else None,
        absent=any(found.absent for found in spans),
        present=bool(present),
    )


def span_of_value(value: Value) -> Span:
    """The span of one known value."""
    if isinstance(value, int | Fraction):
        return Span(Fraction(value), Fraction(value))
    return Span(None, None, absent=True, present=False)


def samples(piece: Piece) -> Iterator[Value]:
    """Values of a piece worth trying: its ends, or one between."""
    if isinstance(piece, Options):
        yield from piece.values[:1]
    elif isinstance(piece, Members):
        if piece.inside or piece.field.optional:
            yield piece.inside
        elif piece.open:
            yield frozenset(piece.open[-1:])
    else:
        domain = Ordered(
            piece.field, tuple(cut for cut in (piece.low, piece.high) if cut is not None)
        )
        yield domain.sample(1 if piece.low is not None else 0)
        if piece.high is not None and piece.field.step is not None:
            yield _highest(piece)


def split(piece: Piece, columns: Sequence[Column], hints: Iterable[Number]) -> list[Piece]:
    """Two smaller pieces: at a cut of a column where one lies inside, else at a hint, else halved.

    Empty when the piece is a single value.
    """
    if isinstance(piece, Options):
        half = len(piece.values) // 2
        return (
            [Options(piece.field, part) for part in (piece.values[:half], piece.values[half:])]
            if half
            else []
        )
    if isinstance(piece, Members):
        if not piece.open:
            return []
        first, rest = piece.open[0], piece.open[1:]
        with_first = Members(piece.field, piece.inside | {first}, rest)
        empty = not piece.inside and not rest and not piece.field.optional
        return [with_first] if empty else [Members(piece.field, piece.inside, rest), with_first]
    cut = _cut_inside(piece, columns, hints)
    if cut is None:
        return []
    return [Stretch(piece.field, piece.low, cut), Stretch(piece.field, cut, piece.high)]


def _cut_inside(piece: Stretch, columns: Sequence[Column], hints: Iterable[Number]) -> Cut | None:
    cuts = sorted({c for column in columns if isinstance(column, Ordered) for c in column.cuts})
    inside = [cut for cut in cuts if _inside(piece, cut)]
    if inside:
        return inside[len(inside) // 2]
    for hint in hints:
        cut = (_on_step(piece.field, hint), BEFORE)
        if _inside(piece, cut):
            return cut
    return _middle(piece)


def _middle(piece: Stretch) -> Cut | None:
    low, high, field = piece.low, piece.high, piece.field
    if low is not None and high is not None:
        if low[0] == high[0]:
            return None
        middle = _on_step(field, (Fraction(low[0]) + high[0]) / 2)
        cut = (middle, BEFORE)
        if field.step is None and not _inside(piece, cut):
            return None
        return cut if _inside(piece, cut) else None
    if low is not None:
        return _on_step(field, 2 * abs(Fraction(low[0])) + 1), BEFORE
    if high is not None:
        return _on_step(field, -2 * abs(Fraction(high[0])) - 1), BEFORE
    return 0, BEFORE


def _inside(piece: Stretch, cut: Cut) -> bool:
    return (piece.low is None or cut > piece.low) and (piece.high is None or cut < piece.high)


def _on_step(field: Field, value: Number) -> Number:
    """The first value of the field's steps from a number on."""
    if field.step is None:
        return int(value) if value.denominator == 1 else value
    up = -((-Fraction(value)) // field.step) * field.step
    return int(up) if up.denominator == 1 else up


def _highest(piece: Stretch) -> Number:
    if piece.high is None:
        raise ValueError("no upper end")
    value, side = piece.high
    if side == AFTER or piece.field.step is None:
        return value
    below = Fraction(value) - piece.field.step
    return int(below) if below.denominator == 1 else below


def _element_mask(piece: Members, column: Element) -> int:
    if column.element:
        if column.element in piece.inside:
            return 2
        return 3 if column.element in piece.open else 1
    for name in (*piece.inside, *piece.open):
        if name not in column.siblings:
            return 2 if name in piece.inside else 3
    return 1


def _cuts_upto(column: Ordered, cut: Cut) -> int:
    """How many cuts lie at or below a cut: the index of the atom that begins there."""
    return bisect_right(column.cuts, cut)


def _cuts_below(column: Ordered, cut: Cut) -> int:
    """How many cuts lie below a cut: the index of the atom that ends there."""
    return bisect_left(column.cuts, cut)

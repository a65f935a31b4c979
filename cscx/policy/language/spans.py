"""Between which numbers a formula lies when its inputs are only known to lie somewhere.

Bounds may be wider than the truth, never narrower: a search may drop what they exclude.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cscx.policy.language.expression import (
    Arithmetic,
    Call,
    Compare,
    Comparison,
    Constant,
    CountMissing,
    Expression,
    Function,
    Operator,
    Variable,
    round_half_away,
)


@dataclass(frozen=True, slots=True)
class Span:
    """What a number may be: between low and high (None: no end), and whether it may be absent.

    `present` is False when it can only be absent. Yes and no are 1 and 0.
    """

    low: Fraction | None
    high: Fraction | None
    absent: bool = False
    present: bool = True


_ABSENT = Span(None, None, absent=True, present=False)


def span(expression: Expression, spans: Mapping[str, Span]) -> Span:
    """Bounds of the value when each input lies in its span; they may be wider than the truth."""
    match expression:
        case Constant(value):
            return Span(value, value)
        case Variable(name, scale):
            return _scaled(spans[name], scale)
        case CountMissing(names):
            sure = sum(not spans[name].present for name in names)
            maybe = sum(spans[name].absent for name in names)
            return Span(Fraction(sure), Fraction(maybe))
        case Compare(operator, left, right):
            return _compare_spans(operator, span(left, spans), span(right, spans))
        case Arithmetic(operator, left, right):
            return _operate_spans(operator, span(left, spans), span(right, spans))
        case Call(function, arguments):
            return _call_spans(function, [span(part, spans) for part in arguments])


def _scaled(found: Span, scale: Fraction) -> Span:
    low = None if found.low is None else found.low * scale
    high = None if found.high is None else found.high * scale
    return Span(low, high, found.absent, found.present)


def _compare_spans(operator: Comparison, left: Span, right: Span) -> Span:
    if not (left.present and right.present):
        return Span(Fraction(0), Fraction(0))
    if operator in (">", ">="):
        flipped: Comparison = "<" if operator == ">" else "<="
        return _compare_spans(flipped, right, left)
    strict = operator == "<"
    below = _less(left.high, right.low, strict=strict)
    above = _less(right.high, left.low, strict=not strict)
    if operator in ("=", "!="):
        apart = _less(left.high, right.low, strict=True) or _less(right.high, left.low, strict=True)
        same = left == right and left.low is not None and left.low == left.high
        sure_yes, sure_no = (same, apart) if operator == "=" else (apart, same)
    else:
        sure_yes, sure_no = below, above
    maybe_absent = left.absent or right.absent
    low = Fraction(1 if sure_yes and not maybe_absent else 0)
    return Span(low, Fraction(0 if sure_no else 1))


def _less(high: Fraction | None, low: Fraction | None, *, strict: bool) -> bool:
    """Whether everything up to `high` is below everything from `low`."""
    if high is None or low is None:
        return False
    return high < low if strict else high <= low


def _operate_spans(operator: Operator, left: Span, right: Span) -> Span:
    if not (left.present and right.present):
        return _ABSENT
    absent = left.absent or right.absent
    if operator == "/":
        zero = (right.low is None or right.low <= 0) and (right.high is None or right.high >= 0)
        if zero:
            return _ABSENT if right.low == right.high == 0 else Span(None, None, absent=True)
        right = _inverse(right)
    if operator in ("*", "/"):
        low, high = _product(left, right)
        return Span(low, high, absent)
    if operator == "-":
        right = _scaled_negative(right)
    low = None if left.low is None or right.low is None else left.low + right.low
    high = None if left.high is None or right.high is None else left.high + right.high
    return Span(low, high, absent)


def _scaled_negative(found: Span) -> Span:
    low = None if found.high is None else -found.high
    high = None if found.low is None else -found.low
    return Span(low, high, found.absent, found.present)


def _inverse(found: Span) -> Span:
    """1/x of a span without zero."""
    positive = found.low is not None and found.low > 0
    zero = Fraction(0)
    low = 1 / found.high if found.high is not None else zero if positive else None
    high = 1 / found.low if found.low is not None else None if positive else zero
    return Span(low, high, found.absent, found.present)


def _product(left: Span, right: Span) -> tuple[Fraction | None, Fraction | None]:
    infinite = (None in (left.low, left.high)) or (None in (right.low, right.high))
    if not infinite:
        corners = [
            a * b  # type: ignore[operator]  # no end is None here
            for a in (left.low, left.high)
            for b in (right.low, right.high)
        ]
        return min(corners), max(corners)
    if _not_negative(left) and _not_negative(right):
        return (left.low or Fraction(0)) * (right.low or Fraction(0)), None
    return None, None


def _not_negative(found: Span) -> bool:
    return found.low is not None and found.low >= 0


def _call_spans(function: Function, arguments: list[Span]) -> Span:
    if function in ("abs", "round"):
        return _one_argument(function, arguments)
    present = [part for part in arguments if part.present]
    if not present:
        return _ABSENT
    absent = all(part.absent for part in arguments)
    lows = [part.low for part in present]
    highs = [part.high for part in present]
    if function == "sum":
        zero = Fraction(0)
        low_parts = [min(p.low, zero) if p.absent and p.low is not None else p.low for p in present]
        high_parts = [
            max(p.high, zero) if p.absent and p.high is not None else p.high for p in present
        ]
        return Span(_total(low_parts), _total(high_parts), absent)
    if any(part.absent for part in present):
        return Span(_least(lows), _greatest(highs), absent)  # any part may be the one that is left
    if function == "min":
        known = [high for high in highs if high is not None]
        return Span(_least(lows), min(known) if known else None, absent)
    known = [low for low in lows if low is not None]
    return Span(max(known) if known else None, _greatest(highs), absent)


def _total(parts: list[Fraction | None]) -> Fraction | None:
    total = Fraction(0)
    for part in parts:
        if part is None:
            return None
        total += part
    return total


def _least(lows: list[Fraction | None]) -> Fraction | None:
    """The lowest of some low ends; None is lowest."""
    known = [low for low in lows if low is not None]
    return min(known) if len(known) == len(lows) else None


def _greatest(highs: list[Fraction | None]) -> Fraction | None:
    """The highest of some high ends; None is highest."""
    known = [high for high in highs if high is not None]
    return max(known) if len(known) == len(highs) else None


def _one_argument(function: Function, arguments: list[Span]) -> Span:
    found = arguments[0]
    if not found.present:
        return _ABSENT
    low, high, zero = found.low, found.high, Fraction(0)
    if function == "abs":
        if _not_negative(found):
            return found
        if high is not None and high <= 0:
            return _scaled_negative(found)
        top = None if low is None or high is None else max(-low, high)
        return Span(zero, top, found.absent)
    step = arguments[1] if len(arguments) > 1 else Span(Fraction(1), Fraction(1))
    if step.low is None or step.low != step.high or step.low <= 0:
        return Span(None, None, absent=True)
    to = step.low
    return Span(
        None if low is None else round_half_away(low, to),
        None if high is None else round_half_away(high, to),
        found.absent,
    )

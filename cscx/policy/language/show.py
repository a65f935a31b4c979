"""Numbers in words: 30만원, 300,001원, 2시간 30분, 3영업일."""

from __future__ import annotations

from fractions import Fraction

from cscx.messages import Text, same
from cscx.policy.language.units import Unit, UnitKind

_MAN = 10_000
_EOK = 100_000_000
_COUNTED_IN_MINUTES = 3  # hours
_ENGLISH = {
    UnitKind.DAYS: "day",
    UnitKind.BUSINESS_DAYS: "business day",
    UnitKind.MONTHS: "month",
}
_ENGLISH_MONEY = {"원": "won", "달러": "dollars", "유로": "euros", "파운드": "pounds"}


def digits(number: Fraction | int) -> str:
    """A number with separators; exact when its decimals end, else a fraction such as 1/3."""
    value = Fraction(number)
    if value.denominator == 1:
        return f"{int(value):,}"
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    return f"{float(value):,.{places}f}"


def number_text(value: Fraction | int, unit: Unit) -> Text:
    """An amount in the base of `unit`, in words that parse_quantity reads back."""
    if unit.kind is UnitKind.CLOCK:
        return _clock(Fraction(value), unit)
    number = Fraction(value) / unit.factor
    if unit.kind is UnitKind.MONEY:
        return Text(f"{_won(number, unit)}", f"{digits(number)} {_ENGLISH_MONEY[unit.family]}")
    if unit.kind is UnitKind.PLAIN:
        return same(digits(number))
    if unit.kind is UnitKind.PERCENT:
        return same(f"{digits(number)}%")
    if unit.kind is UnitKind.COUNT:
        return same(f"{digits(number)}{unit.name}" if unit.name else digits(number))
    base = Fraction(value)
    english = _ENGLISH[unit.kind]
    plural = "" if base == 1 else "s"
    own = unit.name if not unit.name.isascii() else _KOREAN[unit.kind]
    shown = number if not unit.name.isascii() else base
    return Text(f"{digits(shown)}{own}", f"{digits(base)} {english}{plural}")


_KOREAN = {UnitKind.DAYS: "일", UnitKind.BUSINESS_DAYS: "영업일", UnitKind.MONTHS: "개월"}


def _won(number: Fraction, unit: Unit) -> str:
    name = unit.family
    if name == "원" and number.denominator == 1 and number and int(number) % _MAN == 0:
        if int(number) % _EOK == 0:
            return f"{digits(number / _EOK)}억원"
        if abs(number) < _EOK:
            return f"{digits(number / _MAN)}만원"
    return f"{digits(number)}{name}"


def _clock(minutes: Fraction, unit: Unit) -> Text:
    """Hours, minutes and seconds; whole hours stay hours, beyond a day too."""
    sign, minutes = ("-" if minutes < 0 else ""), abs(minutes)
    whole_hours, rest = divmod(minutes, 60)
    whole_minutes, part = divmod(rest, 1)
    hours, whole = Fraction(whole_hours), Fraction(whole_minutes)
    seconds = part * 60
    if rest and unit.factor == 1 and hours < _COUNTED_IN_MINUTES:
        hours, whole = (
            Fraction(0),
            whole + hours * 60,
        )  # 90분, not 1시간 30분, where minutes are counted
    pieces = [(hours, "시간", "hour"), (whole, "분", "minute"), (seconds, "초", "second")]
    used = [piece for piece in pieces if piece[0]] or [(Fraction(0), "분", "minute")]
    korean = " ".join(f"{digits(number)}{name}" for number, name, _ in used)
    english = " ".join(f"{digits(n)} {name}{'' if n == 1 else 's'}" for n, _, name in used)
    return Text(sign + korean, sign + english)

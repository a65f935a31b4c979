"""Quantities as people write them: a number, a magnitude and a unit, exact.

Kinds of units never mix. Above all 일 and 영업일 are two kinds: no number of one equals a number of
the other. Within a kind one unit converts exactly into another: 2주 is 14일, 48시간 is 2,880분.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from cscx.messages import Text


class UnitKind(StrEnum):
    """What a unit measures."""

    PLAIN = "plain"
    MONEY = "money"
    CLOCK = "clock"
    DAYS = "days"
    BUSINESS_DAYS = "business days"
    MONTHS = "months"
    PERCENT = "percent"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its kind, its name as written, and how many of the kind's base unit it is.

    Bases: 원 (each other currency is its own base), 분, 일, 영업일, 개월, %; a count (건, 회, 명 …)
    is only ever comparable with itself.
    """

    kind: UnitKind
    name: str
    factor: Fraction = Fraction(1)
    family: str = ""

    def comparable(self, other: Unit) -> bool:
        """Whether quantities of the two units may be compared and added."""
        return self.kind == other.kind and self.family == other.family


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in its unit's base: 2주 is 14 of the base 일."""

    amount: Fraction
    unit: Unit


PLAIN = Unit(UnitKind.PLAIN, "")
WON = Unit(UnitKind.MONEY, "원", family="원")
MINUTE = Unit(UnitKind.CLOCK, "분")
DAY = Unit(UnitKind.DAYS, "일")
PERCENT = Unit(UnitKind.PERCENT, "%")

DURATIONS = frozenset({UnitKind.CLOCK, UnitKind.DAYS, UnitKind.BUSINESS_DAYS, UnitKind.MONTHS})
NAMES = {
    UnitKind.PLAIN: Text("단위 없는 수", "a plain number"),
    UnitKind.MONEY: Text("금액", "money"),
    UnitKind.CLOCK: Text("분·시간", "minutes and hours"),
    UnitKind.DAYS: Text("일", "days"),
    UnitKind.BUSINESS_DAYS: Text("영업일", "business days"),
    UnitKind.MONTHS: Text("개월·년", "months and years"),
    UnitKind.PERCENT: Text("비율", "per cent"),
    UnitKind.COUNT: Text("개수", "a count"),
}


def _units() -> dict[str, Unit]:
    def of(kind: UnitKind, factor: Fraction | int, names: str, family: str = "") -> dict[str, Unit]:
        return {
            name.replace("_", " "): Unit(kind, name.replace("_", " "), Fraction(factor), family)
            for name in names.split()
        }

    return {
        **of(UnitKind.CLOCK, Fraction(1, 60), "초 second seconds"),
        **of(UnitKind.CLOCK, 1, "분 minute minutes min"),
        **of(UnitKind.CLOCK, 60, "시간 hour hours"),
        **of(UnitKind.DAYS, 1, "일 day days"),
        **of(UnitKind.DAYS, 7, "주 주일 week weeks"),
        **of(UnitKind.BUSINESS_DAYS, 1, "영업일 business_day business_days"),
        **of(UnitKind.MONTHS, 1, "개월 달 month months"),
        **of(UnitKind.MONTHS, 12, "년 year years"),
        **of(UnitKind.PERCENT, 1, "% 퍼센트 percent"),
        **of(UnitKind.MONEY, 1, "원 won KRW ₩", "원"),
        **of(UnitKind.MONEY, 1, "달러 dollar dollars USD $", "달러"),
        **of(UnitKind.MONEY, 1, "유로 euro euros EUR €", "유로"),
        **of(UnitKind.MONEY, 1, "파운드 pound pounds GBP £", "파운드"),
    }


UNITS = _units()
_MAGNITUDES = {
    "조": 10**12, "억": 10**8, "천만": 10**7, "백만": 10**6, "십만": 10**5, "만": 10**4,
    "천": 1000, "백": 100,
}  # fmt: skip
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_UNIT = re.compile(r" ?(business days?|[가-힣]+|[A-Za-z]+|%|℃|㎡)")
_SIGN = re.compile(r"[-+]?")
_CURRENCY = re.compile(r"[$€£₩]")
# A rate is named by how often it counts (연 15%) and an age by its way of counting (만 14세); the number is the same.
_PREFIX = re.compile(r"(?:연|월|주|하루|만) (?=[0-9])")
_PIECE = re.compile(rf"({_DIGITS}) ?(조|억|천만|백만|십만|만|천|백)?")
_ZERO_PADDED = re.compile(r"0[0-9]")


class QuantityError(ValueError):
    """A text that is no quantity; `start` is where reading stopped."""

    def __init__(self, start: int) -> None:
        super().__init__(f"no quantity from character {start + 1}")
        self.start = start


def unit_named(name: str) -> Unit:
    """The unit a name means; a noun that is no known unit counts things of that name."""
    return UNITS.get(name) or Unit(UnitKind.COUNT, name, family=name)


@lru_cache(maxsize=4096)
def parse_quantity(text: str) -> Quantity:
    """Read 7일, 2시간 30분, 30만원, 3만 5천원, 1.5억, 3영업일, 연 15%, 5 business days, $20.

    Raises QuantityError with the place where it stops making sense.
    """
    body = text.rstrip()
    at = len(body) - len(body.lstrip())
    if prefix := _PREFIX.match(body, at):
        at = prefix.end()
    sign = -1 if body.startswith("-", at) else 1
    at = _end(_SIGN, body, at)
    currency = _CURRENCY.match(body, at)
    at = currency.end() if currency else at
    total, unit, at = _term(body, at)
    if currency:
        if unit is not None or at < len(body):
            raise QuantityError(at)
        unit = UNITS[currency[0]]
    while at < len(body):
        start = at
        more, next_unit, at = _term(body, at + (body[at] == " "))
        smaller = (
            unit and next_unit and unit.comparable(next_unit) and next_unit.factor < unit.factor
        )
        if not smaller:
            raise QuantityError(start)
        total += more
    return Quantity(sign * total, unit or PLAIN)


def _term(body: str, at: int) -> tuple[Fraction, Unit | None, int]:
    """One number with its unit, such as the 2시간 of ‘2시간 30분’."""
    number, at = _number(body, at)
    match = _UNIT.match(body, at)
    if match is None:
        return number, None, at
    unit = unit_named(match[1])
    return number * unit.factor, unit, match.end()


def _number(body: str, at: int) -> tuple[Fraction, int]:
    """A number made of pieces that get smaller: 1억 5,000만, 3만 5천, 300,001."""
    total, last = Fraction(0), None
    while True:
        match = _PIECE.match(body, at)
        if match is None or _ZERO_PADDED.match(match[1]):
            raise QuantityError(at)
        size = _MAGNITUDES.get(match[2] or "", 1)
        if last is not None and size >= last:
            raise QuantityError(at)
        total += Fraction(match[1].replace(",", "")) * size
        last, at = size, match.end()
        ahead = at + 1 if body.startswith(" ", at) else at
        if size == 1 or not _PIECE.match(body, ahead):
            return total, at
        at = ahead


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at

"""Dates and durations as policies write them: 2026-03-01, 3영업일, 2시간, 6개월, 10 business days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from cscx.pattern import pattern

Unit = Literal["second", "minute", "hour", "day", "business day", "week", "month", "year"]

_UNITS: dict[str, Unit] = {
    "초": "second",
    "분": "minute",
    "시간": "hour",
    "일": "day",
    "영업일": "business day",
    "주": "week",
    "개월": "month",
    "년": "year",
    "second": "second",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "business day": "business day",
    "week": "week",
    "month": "month",
    "year": "year",
}
_DURATION = pattern(
    r"([0-9][0-9,]*(?:\.[0-9]+)?) ?"
    r"(초|분|시간|일|영업일|주|개월|년|(?:second|minute|hour|business day|day|week|month|year)s?)\Z"
)
_DATE = pattern(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7}
_SATURDAY = 5
_LONGEST = 100_000  # of any unit: more than the days of two centuries

IsOpen = Callable[[date], bool]


class Duration(NamedTuple):
    """So many of a unit."""

    amount: Fraction
    unit: Unit

    @property
    def seconds(self) -> Fraction | None:
        """Length in clock time, None for units that are counted in days."""
        factor = _SECONDS.get(self.unit)
        return None if factor is None else self.amount * factor


@cache
def parse_duration(text: str) -> Duration | None:
    """The duration a text is, None when it is none.

    >>> parse_duration("1,000시간"), parse_duration("2 weeks")
    (Duration(amount=Fraction(1000, 1), unit='hour'), Duration(amount=Fraction(2, 1), unit='week'))
    """
    found = _DURATION.match(text.strip())
    if found is None:
        return None
    return Duration(Fraction(found[1].replace(",", "")), _UNITS[found[2].removesuffix("s")])


def parse_date(text: object) -> date | None:
    """The date at the beginning of a text (a time of day may follow), None when there is none.

    A day that does not exist, such as 2026-02-30, is none.
    """
    return _date(text) if isinstance(text, str) else None


@lru_cache(maxsize=4096)
def _date(text: str) -> date | None:
    found = _DATE.match(text)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def is_weekday(day: date) -> bool:
    """Monday to Friday: what counts as open where no calendar is at hand."""
    return day.weekday() < _SATURDAY


@lru_cache(maxsize=4096)
def after(start: date, duration: Duration, is_open: IsOpen = is_weekday) -> date:
    """The day on which a period that begins after `start` ends. The start day does not count.

    Months and years end on the day of the same number, or on the last day of a month that has no
    such day (민법 제157조, 제160조): a month after January 31 is the end of February. Parts of a
    day and clock time do not move the date; parts of a month count as thirty days each. What ends
    after the last day a date can be ends on that day.
    """
    unit = duration.unit
    if duration.amount > _LONGEST:
        return date.max
    try:
        if unit in _MONTHS:
            months = duration.amount * _MONTHS[unit]
            whole = int(months)
            return _months_after(start, whole) + timedelta(days=int((months - whole) * 30))
        if unit == "business day":
            return _business_days_after(start, int(duration.amount), is_open)
        return start + timedelta(days=int(duration.amount * _DAYS.get(unit, 0)))
    except (OverflowError, ValueError):
        return date.max


def _months_after(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _business_days_after(start: date, days: int, is_open: IsOpen) -> date:
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= is_open(day)
    return day

"""A working calendar: opening hours, public holidays, the company's own days, one time zone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property
from typing import NamedTuple

from cscx.messages import Text
from cscx.policy.escalation.hours import DAY, DAY_OFF, Hours, Sort, day_name, time_text

PublicHolidays = Callable[[int], Mapping[date, str]]
"""The public holidays of a year with their names."""

_CLOSES_AT = Text("영업시간입니다. {time}까지", "business hours, until {time}")
_OPENED = Text("{name}, {time}까지 엽니다", "{name}: open until {time}")
_OFF = Text("{name}{name:이라/라} 쉽니다", "closed: {name}")
_NOT_A_DAY = Text("{day}은 쉽니다", "closed on {day}s")
_OUTSIDE = Text("영업시간({hours}) 밖입니다", "outside business hours ({hours})")
_ONE_DAY = timedelta(days=1)


class Day(NamedTuple):
    """What a date is: `off` names the holiday or why the company closes, `opened` why it opens."""

    date: date
    off: str | None
    opened: str | None
    closed: bool

    @property
    def number(self) -> int:
        """Its place in a week of shifts: 0 is Monday, DAY_OFF a day off."""
        return DAY_OFF if self.off is not None else self.date.weekday()


class Standing(NamedTuple):
    """Whether the company is open at a moment, and why."""

    open: bool
    why: Text


def no_holidays(_: int) -> Mapping[date, str]:
    """For calendars that follow no country."""
    return {}


@dataclass(frozen=True, eq=False)
class Calendar:
    """When a company is open. Dates and times of day are those of `zone`.

    `closed` and `open` are the company's own exceptions with their names; `open` beats a public
    holiday, `closed` beats everything, 매일 included. `country` is whose public holidays it follows.
    """

    zone: tzinfo
    hours: Hours
    holidays: PublicHolidays = no_holidays
    closed: Mapping[date, str] = field(default_factory=dict)
    open: Mapping[date, str] = field(default_factory=dict)
    country: str = ""

    @cached_property
    def _days(self) -> dict[date, Day]:
        return {}

    def runs_like(self, other: Calendar) -> bool:
        """Whether it is written to be open at the same moments; the names of days do not matter."""
        return (
            (str(self.zone), self.country) == (str(other.zone), other.country)
            and (self.hours.sort, set(self.hours.shifts))
            == (other.hours.sort, set(other.hours.shifts))
            and self.closed.keys() == other.closed.keys()
            and self.open.keys() == other.open.keys()
        )

    def day(self, day: date) -> Day:
        """What a date is."""
        found = self._days.get(day)
        if found is None:
            closed, opened = self.closed.get(day), self.open.get(day)
            off = closed
            if closed is None and opened is None:
                off = self.holidays(day.year).get(day)
            found = self._days[day] = Day(day, off, opened, closed is not None)
        return found

    def opening(self, day: date) -> list[tuple[int, int]]:
        """The minutes [start, end) since midnight of the business hours that begin on a date."""
        found = self.day(day)
        if found.closed:
            return []
        return _of(self.hours, found.number)

    def is_business_day(self, day: date) -> bool:
        """Whether the company opens on a date at all."""
        return bool(self.opening(day))

    def closing(self, day: date) -> datetime:
        """When a business day ends: its last closing time, after midnight for a night shift."""
        return self.moment(day, max((end for _, end in self.opening(day)), default=DAY))

    def moment(self, day: date, minutes: int) -> datetime:
        """The moment so many minutes after midnight of a date, as its clocks show it."""
        extra, minutes = divmod(minutes, DAY)
        clock = time(minutes // 60, minutes % 60)
        return datetime.combine(day + timedelta(days=extra), clock, self.zone)

    def local(self, at: datetime) -> datetime:
        """A moment as the clocks of the zone show it; one without a zone is meant there."""
        return at.replace(tzinfo=self.zone) if at.tzinfo is None else at.astimezone(self.zone)

    def later(self, at: datetime, length: timedelta) -> datetime:
        """A moment later, counted in UTC: a night with a change of the clocks keeps its length."""
        return (self.local(at).astimezone(UTC) + length).astimezone(self.zone)

    def is_open(self, at: datetime) -> bool:
        """Whether the company is open at a moment."""
        here = self.local(at)
        minutes = here.hour * 60 + here.minute
        today, before = here.date(), here.date() - _ONE_DAY
        return _within(self.opening(today), minutes) or _within(self.opening(before), minutes + DAY)

    def on_duty(self, hours: Hours, at: datetime) -> bool:
        """Whether somebody who keeps these hours is there at a moment."""
        match hours.sort:
            case Sort.ALWAYS:
                return True
            case Sort.BUSINESS:
                return self.is_open(at)
            case Sort.AFTER:
                return not self.is_open(at)
        here = self.local(at)
        minutes = here.hour * 60 + here.minute
        today, before = self.day(here.date()), self.day(here.date() - _ONE_DAY)
        return _within(_of(hours, today.number), minutes) or _within(
            _of(hours, before.number), minutes + DAY
        )

    def spans(self, hours: Hours, day: date) -> list[tuple[int, int]]:
        """The minutes since midnight of the shifts of weekly hours that begin on a date."""
        return _of(hours, self.day(day).number)

    def standing(self, at: datetime) -> Standing:
        """Whether the company is open at a moment, and why."""
        here = self.local(at)
        minutes, day = here.hour * 60 + here.minute, self.day(here.date())
        shifts = [(here.date(), *span) for span in self.opening(here.date())]
        shifts += [(here.date(), a - DAY, b - DAY) for a, b in self.opening(day.date - _ONE_DAY)]
        for _, start, end in shifts:
            if start <= minutes < end:
                until = time_text(end)
                if day.opened:
                    return Standing(open=True, why=_OPENED(name=day.opened, time=until))
                return Standing(open=True, why=_CLOSES_AT(time=until))
        if day.off is not None and not self.opening(day.date):
            return Standing(open=False, why=_OFF(name=day.off))
        opening = self.opening(day.date)
        if not opening:
            return Standing(open=False, why=_NOT_A_DAY(day=day_name(day.date.weekday())))
        hours = ", ".join(f"{time_text(a)}-{time_text(b)}" for a, b in opening)
        return Standing(open=False, why=_OUTSIDE(hours=hours))

    def describe(self, at: datetime) -> Text:
        """A moment with its day: 2026-10-05 23:10 월요일, 개천절 대체 휴일."""
        day, told = self.day(self.local(at).date()), self.clock(at)
        special = day.off or day.opened
        tail = f", {special}" if special else ""
        return Text(f"{told.ko}{tail}", f"{told.en}{tail}")

    def clock(self, at: datetime) -> Text:
        """A moment with its weekday: 2026-10-05 23:10 월요일."""
        here = self.local(at)
        clock, name = here.strftime("%Y-%m-%d %H:%M"), day_name(here.weekday())
        return Text(f"{clock} {name.ko}", f"{clock} {name.en}")


def _of(hours: Hours, number: int) -> list[tuple[int, int]]:
    return [(shift.start, shift.end) for shift in hours.shifts if number in shift.days]


def _within(spans: list[tuple[int, int]], minutes: int) -> bool:
    return any(start <= minutes < end for start, end in spans)

"""Moments as people type them: 2026-10-05 23:10, 2026-10-05T23:10+09:00, 23:10."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, timezone

from cscx.messages import Text
from cscx.pattern import pattern
from cscx.policy.escalation.calendar import Calendar
from cscx.policy.language.problem import ProblemError, wrong

_FORM = pattern(
    r"(?:(?P<year>[0-9]{4})[-./](?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})\.?)?"
    r"(?:(?:^|[ T]+)(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::[0-9]{2})?"
    r" ?(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?\Z"
)
_MONTHS, _HOURS, _MINUTES = 12, 24, 60

_NO_MOMENT = Text("‘{text}’{text:은/는} 시각이 아닙니다", "“{text}” is no date and time")
_WRITE = Text(
    "2026-10-05 23:10처럼 쓰세요. 오늘이면 23:10만 써도 됩니다.",
    "Write it like 2026-10-05 23:10, or 23:10 for today.",
)
_NO_TIME = Text("‘{text}’에 시각이 없습니다", "“{text}” has no time of day")
_ADD_TIME = Text("‘{text} 09:00’처럼 쓰세요.", "Write it like “{text} 09:00”.")
_NO_MONTH = Text("{month}월은 없습니다", "there is no month {month}")
_NO_DAY = Text("{year}년 {month}월 {day}일은 없습니다", "there is no day {year}-{month}-{day}")
_LAST = Text("{month}월은 {last}일까지입니다.", "That month ends on day {last}.")
_NO_CLOCK = Text("{hour}:{minute} 시각은 없습니다", "there is no time {hour}:{minute}")
_CLOCK_IS = Text("00:00부터 24:00까지 씁니다.", "Times run from 00:00 to 24:00.")
_MONTHS_ARE = Text("1월부터 12월까지 씁니다.", "Months run from 1 to 12.")


def parse_moment(text: str, calendar: Calendar, today: date | None = None) -> datetime:
    """The moment a text means, in the calendar's zone; raises ProblemError.

    A time alone is meant on `today`; without it that is a problem. 24:00 is the next midnight.
    """
    written = text.strip()
    found = _FORM.match(written)
    if not written or found is None or (found["year"] is None and today is None):
        raise wrong(_NO_MOMENT, _WRITE, text=written)
    if found["hour"] is None:
        raise wrong(_NO_TIME, _ADD_TIME, text=written)
    day = today
    if found["year"] is not None:
        day = _day(int(found["year"]), int(found["month"]), int(found["day"]))
    hour, minute = int(found["hour"]), int(found["minute"])
    if hour > _HOURS or minute >= _MINUTES or (hour == _HOURS and minute):
        raise wrong(_NO_CLOCK, _CLOCK_IS, hour=found["hour"], minute=found["minute"])
    if day is None or (hour == _HOURS and day == date.max):
        raise wrong(_NO_MOMENT, _WRITE, text=written)
    if hour == _HOURS:
        day, hour = day + timedelta(days=1), 0
    clock = datetime.combine(day, time(hour, minute))
    zone = found["zone"]
    if zone is None:
        return clock.replace(tzinfo=calendar.zone)
    return calendar.local(clock.replace(tzinfo=_zone(zone)))


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= _MONTHS:
        raise wrong(_NO_MONTH, _MONTHS_ARE, month=month)
    try:
        return date(year, month, day)
    except ValueError:
        pass
    if year < 1:
        raise wrong(_NO_DAY, _WRITE, year=year, month=month, day=day)
    last = monthrange(year, month)[1]
    hint = _LAST(month=month, last=last)
    raise ProblemError(wrong(_NO_DAY(year=year, month=month, day=day), hint).problem)


def _zone(text: str) -> timezone:
    if text == "Z":
        return UTC
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    if minutes >= _HOURS * _MINUTES:
        raise wrong(_NO_MOMENT, _WRITE, text=text)
    return timezone(sign * timedelta(minutes=minutes))

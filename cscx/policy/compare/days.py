"""Some days of a period in words: 월-금, 공휴일, 2026-11-26."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from cscx.messages import Text
from cscx.policy.escalation.calendar import Calendar
from cscx.policy.escalation.hours import DAY_OFF, day_name, days_of_week

_MOST: Final = 3
_WEEK: Final = 7
_DAILY = Text("매일", "daily")
_MORE = Text("그 밖에 {n}일", "{n} more days")


def days_text(
    days: Collection[date], every: Sequence[date], calendars: tuple[Calendar, Calendar]
) -> Text:
    """Days out of all the days of a period: whole weekdays and holidays first, then one by one."""
    kinds: dict[int, set[date]] = {}
    for day in every:
        numbers = {calendar.day(day).number for calendar in calendars}
        own = any(day in calendar.closed or day in calendar.open for calendar in calendars)
        if len(numbers) == 1 and not own:
            kinds.setdefault(numbers.pop(), set()).add(day)
    whole = {number for number, each in kinds.items() if each <= set(days)}
    left = sorted(set(days).difference(*(kinds[number] for number in whole)))
    told = []
    week = sorted(whole - {DAY_OFF})
    if len(whole) == len(kinds) == _WEEK + 1:
        told.append(_DAILY)
    else:
        if week:
            told.append(days_of_week(week))
        if DAY_OFF in whole:
            told.append(day_name(DAY_OFF))
    told += [Text(day.isoformat(), day.isoformat()) for day in left[:_MOST]]
    if len(left) > _MOST:
        told.append(_MORE(n=len(left) - _MOST))
    return Text("·".join(each.ko for each in told), " · ".join(each.en for each in told))

"""By when somebody has to answer: 5분, 2시간, 1영업일, 3일, exactly.

Minutes and hours run by the clock. Days do not count the day they begin on and end with their last
day (민법 제157조, 제159조: checked by nobody yet); business days fall due when the company closes.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from typing import NamedTuple

from cscx.messages import Text
from cscx.policy.escalation.calendar import Calendar
from cscx.policy.escalation.hours import DAY
from cscx.policy.language.problem import wrong
from cscx.worktime import Duration, after, parse_duration

_NOT_ONE = Text("‘{text}’{text:은/는} 기다리는 시간이 아닙니다", "“{text}” is no time to wait")
_WRITE = Text("5분, 2시간, 1영업일처럼 쓰세요.", "Write it like 5분, 2 hours or 1 business day.")
_ZERO = Text("0이면 기다리지 않고 지나칩니다", "with 0 nobody is waited for")
_AT_LEAST = Text("1분 이상으로 쓰세요.", "Write at least a minute.")
_PART = Text("‘{text}’처럼 하루를 나눌 수 없습니다", "“{text}” divides a day")
_WHOLE = Text("자연수로 쓰거나 시간으로 쓰세요.", "Write whole days, or hours.")


class Deadline(NamedTuple):
    """A duration with the text it was written as."""

    duration: Duration
    text: str

    @property
    def clock(self) -> timedelta | None:
        """The length in clock time, None where it depends on the calendar."""
        seconds = self.duration.seconds
        return None if seconds is None else timedelta(seconds=float(seconds))

    @property
    def length(self) -> tuple[str, Fraction]:
        """What equal deadlines share, however written: 60분 is 1시간, 1일 is not 1영업일."""
        return _length(self.duration)

    def due(self, at: datetime, calendar: Calendar) -> datetime:
        """When an answer to a call at a moment is due, in the calendar's zone."""
        length = self.clock
        if length is not None:
            return calendar.later(at, length)
        start = calendar.local(at).date()
        if self.duration.unit == "business day":
            return calendar.closing(after(start, self.duration, calendar.is_business_day))
        return calendar.moment(after(start, self.duration), DAY)


def read_deadline(text: str) -> Deadline:
    """The deadline a text means; raises ProblemError."""
    duration = parse_duration(text)
    if duration is None:
        raise wrong(_NOT_ONE, _WRITE, text=text)
    if not duration.amount:
        raise wrong(_ZERO, _AT_LEAST)
    if duration.seconds is None and duration.amount != int(duration.amount):
        raise wrong(_PART, _WHOLE, text=text)
    return Deadline(duration, text)


def same_length(one: Deadline, other: Deadline) -> bool:
    """Whether two deadlines are the same: 60분 is 1시간, 1일 is not 1영업일."""
    return one.length == other.length


def _length(duration: Duration) -> tuple[str, Fraction]:
    seconds = duration.seconds
    if seconds is not None:
        return "clock", seconds
    factor = {"week": 7, "year": 12}.get(duration.unit, 1)
    unit = {"week": "day", "year": "month"}.get(duration.unit, duration.unit)
    return unit, duration.amount * factor

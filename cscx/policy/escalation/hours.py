"""Hours of a week as people write them: 영업시간, 항상, 평일 09:00-12:00, 13:00-18:00, 월·수 22:00-06:00.

A day off (a public holiday, or a day the company closes) is a day of its own kind: only what is
written for 매일 or 공휴일 counts on it, and where 공휴일 is written it takes the place of 매일.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from cscx.messages import Text
from cscx.pattern import pattern
from cscx.policy.language.problem import Path, Problem, ProblemError

DAY: Final = 24 * 60
DAY_OFF: Final = 7
_WORKDAYS = range(5)
_WEEKEND = range(5, 7)
_KOREAN = "월화수목금토일"
_ENGLISH = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ENGLISH_NAMES = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
_GROUPS: Final = {
    "매일": frozenset(range(8)),
    "daily": frozenset(range(8)),
    "평일": frozenset(_WORKDAYS),
    "weekdays": frozenset(_WORKDAYS),
    "주말": frozenset(_WEEKEND),
    "weekends": frozenset(_WEEKEND),
    "공휴일": frozenset({DAY_OFF}),
    "holidays": frozenset({DAY_OFF}),
}
_MEANT = {"주중": "평일", "휴일": "공휴일", "휴무일": "공휴일", "연중무휴": "매일"}

_PIECE = pattern(r"[^,]+")
_TIMES = pattern(r"(?:(?P<days>\S+) +)?(?P<start>[0-9]+:[0-9]+) ?- ?(?P<end>[0-9]+:[0-9]+)\Z")
_TIME = pattern(r"([01][0-9]|2[0-4]):([0-5][0-9])\Z")

_NOTHING = Text("시간이 비어 있습니다", "no hours are given")
_UNREAD = Text("읽을 수 없는 시간입니다", "these hours cannot be read")
_WRITE = Text(
    "‘영업시간’, ‘항상’, 또는 ‘평일 09:00-18:00’처럼 쓰세요.",
    "Write 영업시간, 항상 (business hours, always), or like 평일 09:00-18:00.",
)
_NO_DAY = Text("‘{word}’{word:은/는} 읽을 수 없는 요일입니다", "“{word}” is no day of the week")
_DAYS_ARE = Text(
    "매일, 평일, 주말, 공휴일, 또는 ‘월-금’, ‘월·수·금’처럼 쓰세요.",
    "Write 매일, 평일, 주말, 공휴일 (daily, weekdays, weekends, holidays), or like Mon-Fri.",
)
_SAY = Text("‘{word}’{word:으로/로} 쓰세요.", "Write “{word}”.")
_NO_TIME = Text("‘{word}’{word:은/는} 시각이 아닙니다", "“{word}” is no time of day")
_TIME_IS = Text("09:00처럼 00:00~24:00 사이로 쓰세요.", "Write it like 09:00, from 00:00 to 24:00.")
_EMPTY = Text("시작과 끝이 같아 여는 시간이 없습니다", "it begins and ends at the same time")
_WHOLE_DAY = Text("하루 종일이면 00:00-24:00으로 쓰세요.", "For a whole day write 00:00-24:00.")
_TWICE = Text(
    "{day}의 시간이 ‘{other}’에도 있습니다", "{day} already has its hours under “{other}”"
)
_ONCE = Text("요일마다 한 번만 쓰세요.", "Write the hours of each day once.")


class Sort(StrEnum):
    """What hours go by."""

    ALWAYS = "always"
    BUSINESS = "business"
    AFTER = "after"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Shift:
    """Minutes [start, end) since midnight of each of `days`: 0 is Monday, DAY_OFF a day off.

    An end after midnight is more than DAY: 22:00-06:00 is (1320, 1800).
    """

    days: frozenset[int]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hours:
    """Always, the business hours, everything but the business hours, or shifts of a week."""

    sort: Sort
    shifts: tuple[Shift, ...] = ()


ALWAYS: Final = Hours(Sort.ALWAYS)
BUSINESS: Final = Hours(Sort.BUSINESS)
AFTER: Final = Hours(Sort.AFTER)
_NAMED: Final = {
    "항상": ALWAYS,
    "always": ALWAYS,
    "영업시간": BUSINESS,
    "business hours": BUSINESS,
    "영업시간 밖": AFTER,
    "after hours": AFTER,
}


def parse_hours(text: str) -> Hours:
    """The hours a text means; raises ProblemError with the place inside the text.

    A part without days belongs to those of the part before it; the first one to every day.
    """
    named = _NAMED.get(text.strip())
    if named is not None:
        return named
    shifts = tuple(_shifts(text, _GROUPS["매일"]))
    if not shifts:
        raise _wrong(text, 0, len(text), _NOTHING, _WRITE)
    return Hours(Sort.WEEKLY, _without_replaced(shifts))


def parse_week(hours: Mapping[str, str]) -> Hours:
    """The opening hours of a calendar, by days; raises ProblemError whose path is the key.

    A day may stand under one key only; 공휴일 beside 매일 is the exception, not a contradiction.
    """
    shifts: list[Shift] = []
    told: dict[int, str] = {}
    for key, times in hours.items():
        try:
            days = _days(key, 0, key)
        except ProblemError as error:
            raise _at((key, ON_KEY), error.problem) from None
        for day in sorted(days):
            if day in told and (day != DAY_OFF or _GROUPS.get(told[day]) == days):
                message = _TWICE(day=day_name(day), other=told[day])
                raise ProblemError(Problem((key, ON_KEY), message, _ONCE))
            told.setdefault(day, key)
        try:
            shifts.extend(_shifts(times, days))
        except ProblemError as error:
            raise _at((key,), error.problem) from None
    return Hours(Sort.WEEKLY, _without_replaced(tuple(shifts)))


ON_KEY: Final = ":key"
"""The last step of a path to the key itself rather than to its value."""


def day_name(day: int) -> Text:
    """월요일, or 공휴일."""
    if day == DAY_OFF:
        return Text("공휴일", "holidays")
    return Text(f"{_KOREAN[day]}요일", _ENGLISH_NAMES[day])


def days_of_week(days: Sequence[int]) -> Text:
    """Days of the week in order, 0 is Monday: 월-금, 월·수."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])

    def told(names: Sequence[str]) -> str:
        return "·".join(
            names[run[0]] if len(run) == 1 else f"{names[run[0]]}-{names[run[-1]]}" for run in runs
        )

    return Text(told(_KOREAN), told(_ENGLISH))


def time_text(minutes: int) -> str:
    """09:00, 24:00; past midnight the time of the next day: 06:00."""
    if minutes > DAY:
        minutes -= DAY
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _shifts(text: str, days: frozenset[int]) -> Iterator[Shift]:
    for piece in _PIECE.finditer(text):
        part = piece[0].strip()
        at = piece.start() + len(piece[0]) - len(piece[0].lstrip())
        found = _TIMES.match(part)
        if found is None:
            raise _wrong(text, at, at + len(part), _UNREAD, _WRITE)
        if found["days"]:
            days = _days(found["days"], at, text)
        start = _minutes(text, at + found.start("start"), found["start"])
        end = _minutes(text, at + found.start("end"), found["end"])
        if start in (end, DAY):
            place = at + found.start("start"), at + found.end("end")
            raise _wrong(text, *place, _EMPTY, _WHOLE_DAY)
        yield Shift(days, start, end if end > start else end + DAY)


def _minutes(text: str, at: int, word: str) -> int:
    found = _TIME.match(word)
    minutes = int(found[1]) * 60 + int(found[2]) if found else DAY + 1
    if minutes > DAY:
        raise _wrong(text, at, at + len(word), _NO_TIME(word=word), _TIME_IS)
    return minutes


def _days(word: str, at: int, text: str) -> frozenset[int]:
    known = _GROUPS.get(word)
    if known is not None:
        return known
    first, dash, last = word.partition("-")
    if dash:
        start, end = _weekday(first), _weekday(last)
        if start is not None and end is not None:
            return frozenset((start + step) % 7 for step in range((end - start) % 7 + 1))
    else:
        days = [_weekday(name) for name in word.split("·")]
        if all(day is not None for day in days):
            return frozenset(day for day in days if day is not None)
    meant = _MEANT.get(word) or _shortened(word)
    hint = _SAY(word=meant) if meant else _DAYS_ARE
    raise _wrong(text, at, at + len(word), _NO_DAY(word=word), hint)


def _weekday(name: str) -> int | None:
    if name in _ENGLISH:
        return _ENGLISH.index(name)
    return _KOREAN.index(name) if len(name) == 1 and name in _KOREAN else None


def _shortened(word: str) -> str | None:
    """월-금 for 월요일-금요일."""
    short = word.replace("요일", "").replace("~", "-").replace(",", "·")
    return short if short != word and all(c in f"{_KOREAN}-·" for c in short) else None


def _without_replaced(shifts: tuple[Shift, ...]) -> tuple[Shift, ...]:
    """Where 공휴일 is written it replaces what 매일 says of days off."""
    only = frozenset({DAY_OFF})
    if not any(shift.days == only for shift in shifts):
        return shifts
    return tuple(
        shift if shift.days == only else Shift(shift.days - only, shift.start, shift.end)
        for shift in shifts
    )


def _at(path: Path, problem: Problem) -> ProblemError:
    return ProblemError(replace(problem, path=path))


def _wrong(text: str, start: int, end: int, message: Text, hint: Text) -> ProblemError:
    return ProblemError(Problem((), message, hint, start, end, text))

"""Where two versions differ in time: who answers for a role, when the company is open, what falls due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from cscx.messages import Text, same
from cscx.policy.compare.days import days_text
from cscx.policy.escalation.deadlines import Deadline
from cscx.policy.escalation.duty import Role, answering, reach
from cscx.policy.escalation.hours import DAY, Sort, time_text
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.escalation.spans import duty_spans, open_spans

T = TypeVar("T")
_YEAR = 366
_MOST_DAYS = 3 * _YEAR
_SPAN = "{start}-{end}"


class Turned(NamedTuple, Generic[T]):
    """Something that is otherwise at some times: `when` in words, `at` the first of those moments."""

    was: T
    now: T
    when: Text
    at: tuple[datetime, ...]


@dataclass(frozen=True)
class Period:
    """A year from a day on, and the days that only one of two calendars names, in two versions.

    Of two matrices only their roles and calendars count, so matrices that share them share a period.
    """

    before: Matrix
    after: Matrix
    today: date

    @cached_property
    def alike(self) -> bool:
        """Whether both calendars are written to be open at the same moments."""
        return self.before.calendar.runs_like(self.after.calendar)

    @cached_property
    def _same_zone(self) -> bool:
        """Whether a time of day means the same moment in both versions."""
        return str(self.before.calendar.zone) == str(self.after.calendar.zone)

    @cached_property
    def first(self) -> date:
        """Where the period begins."""
        return min([self.today, *self._own])

    @cached_property
    def days(self) -> int:
        """How long it is."""
        last = max([self.today + timedelta(days=_YEAR), *self._own])
        return min((last - self.first).days + 1, _MOST_DAYS)

    @property
    def _own(self) -> list[date]:
        one, other = self.before.calendar, self.after.calendar
        differing = (one.closed.keys() ^ other.closed.keys()) | (
            one.open.keys() ^ other.open.keys()
        )
        return [day for day in differing if abs((day - self.today).days) <= _YEAR]

    def moment(self, minutes: int) -> datetime:
        """The moment so many minutes after the period began."""
        day, rest = divmod(minutes, DAY)
        return self.after.calendar.moment(self.first + timedelta(days=day), rest)

    def on_duty(self, role: str) -> list[Turned[Role | None]] | None:
        """When somebody else answers for a role now; None where none was found and none is ruled out."""
        if role not in self._on_duty:
            self._on_duty[role] = self._answering(role)
        return self._on_duty[role]

    @cached_property
    def _on_duty(self) -> dict[str, list[Turned[Role | None]] | None]:
        return {}

    def _answering(self, role: str) -> list[Turned[Role | None]] | None:
        if self._written(self.before, role) == self._written(self.after, role) and (
            self.alike or self._always(role)
        ):
            return []
        if not self._same_zone:
            return None
        ends: set[int] = set()
        for matrix in (self.before, self.after):
            for hours in {each.hours for each in answering(role, matrix.roles)}:
                spans = duty_spans(matrix.calendar, hours, self.first, self.days)
                ends.update(minute for span in spans for minute in span)

        def who(matrix: Matrix, at: datetime) -> Role | None:
            return reach(role, matrix.roles, matrix.calendar, at).role

        def key(found: Role | None) -> object:
            return None if found is None else (found.name, found.reach)

        return self._turned(ends, who, key) or None

    def standing(self) -> list[Turned[bool]] | None:
        """When the company is open now and was not, or the other way round; None as in `on_duty`."""
        if self.alike:
            return []
        if not self._same_zone:
            return None
        ends = {
            minute
            for matrix in (self.before, self.after)
            for span in open_spans(matrix.calendar, self.first, self.days)
            for minute in span
        }
        return (
            self._turned(ends, lambda m, at: m.calendar.is_open(at), lambda is_open: is_open)
            or None
        )

    def due(self, deadline: Deadline) -> list[Turned[datetime]] | None:
        """On which days a call falls due at another moment; None as in `on_duty`."""
        if self.alike or deadline.clock is not None:
            return []
        if deadline.duration.unit != "business day" and self._same_zone:
            return []
        for number in range(self.days):
            at = self.moment(number * DAY + DAY // 2)
            was, now = (deadline.due(at, m.calendar) for m in (self.before, self.after))
            if was != now:
                return [Turned(was, now, same(at.date().isoformat()), (at,))]
        return None

    def _written(self, matrix: Matrix, role: str) -> object:
        return [
            (each.name, each.reach, each.hours.sort, frozenset(each.hours.shifts))
            for each in answering(role, matrix.roles)
        ]

    def _always(self, role: str) -> bool:
        """Whether those who answer for a role keep no hours that a calendar decides."""
        return all(each.hours.sort is Sort.ALWAYS for each in answering(role, self.after.roles))

    def _turned(
        self,
        ends: Iterable[int],
        answer: Callable[[Matrix, datetime], T],
        key: Callable[[T], object],
    ) -> list[Turned[T]]:
        """The stretches between some minutes where the answers differ, by what they are."""
        whole = self.days * DAY
        minutes = sorted({*(m for m in ends if m < whole), *range(0, whole + 1, DAY)})
        found: dict[object, tuple[T, T, dict[date, list[tuple[int, int]]]]] = {}
        for start, end in pairwise(minutes):
            at = self.moment(start)
            was, now = answer(self.before, at), answer(self.after, at)
            if key(was) == key(now):
                continue
            *_, dates = found.setdefault((key(was), key(now)), (was, now, {}))
            day = self.first + timedelta(days=start // DAY)
            base = start // DAY * DAY
            spans = dates.setdefault(day, [])
            if spans and spans[-1][1] == start - base:
                spans[-1] = spans[-1][0], end - base
            else:
                spans.append((start - base, end - base))
        return [
            Turned(was, now, self._when(dates), tuple(self._moments(dates)))
            for was, now, dates in found.values()
        ]

    def _moments(self, dates: Mapping[date, list[tuple[int, int]]]) -> Iterator[datetime]:
        """The first moments to try: those to come before those that are past."""
        for day in sorted(dates, key=lambda each: (each < self.today, each))[:3]:
            for start, _ in dates[day]:
                yield self.after.calendar.moment(day, start)

    def _when(self, dates: Mapping[date, list[tuple[int, int]]]) -> Text:
        by_hours: dict[tuple[tuple[int, int], ...], set[date]] = {}
        for day, spans in dates.items():
            by_hours.setdefault(tuple(spans), set()).add(day)
        every = [self.first + timedelta(days=number) for number in range(self.days)]
        calendars = self.before.calendar, self.after.calendar
        told = [
            (days_text(days, every, calendars), ", ".join(_span(*span) for span in hours))
            for hours, days in by_hours.items()
        ]
        return Text(
            ", ".join(f"{days.ko} {hours}" for days, hours in told),
            ", ".join(f"{days.en} {hours}" for days, hours in told),
        )


def _span(start: int, end: int) -> str:
    return _SPAN.format(start=time_text(start), end=time_text(end))

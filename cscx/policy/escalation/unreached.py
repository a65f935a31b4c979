"""Proof that every call reaches somebody: at every minute of a period, along every path.

Time is compared as stretches of minutes between change points of the calendar, so a period of two
years costs as much as its holidays, not as its hours. A role whose backups lead to somebody who is
always there needs no calendar at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cscx.messages import Text
from cscx.policy.escalation.cases import Cases, Taken
from cscx.policy.escalation.duty import backups
from cscx.policy.escalation.hours import DAY, Hours, Sort
from cscx.policy.escalation.matrix import CallPath, Matrix
from cscx.policy.escalation.spans import Spans, by_day, common, complement, duty_spans, union, whole

YEARS = 2


@dataclass(frozen=True, slots=True)
class Unreached:
    """A call that nobody answers.

    `level` counts from 0 inside the path; `called` is the moment of the call and `began` when the
    case began; `case` says which case, None where only the role itself was looked at. `tried` are
    the roles along the backups.
    """

    path: str
    level: int
    role: str
    tried: tuple[str, ...]
    called: datetime
    began: datetime
    rule: str | None
    case: Text | None


class Watch:
    """When somebody can be reached, over a period of days from `first` on."""

    def __init__(self, matrix: Matrix, first: date, days: int | None = None) -> None:
        self.matrix, self.first = matrix, first
        self.days = days if days is not None else (_years_later(first) - first).days
        self._duty: dict[Hours, Spans] = {}
        self._silent: dict[str, Spans] = {}

    @property
    def end(self) -> int:
        """The minutes of the period."""
        return self.days * DAY

    def silent(self, role: str) -> Spans:
        """When nobody answers a call to a role: neither the role nor anybody who stands in."""
        found = self._silent.get(role)
        if found is None:
            chain = backups(role, self.matrix.roles)
            if any(one.hours.sort is Sort.ALWAYS for one in chain):
                found = []
            else:
                there = [span for one in chain for span in self.duty(one.hours)]
                found = complement(union(there, self.end), self.end)
            self._silent[role] = found
        return found

    def duty(self, hours: Hours) -> Spans:
        """When somebody who keeps these hours is there."""
        found = self._duty.get(hours)
        if found is None:
            found = duty_spans(self.matrix.calendar, hours, self.first, self.days)
            self._duty[hours] = found
        return found

    def standing(self, *, is_open: bool | None) -> Spans:
        """When the company is open, closed, or (None) either."""
        if is_open is None:
            return whole(self.days)
        spans = self.duty(Hours(Sort.BUSINESS))
        return spans if is_open else complement(spans, self.end)

    def moment(self, minutes: int) -> datetime:
        """The moment so many minutes into the period."""
        day, rest = divmod(minutes, DAY)
        return self.matrix.calendar.moment(self.first + timedelta(days=day), rest)

    def minutes(self, at: datetime) -> int:
        """How far into the period a moment lies, by the clock on the wall."""
        here = self.matrix.calendar.local(at)
        return (here.date() - self.first).days * DAY + here.hour * 60 + here.minute


def never_silent(watch: Watch) -> list[Unreached]:
    """Last levels that are not always answered, each at the first moment when nobody is there.

    The last level is the safety net: it has to hold at every hour, whenever the case began.
    """
    found = []
    for name, path in watch.matrix.paths.items():
        role = path.levels[-1].role
        silent = watch.silent(role)
        if silent:
            moment = watch.moment(silent[0][0])
            tried = tuple(one.name for one in backups(role, watch.matrix.roles))
            level = len(path.levels) - 1
            found.append(Unreached(name, level, role, tried, moment, moment, None, None))
    return found


def unreached(watch: Watch, cases: Cases) -> list[Unreached]:
    """Calls before the last level that nobody answers in some case: the first moment of each level."""
    found: dict[tuple[str, int], Unreached] = {}
    for taken in cases.taken:
        path = watch.matrix.paths[taken.path]
        for level, one in enumerate(path.levels[:-1]):
            silent = watch.silent(one.role)
            if silent and (path.name, level) not in found:
                missed = _missed(watch, cases, taken, path, level)
                if missed is not None:
                    found[path.name, level] = missed
    return list(found.values())


def _missed(
    watch: Watch, cases: Cases, taken: Taken, path: CallPath, level: int
) -> Unreached | None:
    began = _first_silent_call(watch, taken, path, level)
    if began is None:
        return None
    case = cases.case(taken.box)
    if case is None:
        return None
    role = path.levels[level].role
    tried = tuple(one.name for one in backups(role, watch.matrix.roles))
    called = began
    for before in path.levels[:level]:
        called = before.deadline.due(called, watch.matrix.calendar)
    return Unreached(path.name, level, role, tried, called, began, taken.rule, cases.text(case))


def _first_silent_call(watch: Watch, taken: Taken, path: CallPath, level: int) -> datetime | None:
    """When a case begins whose call of a level finds nobody, if ever."""
    silent = watch.silent(path.levels[level].role)
    begins = watch.standing(is_open=taken.is_open)
    before = [one.deadline for one in path.levels[:level]]
    lengths = [deadline.clock for deadline in before]
    if all(length is not None for length in lengths):
        later = sum((length for length in lengths if length is not None), timedelta(0))
        minutes = int(later.total_seconds() // 60)
        moved = union(((a + minutes, b + minutes) for a, b in begins), watch.end)
        met = common(moved, silent)
        return watch.moment(met[0][0] - minutes) if met else None
    for start, end in by_day(begins):
        for minute in (start, end - 1):
            began = called = watch.moment(minute)
            for deadline in before:
                called = deadline.due(called, watch.matrix.calendar)
            at = watch.minutes(called)
            if any(low <= at < high for low, high in silent):
                return began
    return None


def _years_later(day: date) -> date:
    try:
        return day.replace(year=day.year + YEARS)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + YEARS, day=28)

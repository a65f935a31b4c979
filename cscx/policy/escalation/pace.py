"""Proof that what is more severe, or of a higher tier, never waits longer.

Two cases are compared that differ in one input only and begin at the same moment. For each level
that both paths have, counted from the first and without repeats, the answer is due at the sum of
the waiting times so far. The more urgent case is slower where its answer is due later at any level.
A path that ends sooner than the other is not slower for that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from cscx.messages import Text
from cscx.policy.escalation.cases import Cases, Taken
from cscx.policy.escalation.matrix import CallPath
from cscx.policy.escalation.spans import by_day
from cscx.policy.escalation.unreached import Watch
from cscx.policy.language.values import Value
from cscx.policy.tables.cover import Box


@dataclass(frozen=True, slots=True)
class Slower:
    """Two rules of which the more urgent one waits longer.

    `level` counts from 1; `urgent_waits` and `calm_waits` are the waiting times up to its answer as
    written, added up; `case` is one of both, the input `input` left out.
    """

    input: str
    urgent: str
    calm: str
    urgent_rule: int
    calm_rule: int
    level: int
    urgent_waits: str
    calm_waits: str
    case: Text
    began: datetime


def slower(watch: Watch, cases: Cases, name: str, ranked: tuple[str, ...]) -> list[Slower]:
    """Every pair of rules that breaks the order of an input; `ranked` is most urgent first."""
    found: dict[tuple[int, int], Slower] = {}
    paths = watch.matrix.paths
    worse = {
        (one, other)
        for one in paths
        for other in paths
        if one != other and _ever_later(paths[one], paths[other])
    }
    if not worse or name not in cases.table.fields:
        return []
    for urgent, calm in _pairs(cases, worse):
        key = (urgent.row.rule, calm.row.rule)
        if key in found:
            continue
        for one in _breaks(watch, cases, urgent, calm, name, ranked):
            found[key] = one
            break
    return list(found.values())


def _pairs(cases: Cases, worse: set[tuple[str, str]]) -> Iterator[tuple[Taken, Taken]]:
    by_path: dict[str, list[Taken]] = {}
    for taken in cases.taken:
        by_path.setdefault(taken.path, []).append(taken)
    for one, other in worse:
        for urgent in by_path.get(one, ()):
            for calm in by_path.get(other, ()):
                if urgent.is_open == calm.is_open:
                    yield urgent, calm


def _breaks(
    watch: Watch, cases: Cases, urgent: Taken, calm: Taken, name: str, ranked: tuple[str, ...]
) -> Iterator[Slower]:
    table = cases.table
    (column,) = table.columns_of[name] or (None,)
    if column is None:
        return
    shared: Box = tuple(
        mask if index == column else mask & calm.box[index] for index, mask in enumerate(urgent.box)
    )
    if not all(shared):
        return
    paths = watch.matrix.paths
    first: tuple[int, datetime] | None = None
    for place, high in enumerate(ranked):
        for low in ranked[place + 1 :]:
            one = _masked(cases, urgent.box, column, name, high)
            two = _masked(cases, calm.box, column, name, low)
            if not one or not two:
                continue
            case = cases.case((*shared[:column], one, *shared[column + 1 :]))
            if case is None:
                continue
            first = first or _first_later(watch, urgent, paths[urgent.path], paths[calm.path])
            if first is None:
                return
            level, began = first
            rest = {key: value for key, value in case.items() if key != name}
            yield Slower(
                name, high, low, urgent.row.rule, calm.row.rule, level,
                _waits(paths[urgent.path], level), _waits(paths[calm.path], level),
                cases.text(rest), began,
            )  # fmt: skip


def _masked(cases: Cases, box: Box, column: int, name: str, value: Value) -> int:
    return box[column] & cases.table.place(name, value)[column]


def _waits(path: CallPath, level: int) -> str:
    return " + ".join(one.deadline.text for one in path.levels[:level])


def _ever_later(urgent: CallPath, calm: CallPath) -> bool:
    """Whether the first path may be later than the second at some level; exact by the clock."""
    return any(one is None or other is None or one > other for one, other in _levels(urgent, calm))


def _first_later(
    watch: Watch, taken: Taken, urgent: CallPath, calm: CallPath
) -> tuple[int, datetime] | None:
    """The first level at which the urgent path is later, and when such a case begins."""
    begins = watch.standing(is_open=taken.is_open)
    if not begins:
        return None
    by_calendar = []
    for level, (one, other) in enumerate(_levels(urgent, calm), start=1):
        if one is None or other is None:
            by_calendar.append(level)
        elif one > other:
            return level, watch.moment(begins[0][0])
    for level in by_calendar:
        for start, end in begins:
            for minute in _moments(start, end):
                began = watch.moment(minute)
                if _due(watch, urgent, level, began) > _due(watch, calm, level, began):
                    return level, began
    return None


def _levels(
    urgent: CallPath, calm: CallPath
) -> Iterator[tuple[timedelta | None, timedelta | None]]:
    """The waiting times up to each common level; None from where the calendar decides."""
    one: timedelta | None = timedelta(0)
    other: timedelta | None = timedelta(0)
    for mine, theirs in zip(urgent.levels, calm.levels, strict=False):
        one, other = _plus(one, mine.deadline.clock), _plus(other, theirs.deadline.clock)
        yield one, other


def _plus(one: timedelta | None, other: timedelta | None) -> timedelta | None:
    return None if one is None or other is None else one + other


def _due(watch: Watch, path: CallPath, level: int, began: datetime) -> datetime:
    at = began
    for one in path.levels[:level]:
        at = one.deadline.due(at, watch.matrix.calendar)
    return at


def _moments(start: int, end: int) -> Iterator[int]:
    """The first and the last minute of a stretch on each of its days.

    What falls due by days is the same all day, what runs by the clock grows with the beginning, so
    the difference is largest at one of the two.
    """
    for first, after in by_day([(start, end)]):
        yield first
        if after - 1 > first:
            yield after - 1

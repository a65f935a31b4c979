"""Stretches of time as sorted disjoint [start, end) minutes from the first midnight of a period."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from cscx.policy.escalation.calendar import Calendar
from cscx.policy.escalation.hours import DAY, Hours, Sort

Spans = list[tuple[int, int]]


def whole(days: int) -> Spans:
    """The whole period."""
    return [(0, days * DAY)]


def open_spans(calendar: Calendar, first: date, days: int) -> Spans:
    """When the company is open, by the clock on the wall."""
    found = (
        (index * DAY + start, index * DAY + end)
        for index in range(-1, days)
        for start, end in calendar.opening(first + timedelta(days=index))
    )
    return union(found, days * DAY)


def duty_spans(calendar: Calendar, hours: Hours, first: date, days: int) -> Spans:
    """When somebody who keeps these hours is there."""
    match hours.sort:
        case Sort.ALWAYS:
            return whole(days)
        case Sort.BUSINESS:
            return open_spans(calendar, first, days)
        case Sort.AFTER:
            return complement(open_spans(calendar, first, days), days * DAY)
    found = (
        (index * DAY + start, index * DAY + end)
        for index in range(-1, days)
        for start, end in calendar.spans(hours, first + timedelta(days=index))
    )
    return union(found, days * DAY)


def union(spans: Iterable[tuple[int, int]], end: int) -> Spans:
    """All the stretches together, cut to [0, end)."""
    found: Spans = []
    for start, stop in sorted(spans):
        low, high = max(start, 0), min(stop, end)
        if low >= high:
            continue
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found


def complement(spans: Spans, end: int) -> Spans:
    """What the stretches leave of [0, end)."""
    found: Spans = []
    at = 0
    for start, stop in spans:
        if at < start:
            found.append((at, start))
        at = stop
    if at < end:
        found.append((at, end))
    return found


def common(one: Spans, other: Spans) -> Spans:
    """The stretches that lie in both."""
    found: Spans = []
    first = second = 0
    while first < len(one) and second < len(other):
        low = max(one[first][0], other[second][0])
        high = min(one[first][1], other[second][1])
        if low < high:
            found.append((low, high))
        if one[first][1] < other[second][1]:
            first += 1
        else:
            second += 1
    return found


def by_day(spans: Spans) -> Spans:
    """The stretches cut at midnight: what falls due by days is the same for all of a piece."""
    return [
        (max(start, day * DAY), min(end, (day + 1) * DAY))
        for start, end in spans
        for day in range(start // DAY, (end - 1) // DAY + 1)
    ]

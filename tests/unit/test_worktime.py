"""Durations as policies write them, and the days they lead to."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from cscx.worktime import Duration, after, parse_date, parse_duration


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("40초", 40, "second"),
        ("30분", 30, "minute"),
        ("2시간", 2, "hour"),
        ("7일", 7, "day"),
        ("3영업일", 3, "business day"),
        ("2주", 2, "week"),
        ("6개월", 6, "month"),
        ("1년", 1, "year"),
        ("1,000시간", 1000, "hour"),
        ("1 business day", 1, "business day"),
        ("10 business days", 10, "business day"),
        ("1 day", 1, "day"),
        ("6 months", 6, "month"),
    ],
)
def test_a_duration_is_a_number_and_a_unit(text: str, amount: int, unit: str) -> None:
    assert parse_duration(text) == Duration(Fraction(amount), unit)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "7", "일", "7일 이하", "<fact:반품기한>", "영업일 3", "15%"])
def test_other_text_is_no_duration(text: str) -> None:
    assert parse_duration(text) is None


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ("2026-01-31", "1개월", "2026-02-28"),
        ("2028-01-31", "1개월", "2028-02-29"),
        ("2026-10-01", "6개월", "2027-04-01"),
        ("2026-12-31", "2개월", "2027-02-28"),
        ("2028-02-29", "1년", "2029-02-28"),
        ("2026-11-20", "7일", "2026-11-27"),
        ("2026-11-20", "2주", "2026-12-04"),
        ("2026-11-20", "1영업일", "2026-11-23"),
        ("2026-11-20", "5영업일", "2026-11-27"),
        ("2026-11-20", "36시간", "2026-11-20"),
    ],
)
def test_a_period_ends_on_its_day_without_counting_the_first(
    start: str, duration: str, end: str
) -> None:
    length = parse_duration(duration)
    assert length is not None
    assert after(date.fromisoformat(start), length) == date.fromisoformat(end)


@pytest.mark.parametrize("duration", ["99,999년", "9,000년", "999,999,999영업일", "99999999일"])
def test_what_never_ends_ends_on_the_last_day_there_is(duration: str) -> None:
    length = parse_duration(duration)
    assert length is not None
    assert after(date(2026, 11, 21), length) == date.max


def test_business_days_follow_the_calendar_that_is_given() -> None:
    holiday = date(2026, 11, 27)
    length = Duration(Fraction(1), "business day")
    ends = after(date(2026, 11, 26), length, lambda day: day.weekday() < 5 and day != holiday)
    assert ends == date(2026, 11, 30)


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert parse_date("2026-02-30") is None
    assert parse_date("2026-02-28 14:00") == date(2026, 2, 28)
    assert parse_date("어제") is None
    assert parse_date(None) is None

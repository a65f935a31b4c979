"""When a company is open: hours of a week, public holidays, the company's own days."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from cscx.content.public_holidays import check_country, public_holidays
from cscx.policy.escalation.calendar import Calendar
from cscx.policy.escalation.hours import Hours, parse_hours, parse_week
from cscx.policy.language.problem import ProblemError

SEOUL = ZoneInfo("Asia/Seoul")
KOREA = partial(public_holidays, "KR")


def calendar(hours: str = "월-금", times: str = "09:00-18:00", **own: str) -> Calendar:
    closed = {date.fromisoformat(own["closed"]): "창립기념일"} if "closed" in own else {}
    opened = {date.fromisoformat(own["open"]): "정상 영업"} if "open" in own else {}
    return Calendar(SEOUL, parse_week({hours: times}), KOREA, closed, opened)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-02-16", "설날 전날"),
        ("2026-02-18", "설날 다음날"),
        ("2026-03-02", "삼일절 대체 휴일"),
        ("2026-05-01", "노동절"),
        ("2026-05-25", "부처님오신날 대체 휴일"),
        ("2026-08-17", "광복절 대체 휴일"),
        ("2026-09-24", "추석 전날"),
        ("2026-09-25", "추석"),
        ("2026-10-05", "개천절 대체 휴일"),
        ("2026-10-09", "한글날"),
        ("2027-02-09", "설날 대체 휴일"),
        ("2027-05-03", "노동절 대체 휴일"),
        ("2027-07-19", "제헌절 대체 휴일"),
        ("2027-09-14", "추석 전날"),
        ("2027-09-16", "추석 다음날"),
        ("2027-12-27", "기독탄신일 대체 휴일"),
        ("2028-01-26", "설날 전날"),
        ("2028-01-28", "설날 다음날"),
        ("2028-10-02", "추석 전날"),
        ("2028-10-04", "추석 다음날"),
        ("2028-10-05", "추석 대체 휴일"),
    ],
)
def test_a_korean_holiday_is_closed_by_its_name(day: str, name: str) -> None:
    standing = calendar().standing(at(f"{day} 10:00"))
    assert (standing.open, standing.why.ko) == (False, calendar_says(name))


def calendar_says(name: str) -> str:
    return f"{name}{'이라' if (ord(name[-1]) - 0xAC00) % 28 else '라'} 쉽니다"


@pytest.mark.parametrize(
    "day", ["2026-09-23", "2026-09-28", "2026-10-06", "2027-02-10", "2027-05-04", "2027-07-20"]
)
def test_the_workday_beside_a_holiday_is_open(day: str) -> None:
    assert calendar().is_open(at(f"{day} 10:00"))


def test_a_temporary_holiday_is_written_as_a_closed_day() -> None:
    assert calendar().is_open(at("2026-11-27 11:00"))
    own = calendar(closed="2026-11-27")
    assert not own.is_open(at("2026-11-27 11:00"))
    assert own.standing(at("2026-11-27 11:00")).why.ko == "창립기념일이라 쉽니다"


def test_an_open_day_beats_a_public_holiday() -> None:
    own = calendar(open="2026-10-09")
    assert own.is_open(at("2026-10-09 10:00"))
    assert own.standing(at("2026-10-09 10:00")).why.ko == "정상 영업, 18:00까지 엽니다"


def test_a_closed_day_beats_hours_for_every_day() -> None:
    own = calendar("매일", "00:00-24:00", closed="2026-11-27")
    assert own.is_open(at("2026-10-09 03:00"))
    assert not own.is_open(at("2026-11-27 03:00"))


def test_business_hours_end_at_the_minute() -> None:
    own = calendar()
    assert not own.is_open(at("2026-11-24 08:59"))
    assert own.is_open(at("2026-11-24 09:00"))
    assert own.is_open(at("2026-11-24 17:59"))
    assert not own.is_open(at("2026-11-24 18:00"))
    assert own.standing(at("2026-11-24 18:00")).why.ko == "영업시간(09:00-18:00) 밖입니다"
    assert own.standing(at("2026-11-24 10:00")).why.ko == "영업시간입니다. 18:00까지"
    assert own.standing(at("2026-11-21 10:00")).why.ko == "토요일은 쉽니다"


def test_a_night_shift_belongs_to_the_day_it_begins_on() -> None:
    own = calendar("금", "22:00-06:00")
    assert own.is_open(at("2026-11-20 23:00"))
    assert own.is_open(at("2026-11-21 05:59"))
    assert not own.is_open(at("2026-11-21 06:00"))
    assert not own.is_open(at("2026-11-20 05:00"))
    assert own.closing(date(2026, 11, 20)) == datetime(2026, 11, 21, 6, 0, tzinfo=SEOUL)


def test_a_moment_of_another_zone_is_meant_where_the_company_is() -> None:
    assert calendar().is_open(at("2026-11-24T00:30+00:00"))
    assert not calendar().is_open(at("2026-11-24T10:00+00:00"))


def test_a_moment_is_told_with_its_day() -> None:
    assert (
        calendar().describe(at("2026-10-05 23:10")).ko
        == "2026-10-05 23:10 월요일, 개천절 대체 휴일"
    )
    assert calendar().describe(at("2026-11-24 10:00")).en == "2026-11-24 10:00 Tuesday"


def duty(hours: str) -> tuple[Calendar, Hours]:
    return calendar(closed="2026-11-27"), parse_hours(hours)


@pytest.mark.parametrize(
    ("hours", "moment", "there"),
    [
        ("항상", "2026-10-05 03:00", True),
        ("always", "2026-10-05 03:00", True),
        ("영업시간", "2026-11-24 10:00", True),
        ("영업시간", "2026-10-05 10:00", False),
        ("business hours", "2026-11-24 18:00", False),
        ("영업시간 밖", "2026-11-24 18:00", True),
        ("영업시간 밖", "2026-10-05 10:00", True),
        ("after hours", "2026-11-24 10:00", False),
        ("매일 09:00-22:00", "2026-10-05 21:59", True),
        ("매일 09:00-22:00", "2026-11-27 10:00", True),
        ("매일 09:00-22:00", "2026-11-27 22:00", False),
        ("09:00-22:00", "2026-11-21 21:00", True),
        ("평일 09:00-18:00", "2026-10-05 10:00", False),
        ("평일 09:00-18:00", "2026-11-27 10:00", False),
        ("월-금 09:00-12:00, 13:00-18:00", "2026-11-24 12:30", False),
        ("월-금 09:00-12:00, 13:00-18:00", "2026-11-24 13:00", True),
        ("월·수·금 22:00-06:00", "2026-11-24 05:00", True),
        ("월·수·금 22:00-06:00", "2026-11-25 05:00", False),
        ("금-월 10:00-12:00", "2026-11-22 10:00", True),
        ("금-월 10:00-12:00", "2026-11-24 10:00", False),
        ("주말 10:00-16:00", "2026-11-21 10:00", True),
        ("주말 10:00-16:00", "2026-10-03 10:00", False),
        ("주말 10:00-16:00, 공휴일 10:00-14:00", "2026-10-03 13:59", True),
        ("매일 09:00-22:00, 공휴일 10:00-14:00", "2026-10-03 09:30", False),
        ("weekdays 09:00-18:00, Sat 10:00-14:00", "2026-11-21 13:00", True),
        ("평일 18:00-24:00", "2026-11-24 23:59", True),
        ("평일 18:00-24:00", "2026-11-25 00:00", False),
    ],
)
def test_somebody_is_on_duty_in_these_hours(hours: str, moment: str, *, there: bool) -> None:
    own, kept = duty(hours)
    assert own.on_duty(kept, at(moment)) == there


@pytest.mark.parametrize(
    ("hours", "place", "message", "hint"),
    [
        ("", "", "시간이 비어 있습니다", "‘영업시간’, ‘항상’, 또는 ‘평일 09:00-18:00’처럼 쓰세요."),
        ("아무 때나", "아무 때나", "읽을 수 없는 시간입니다", "‘영업시간’, ‘항상’, 또는 ‘평일 09:00-18:00’처럼 쓰세요."),
        ("평일 09:00~18:00", "평일 09:00~18:00", "읽을 수 없는 시간입니다", None),
        ("주중 09:00-18:00", "주중", "‘주중’은 읽을 수 없는 요일입니다", "‘평일’로 쓰세요."),
        ("월요일-금요일 09:00-18:00", "월요일-금요일", None, "‘월-금’으로 쓰세요."),
        ("월-금 09:00-18:00, 토토 10:00-12:00", "토토", "‘토토’는 읽을 수 없는 요일입니다", None),
        ("평일 9:00-18:00", "9:00", "‘9:00’은 시각이 아닙니다", None),
        ("평일 09:00-25:00", "25:00", "‘25:00’은 시각이 아닙니다", None),
        ("평일 09:00-24:30", "24:30", "‘24:30’은 시각이 아닙니다", None),
        ("평일 09:00-12:60", "12:60", "‘12:60’은 시각이 아닙니다", None),
        ("평일 09:00-09:00", "09:00-09:00", "시작과 끝이 같아 여는 시간이 없습니다", None),
        ("평일 09:00-18:00, 24:00-24:00", "24:00-24:00", "시작과 끝이 같아 여는 시간이 없습니다", None),
    ],
)  # fmt: skip
def test_hours_that_cannot_be_read_are_told_with_their_place(
    hours: str, place: str, message: str | None, hint: str | None
) -> None:
    with pytest.raises(ProblemError) as raised:
        parse_hours(hours)
    problem = raised.value.problem
    assert problem.cell[problem.start : problem.end] == place
    assert message in (None, problem.message.ko)
    assert hint in (None, problem.hint.ko)


def test_a_day_of_the_calendar_has_one_line_of_hours() -> None:
    with pytest.raises(ProblemError) as raised:
        parse_week({"월-금": "09:00-18:00", "금": "09:00-17:00"})
    assert raised.value.problem.message.ko == "금요일의 시간이 ‘월-금’에도 있습니다"
    parse_week({"매일": "09:00-18:00", "공휴일": "10:00-15:00"})


@pytest.mark.parametrize(
    ("country", "hint"),
    [("KO", "‘KR’을 뜻했나요?"), ("UK", "‘GB’를 뜻했나요?"), ("QQ", "두 글자 국가 코드로 쓰세요. 예: KR, US, JP.")],
)  # fmt: skip
def test_an_unknown_country_is_told(country: str, hint: str) -> None:
    with pytest.raises(ProblemError) as raised:
        check_country(country)
    assert raised.value.problem.message.ko.startswith(f"‘{country}’")
    assert raised.value.problem.hint.ko == hint


def test_other_countries_have_their_own_holidays() -> None:
    check_country("US")
    assert public_holidays("US", 2026)[date(2026, 7, 3)].startswith("Independence Day")
    assert date(2026, 10, 5) not in public_holidays("US", 2026)


def test_a_night_with_a_change_of_the_clocks_keeps_its_length() -> None:
    new_york = Calendar(ZoneInfo("America/New_York"), parse_week({"daily": "00:00-24:00"}))
    before = datetime(2026, 10, 31, 23, 0, tzinfo=ZoneInfo("America/New_York"))
    assert new_york.later(before, timedelta(hours=4)).hour == 2

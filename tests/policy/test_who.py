"""Who is called now: rule, level, backups, and what comes next."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from cscx.policy.escalation.deadlines import read_deadline, same_length
from cscx.policy.escalation.moments import parse_moment
from cscx.policy.escalation.who import OnCall, who
from cscx.policy.language.problem import ProblemError
from tests.policy.matrices import calendar, matrix


def ask(at: str, minutes: float = 0, severity: str = "P2", **parts: object) -> OnCall:
    made = matrix(**parts)  # type: ignore[arg-type]
    return who(made, {"심각도": severity}, datetime.fromisoformat(at), timedelta(minutes=minutes))


def called(found: OnCall) -> str:
    assert found.current is not None
    assert found.current.reached.role is not None
    return found.current.reached.role.name


def test_in_business_hours_the_first_level_is_called() -> None:
    found = ask("2026-11-24 10:00")
    assert (found.status, found.rule, called(found)) == ("call", "낮-긴급", "파트장")
    assert found.left == timedelta(minutes=5)
    assert found.next is not None
    assert (found.next.role, f"{found.next.since:%H:%M}") == ("CS매니저", "10:05")
    assert f"{found.end:%H:%M}" == "10:45"


def test_on_a_holiday_it_is_not_business_hours() -> None:
    found = ask("2026-10-05 10:00")
    assert (found.rule, called(found)) == ("밤", "당직")
    assert found.standing.why.ko == "개천절 대체 휴일이라 쉽니다"


@pytest.mark.parametrize(
    ("minutes", "role", "left"),
    [
        (0, "파트장", 5),
        (4.99, "파트장", 0.01),
        (5, "CS매니저", 10),
        (14, "CS매니저", 1),
        (15, "운영총괄", 30),
    ],
)
def test_the_level_follows_from_the_time_gone_by(minutes: float, role: str, left: float) -> None:
    found = ask("2026-11-24 10:00", minutes)
    assert called(found) == role
    assert found.left == pytest.approx(timedelta(minutes=left), abs=timedelta(milliseconds=1))


def test_after_the_last_level_the_path_has_ended() -> None:
    found = ask("2026-11-24 10:00", 45)
    assert (found.status, found.current, found.next) == ("ended", None, None)


def test_a_path_is_gone_through_as_often_as_it_says() -> None:
    found = ask("2026-11-24 10:00", 45, repeat=2)
    assert (called(found), found.current and found.current.turn) == ("파트장", 2)
    assert len(found.calls) == 6


def test_a_level_that_is_called_after_closing_goes_to_its_backups() -> None:
    found = ask("2026-11-24 17:58", 2)
    assert (found.rule, found.current and found.current.role) == ("낮-긴급", "파트장")
    assert called(found) == "당직"
    assert found.current is not None
    assert [passed.why.ko for passed in found.current.reached.passed] == [
        "파트장은 영업시간에만 받습니다"
    ]


def test_backups_are_tried_one_after_the_other() -> None:
    found = ask("2026-11-24 17:59", 200, paths={"긴급": [("CS매니저", "1일")], "전달": [("파트장", "5분")], "당직": [("당직", "5분")]})  # fmt: skip
    assert called(found) == "당직"
    assert found.current is not None
    assert [passed.role for passed in found.current.reached.passed] == ["CS매니저", "파트장"]


def test_a_circle_of_backups_ends_with_nobody() -> None:
    roles = {
        "파트장": ("내선 1100", "영업시간", "CS매니저"),
        "CS매니저": ("내선 1001", "영업시간", "파트장"),
        "당직": ("내선 0199", "영업시간", None),
        "운영총괄": ("내선 2900", "항상", None),
    }
    found = ask("2026-11-24 20:00", roles=roles)
    assert found.status == "nobody"
    assert ask("2026-11-24 17:59", 5, roles=roles).status == "nobody"


def test_a_role_that_is_not_in_the_list_is_told() -> None:
    found = ask("2026-11-24 10:00", paths={"긴급": [("총무", "5분")], "전달": [("당직", "5분")], "당직": [("당직", "5분")]})  # fmt: skip
    assert found.status == "nobody"
    assert found.current is not None
    assert found.current.reached.passed[0].why.ko == "총무 역할이 목록에 없습니다"


def test_a_business_day_is_due_when_the_company_closes() -> None:
    found = ask("2026-10-02 10:00", severity="P3")
    assert found.current is not None
    assert f"{found.current.due:%Y-%m-%d %H:%M}" == "2026-10-06 18:00"
    assert found.next is not None
    assert found.next.since == found.current.due
    assert f"{found.end:%Y-%m-%d %H:%M}" == "2026-10-06 20:00"


@pytest.mark.parametrize(
    ("written", "at", "due"),
    [
        ("90초", "2026-11-24 10:00", "2026-11-24 10:01:30"),
        ("1.5시간", "2026-11-24 23:00", "2026-11-25 00:30:00"),
        ("1영업일", "2026-11-20 17:59", "2026-11-23 18:00:00"),
        ("1영업일", "2026-11-20 23:59", "2026-11-23 18:00:00"),
        ("3영업일", "2026-09-23 10:00", "2026-09-30 18:00:00"),
        ("1일", "2026-11-24 10:00", "2026-11-26 00:00:00"),
        ("1주", "2026-11-24 10:00", "2026-12-02 00:00:00"),
        ("1개월", "2027-01-31 10:00", "2027-03-01 00:00:00"),
    ],
)
def test_a_deadline_is_exact(written: str, at: str, due: str) -> None:
    found = read_deadline(written).due(datetime.fromisoformat(at), calendar())
    assert f"{found:%Y-%m-%d %H:%M:%S}" == due


@pytest.mark.parametrize("written", ["0분", "0.5영업일", "곧", "5~7영업일", "-5분"])
def test_a_deadline_nobody_can_wait_for_is_refused(written: str) -> None:
    with pytest.raises(ProblemError):
        read_deadline(written)


def test_lengths_are_compared_over_units_but_never_over_calendars() -> None:
    assert same_length(read_deadline("60분"), read_deadline("1시간"))
    assert same_length(read_deadline("1주"), read_deadline("7일"))
    assert not same_length(read_deadline("1일"), read_deadline("24시간"))
    assert not same_length(read_deadline("1일"), read_deadline("1영업일"))


def test_a_fact_that_contradicts_the_clock_is_refused() -> None:
    with pytest.raises(ProblemError) as raised:
        who(
            matrix(),
            {"심각도": "P1", "시간대": "영업시간"},
            datetime.fromisoformat("2026-10-05 10:00"),
        )
    problem = raised.value.problem
    assert problem.path == ("시간대",)
    assert problem.message.ko == "그 시각에 ‘시간대’는 ‘영업시간 밖’입니다"
    assert who(
        matrix(),
        {"심각도": "P1", "시간대": "영업시간 밖"},
        datetime.fromisoformat("2026-10-05 10:00"),
    ).path


def test_what_is_missing_is_asked_for() -> None:
    found = who(matrix(), {}, datetime.fromisoformat("2026-11-24 10:00"))
    assert found.status == "open"
    assert found.decision.ask is not None
    assert found.decision.ask.input == "심각도"
    assert who(matrix(), {}, datetime.fromisoformat("2026-11-24 20:00")).status == "call"


def test_a_case_without_a_rule_says_so() -> None:
    rules = [("낮", {"시간대": "영업시간"}, "긴급")]
    assert ask("2026-11-24 20:00", rules=rules).status == "none"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-10-05 23:10", "2026-10-05 23:10"),
        ("2026-10-05T23:10", "2026-10-05 23:10"),
        ("2026-10-05 23:10:59", "2026-10-05 23:10"),
        ("2026.10.5 09:00", "2026-10-05 09:00"),
        ("2026. 10. 5. 9:00", None),
        ("2026-10-05 24:00", "2026-10-06 00:00"),
        ("2026-10-05T14:10Z", "2026-10-05 23:10"),
        ("2026-10-05 10:10-04:00", "2026-10-05 23:10"),
        ("23:10", "2026-11-21 23:10"),
    ],
)
def test_a_moment_is_read_as_people_type_it(text: str, meant: str | None) -> None:
    if meant is None:
        with pytest.raises(ProblemError):
            parse_moment(text, calendar(), date(2026, 11, 21))
    else:
        found = parse_moment(text, calendar(), date(2026, 11, 21))
        assert f"{found:%Y-%m-%d %H:%M}" == meant


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "‘’는 시각이 아닙니다", None),
        ("내일", "‘내일’은 시각이 아닙니다", None),
        ("2026-10-05", "‘2026-10-05’에 시각이 없습니다", "‘2026-10-05 09:00’처럼 쓰세요."),
        ("2026-02-30 10:00", "2026년 2월 30일은 없습니다", "2월은 28일까지입니다."),
        ("2028-02-30 10:00", "2028년 2월 30일은 없습니다", "2월은 29일까지입니다."),
        ("2026-13-01 10:00", "13월은 없습니다", "1월부터 12월까지 씁니다."),
        ("2026-10-05 25:00", "25:00 시각은 없습니다", "00:00부터 24:00까지 씁니다."),
        ("2026-10-05 24:01", "24:01 시각은 없습니다", None),
        ("2026-10-05 23:60", "23:60 시각은 없습니다", None),
        ("0000-01-01 10:00", None, None),
        ("9999-12-31 24:00", None, None),
        ("2026-10-05 10:00+99:99", None, None),
    ],
)
def test_an_impossible_moment_is_told(text: str, message: str | None, hint: str | None) -> None:
    with pytest.raises(ProblemError) as raised:
        parse_moment(text, calendar())
    assert message in (None, raised.value.problem.message.ko)
    assert hint in (None, raised.value.problem.hint.ko)

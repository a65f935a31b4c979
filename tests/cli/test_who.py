"""`cscx who`: whom to call, and everything one can get wrong in asking."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cscx.cli import who_command
from tests.cli.program import Result, change, cscx

DESK = "sops/escalations/desk.yaml"
ROLES = "sops/reference/roles.yaml"
CALENDAR = "sops/reference/calendar.yaml"
DAY = "at=2026-11-24 10:00"
HOLIDAY = "at=2026-10-05 23:10"


@pytest.fixture
def desk(clean: Path) -> Path:
    """The base knowledge base with a head of shift who keeps business hours."""
    change(
        clean,
        ROLES,
        "    reach: 내선 1100\n    hours: 항상\n",
        "    reach: 내선 1100\n    hours: 영업시간\n",
    )
    return clean


def who(root: Path, *args: str) -> Result:
    return cscx("who", *args, folder=root, environment={"CSCX_AS_OF": "2026-11-21"})


def failure(root: Path, *args: str) -> str:
    done = who(root, *args)
    assert (done.code, done.out) == (2, "")
    return done.err


def test_in_business_hours(desk: Path) -> None:
    done = who(desk, "심각도=P1", DAY)
    assert done.code == 0
    assert done.out == (
        "2026-11-24 10:00 화요일 · 영업시간입니다. 18:00까지\n"
        "\n"
        "지금   파트장  내선 1100\n"
        "       10:05까지 5분\n"
        "\n"
        "다음   CS매니저  내선 1001\n"
        "       10:05에 연락, 10분\n"
        "\n"
        "그 뒤  10:15에 순서가 끝납니다\n"
        "\n"
        "까닭   규칙 긴급한일, 연락 순서 긴급\n"
    )


def test_on_a_holiday_somebody_stands_in_and_it_says_why(desk: Path) -> None:
    out = who(desk, "desk", "심각도=P1", HOLIDAY).out
    assert out.startswith("2026-10-05 23:10 월요일 · 개천절 대체 휴일이라 쉽니다\n")
    assert "지금   CS매니저  내선 1001  (파트장 대신)\n" in out
    assert "       파트장은 영업시간에만 받습니다. CS매니저가 대신 받습니다\n" in out


def test_in_english(desk: Path) -> None:
    out = who(desk, "심각도=P1", HOLIDAY, "--lang", "en").out
    assert "Now    CS매니저  내선 1001  (for 파트장)\n       until 23:15, 5 min\n" in out


def test_time_gone_by_moves_on_to_the_next_level(desk: Path) -> None:
    out = who(desk, "심각도=P1", DAY, "--elapsed", "7분").out
    assert out.startswith("2026-11-24 10:07 화요일 · 10:00에 시작해 7분 지남 · ")
    assert "지금   CS매니저  내선 1001\n       10:15까지 8분 남음\n" in out


def test_after_the_end_nobody_is_left(desk: Path) -> None:
    done = who(desk, "심각도=P1", DAY, "--elapsed", "1시간 30분")
    assert done.code == 1
    assert "끝    연락 순서가 10:15에 끝났습니다. 그때까지 아무도 답하지 않았습니다\n" in done.out


def test_nobody_is_said_loudly(desk: Path) -> None:
    change(desk, ROLES, "    hours: 항상\n", "    hours: 영업시간\n")
    done = who(desk, "심각도=P1", HOLIDAY)
    assert done.code == 1
    assert "파트장에게 연락할 차례인데 받을 사람이 없습니다\n" in done.out
    assert "CS매니저는 영업시간에만 받습니다\n" in done.out


def test_as_json(desk: Path) -> None:
    done = who(desk, "심각도=P1", HOLIDAY, "-f", "json")
    found = json.loads(done.out)
    assert found["status"] == "call"
    assert found["open"] is False
    assert found["standing"] == "개천절 대체 휴일이라 쉽니다"
    assert (found["rule"], found["path"], found["left"]) == ("긴급한일", "긴급", 300)
    assert found["call"]["role"] == "파트장"
    assert (found["call"]["answers"], found["call"]["reach"]) == ("CS매니저", "내선 1001")
    assert found["call"]["passed"] == [{"role": "파트장", "why": "파트장은 영업시간에만 받습니다"}]
    assert found["call"]["due"] == "2026-10-05T23:15:00+09:00"
    assert [call["level"] for call in found["schedule"]] == [1, 2]
    assert found["end"] == "2026-10-05T23:25:00+09:00"


def test_without_a_time_it_is_now_and_says_so(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(who_command, "now", lambda: datetime(2026, 11, 24, 1, 0, 30, tzinfo=UTC))
    out = cscx("who", "심각도=P1", folder=desk).out
    assert out.startswith("2026-11-24 10:00 화요일(지금) · 영업시간입니다. 18:00까지\n")
    out = cscx("who", "심각도=P1", "--elapsed", "7분", folder=desk).out
    assert out.startswith("2026-11-24 10:00 화요일(지금) · 09:53에 시작해 7분 지남")
    out = cscx("who", "심각도=P1", "--as-of", "2026-10-05", folder=desk).out
    assert out.startswith("2026-10-05 10:00 월요일(지금) · 개천절 대체 휴일이라 쉽니다\n")
    out = cscx("who", "심각도=P1", "at=23:10", folder=desk).out
    assert out.startswith("2026-11-24 23:10 화요일 · ")


def test_a_moment_of_another_zone_is_told_where_the_company_is(desk: Path) -> None:
    assert who(desk, "심각도=P1", "at=2026-10-05T14:10Z").out.startswith("2026-10-05 23:10 월요일")


def test_what_is_missing_is_said_where_nobody_can_be_asked(desk: Path) -> None:
    assert failure(desk) == (
        "오류: ‘심각도’가 없어 누구인지 알 수 없습니다.\n  심각도=P1|P2처럼 쓰세요.\n"
    )
    assert failure(desk, "심각도=?").startswith("오류: ‘심각도’가 없어 누구인지")


def test_on_a_terminal_it_asks(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(who_command, "on_terminal", lambda: True)
    done = cscx("who", DAY, folder=desk, stdin="3\nP1\n")
    assert done.code == 0
    assert "심각도" in done.err
    assert "지금   파트장  내선 1100\n" in done.out
    assert cscx("who", DAY, folder=desk, stdin="").code == 2


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["심각도=P9", DAY], "‘P9’는 ‘심각도’의 값이 아닙니다.\n  고를 수 있는 값: P1, P2.\n"),
        (["심각=P1", DAY], "‘심각’은 여기서 쓰지 않습니다.\n  혹시 ‘심각도’인가요? 쓰는 이름: 심각도\n"),
        (["심각도=P1", "심각도=P2"], "‘심각도’를 1번째와 2번째에 두 번 썼습니다.\n  하나만 남기세요.\n"),
        (["심각도", DAY], "‘심각도’ 에스컬레이션은 없습니다."),
        (["심각도", "P1"], "1번째 값 ‘P1’에 =가 없습니다."),
        (["desk", "P1"], "1번째 값 ‘P1’에 =가 없습니다."),
        (["심각도=", DAY], "‘심각도=’이 비었습니다."),
        (["심각도=P1", "at=2026-02-30 10:00"], "2026년 2월 30일은 없습니다.\n  2월은 28일까지입니다.\n"),
        (["심각도=P1", "at=2026-10-05"], "‘2026-10-05’에 시각이 없습니다.\n  ‘2026-10-05 09:00’처럼 쓰세요.\n"),
        (["심각도=P1", "at=2026-10-05 25:00"], "25:00 시각은 없습니다."),
        (["심각도=P1", "at=내일"], "‘내일’은 시각이 아닙니다.\n  2026-10-05 23:10처럼 쓰세요. 오늘이면 23:10만 써도 됩니다.\n"),
        (["심각도=P1", DAY, "--elapsed", "12"], "--elapsed에 쓴 ‘12’는 지난 시간이 아닙니다.\n  12분, 1시간 30분처럼 분과 시간으로 쓰세요.\n"),
        (["심각도=P1", DAY, "--elapsed", "1영업일"], "‘1영업일’은 지난 시간이 아닙니다."),
        (["심각도=P1", DAY, "--elapsed", "99999999시간"], "은 지난 시간이 아닙니다."),
        (["심각도=P1", DAY, "--elapsed", "-5분"], "‘-5분’은 지난 시간이 아닙니다."),
        (["dsek", "심각도=P1"], "‘dsek’ 에스컬레이션은 없습니다.\n  혹시 ‘desk’인가요?\n"),
        (["eligibility", "심각도=P1"], "‘eligibility’는 판정표입니다. 에스컬레이션이 아닙니다.\n  판정표에는 `cscx decide eligibility`로 묻습니다.\n"),
        (["심각도=P1", "--as-of", "2026-02-30"], "2026-02-30"),
    ],
)  # fmt: skip
def test_what_was_typed_wrong_is_said(desk: Path, args: list[str], said: str) -> None:
    assert said in failure(desk, *args)


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (CALENDAR, "country: KR", "country: KO", f"{CALENDAR}:2:10: ‘KO’는 공휴일을 아는 나라가 아닙니다.\n  ‘KR’을 뜻했나요?\n"),
        (CALENDAR, "country: KR", "country: KR\nzone: Asia/Soeul", f"{CALENDAR}:3:7: ‘Asia/Soeul’ 시간대가 없습니다.\n  ‘Asia/Seoul’을 뜻했나요?\n"),
        (CALENDAR, "  월-금: 09:00-18:00", "  월-금: 09:00-18:00\n  금: 09:00-17:00", f"{CALENDAR}:5:3: 금요일의 시간이 ‘월-금’에도 있습니다.\n"),
        (ROLES, "hours: 영업시간", "hours: 매일 09:00-09:00", "시작과 끝이 같아 여는 시간이 없습니다.\n"),
        (DESK, "within: 5분", "within: 0분", f"{DESK}:14:29: 0이면 기다리지 않고 지나칩니다.\n  1분 이상으로 쓰세요.\n"),
        (DESK, "{심각도: P1}\n    then", "{심각도: P7}\n    then", "‘P7’"),
        (DESK, "kind: escalation", "kind: escalation\nrules: 3", "읽을 수 없어"),
    ],
)  # fmt: skip
def test_what_is_written_wrong_is_said_with_its_place(
    desk: Path, path: str, old: str, new: str, said: str
) -> None:
    change(desk, path, old, new)
    assert said in failure(desk, "desk", "심각도=P1", DAY)


def test_without_a_matrix_or_with_several_it_says_so(desk: Path) -> None:
    text = (desk / DESK).read_text(encoding="utf-8")
    (desk / "sops/escalations/night.yaml").write_text(text, encoding="utf-8")
    assert failure(desk, "심각도=P1") == (
        "오류: 어느 에스컬레이션인지 쓰세요.\n  에스컬레이션: desk, night\n"
    )
    (desk / "sops/escalations/night.yaml").unlink()
    (desk / DESK).unlink()
    assert "이 지식 베이스에는 에스컬레이션이 없습니다." in failure(desk, "심각도=P1")


def test_a_matrix_that_is_not_in_force_says_so_and_answers(desk: Path) -> None:
    change(desk, DESK, "effective: 2026-03-01", "effective: 2027-03-01")
    done = who(desk, "심각도=P1", DAY)
    assert done.code == 0
    assert done.err == "2027-03-01부터 시행하는 기준입니다.\n"


def test_a_calendar_input_is_never_asked_and_never_overruled(desk: Path) -> None:
    change(
        desk,
        "sops/reference/inputs.yaml",
        "  심각도:\n",
        "  시간대:\n    values: [영업시간, 영업시간 밖]\n    from: calendar\n  심각도:\n",
    )
    change(desk, DESK, "inputs: [심각도]", "inputs: [심각도, 시간대]")
    change(desk, DESK, "when: {심각도: P2}", "when: {심각도: P2, 시간대: 영업시간}")
    assert who(desk, "심각도=P2", DAY).code == 0
    done = who(desk, "심각도=P2", HOLIDAY)
    assert (done.code, "맞는 규칙이 없습니다\n" in done.out) == (1, True)
    assert "그 시각에 ‘시간대’는 ‘영업시간 밖’입니다." in failure(
        desk, "심각도=P1", "시간대=영업시간", HOLIDAY
    )

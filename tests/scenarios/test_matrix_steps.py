"""What sentences say of an escalation matrix: who answers, and when."""

from __future__ import annotations

import pytest

from tests.scenarios.saying import run, told

DUTY = """\
    조건 심각도는 P1이고 고객등급은 일반이다
    그리고 지금은 2026-11-23 14:00이다
    만일 cs-escalation으로 연락하면
"""


@pytest.mark.parametrize(
    "then",
    [
        "그러면 경로는 긴급이다",
        "그러면 경로는 당직이 아니다",
        "그러면 담당은 파트장이다",
        "그러면 기한은 5분이다",
        "그러면 파트장이 5분 안에 받는다",
        "그러면 다음 담당은 CS매니저이다",
        "그러면 차례로 다음과 같이 연락한다\n      | 파트장 | 5분 |\n      | CS매니저 | 10분 |\n      | 운영총괄 | 30분 |",
    ],
)
def test_a_matrix_is_checked_by_who_answers_and_when(then: str) -> None:
    assert run(f"{DUTY}    {then}\n") is None


@pytest.mark.parametrize(
    ("then", "message"),
    [
        ("그러면 경로는 당직이다", "경로가 ‘당직’이어야 하는데 ‘긴급’입니다."),
        ("그러면 CS매니저가 5분 안에 받는다", "담당이 ‘CS매니저’여야 하는데 ‘파트장’입니다."),
        ("그러면 파트장이 7분 안에 받는다", "기한이 ‘7분’이어야 하는데 ‘5분’입니다."),
        ("그러면 파트장이 곧 안에 받는다", "‘곧’은 기다리는 시간이 아닙니다."),
        ("그러면 더 연락할 사람이 없다", "경로가 끝나지 않았습니다."),
        ("그러면 처리는 불가이다", "에스컬레이션에 ‘처리’는 없습니다."),
        (
            "그러면 차례로 다음과 같이 연락한다\n      | 파트장 | 5분 |",
            "차례가 ‘파트장 5분’이어야 하는데 ‘파트장 5분, CS매니저 10분, 운영총괄 30분’입니다.",
        ),
    ],
)
def test_a_matrix_that_calls_somebody_else_is_told(then: str, message: str) -> None:
    assert told(f"{DUTY}    {then}\n")[0] == message


def test_time_moves_a_call_along_its_path() -> None:
    late = DUTY.replace("    만일", "    그리고 아무도 받지 않고 {time}이 지났다\n    만일")
    second = late.replace("{time}", "5분") + "    그러면 CS매니저가 10분 안에 받는다\n"
    assert run(second) is None
    over = late.replace("{time}", "90분") + "    그러면 더 연락할 사람이 없다\n"
    assert run(over) is None
    assert told(late.replace("{time}", "3일"))[0] == "‘3일’은 지난 시간이 아닙니다."


def test_a_matrix_must_know_when() -> None:
    steps = DUTY.replace("    그리고 지금은 2026-11-23 14:00이다\n", "")
    assert told(steps) == (
        "언제인지 알 수 없습니다.",
        "‘조건 지금은 2026-11-23 14:00이다’를 더하세요.",
    )
    assert told(DUTY.replace("심각도는 P1이고 ", "") + "    그러면 담당은 파트장이다\n")[0] == (
        "경로가 정해지지 않았습니다."
    )
    english = """\
    Given 심각도 is P1
    And the time is 2026-11-23 14:00
    And nobody has answered for 5 minutes
    When cs-escalation is called
    Then CS매니저 answers within 10 minutes
    And next is 운영총괄
    And these are called in turn:
      | 파트장 | 5분 |
      | CS매니저 | 10분 |
      | 운영총괄 | 30분 |
"""
    assert run(english, "en") is None

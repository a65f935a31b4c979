"""The step library: every sentence, and what is said of tables and what they answer."""

from __future__ import annotations

import pytest

from cscx.scenarios.feature import Step
from cscx.scenarios.step import StepDefinition
from cscx.scenarios.steps import library
from tests.scenarios.saying import run, told

RETURN = """\
    조건 요청은 반품이고 반품제한은 제한 없음이고 재고는 재고 있음이다
    그리고 고객등급은 일반이고 경과일은 8일이고 상품상태는 개봉이고 결제금액은 30만원이다
    만일 return-eligibility로 판정하면
"""


@pytest.mark.parametrize("definition", library().definitions, ids=lambda each: each.shown)
def test_the_example_of_every_step_is_that_step(definition: StepDefinition) -> None:
    keyword, _, text = definition.example.partition(" ")
    assert keyword in ("조건", "만일", "그러면", "Given", "When", "Then")
    found = library().find(Step(definition.kind, text, (), 1, 1, 1))
    assert found is not None
    assert found[0] is definition


@pytest.mark.parametrize(
    "then",
    [
        "그러면 처리는 불가다",
        "그러면 처리는 불가이다",
        "그러면 처리는 불가입니다",
        '그러면 처리는 "불가"이다',
        "그러면 처리: 불가",
        "그러면 승인은 상담사다",
        "그러면 승인이 상담사이다",
        "그러면 응대는 return-refused다",
        "그러면 규칙은 기한지남이다",
        "그러면 처리는 교환이 아니다",
        "그러면 결과는 다음과 같다\n      | 처리 | 불가 |\n      | 승인 | 상담사 |",
        "그러면 결과는 다음과 같다\n      | 처리 | 승인 | 응대 |\n      | 불가 | 상담사 | return-refused |",
    ],
)
def test_a_result_may_be_said_in_several_ways(then: str) -> None:
    assert run(f"{RETURN}    {then}\n") is None


def test_a_wrong_result_says_what_came_out_and_why() -> None:
    failed = run(f"{RETURN}    그러면 처리는 교환이다\n")
    assert failed is not None
    assert failed.message.ko == "처리가 ‘교환’이어야 하는데 ‘불가’입니다."
    assert failed.why is not None
    assert failed.why.ko == (
        "규칙 ‘기한지남’(경과일 8일, 반품제한 제한 없음, 고객등급 일반): 등급별 기한이 모두 지났다."
        " 경과일이 7일 이하라면 처리 전액환불, 승인 상담사"
    )
    assert (failed.step.line, failed.step.text) == (6, "처리는 교환이다")


@pytest.mark.parametrize(
    ("steps", "message", "hint"),
    [
        (
            "    만일 return-eligibilty로 판정하면\n",
            "‘return-eligibilty’라는 판정표가 없습니다.",
            "혹시 ‘return-eligibility’인가요?",
        ),
        (
            "    조건 고객등금은 VIP이다\n",
            "입력 ‘고객등금’이 없습니다.",
            "혹시 ‘고객등급’인가요?",
        ),
        (
            "    조건 고객등급은 브이아이피이다\n",
            "‘브이아이피’는 ‘고객등급’의 값이 아닙니다.",
            "고를 수 있는 값: 일반, 골드, VIP.",
        ),
        (
            "    조건 경과일은 3영업일이다\n",
            "‘3영업일’의 단위(영업일)가 ‘경과일’의 단위(일)와 다릅니다.",
            "일과 영업일은 서로 비교하지 않습니다. 한쪽 단위로 맞추세요.",
        ),
        (
            f"{RETURN}    그러면 처라는 불가이다\n",
            "‘처라’는 ‘return-eligibility’의 결과가 아닙니다.",
            "혹시 ‘처리’인가요?",
        ),
        (
            f"{RETURN}    그러면 처리는 거절이다\n",
            "‘거절’은 ‘처리’의 값이 아닙니다.",
            "고를 수 있는 값: 전액환불, 부분환불, 교환, 불가.",
        ),
        (
            f"{RETURN}    그러면 규칙은 기한지낭이다\n",
            "규칙 ‘기한지낭’이 없습니다.",
            "혹시 ‘기한지남’인가요?",
        ),
        (
            "    그러면 처리는 불가이다\n",
            "아직 아무것도 판정하지 않았습니다.",
            "‘그러면’ 앞에 ‘만일 …로 판정하면’을 쓰세요.",
        ),
        (
            "    조건 오늘은 2026-02-30이다\n",
            "‘2026-02-30’은 날짜가 아닙니다.",
            "2026-11-23처럼 쓰세요.",
        ),
        (
            "    조건 지금은 오후 두 시이다\n",
            "‘오후 두 시’는 시각이 아닙니다.",
            "2026-11-23 14:00처럼 쓰세요.",
        ),
        (
            "    조건 경우는 다음과 같다\n",
            "아래에 표가 없습니다.",
            "다음 줄부터 ‘| 이름 | 값 |’을 쓰세요.",
        ),
        (
            "    만일 order-cancle 절차를 따라가면\n",
            "‘order-cancle’이라는 절차가 없습니다.",
            "혹시 ‘order-cancel’인가요?",
        ),
        (
            f"{RETURN}    그러면 해결로 끝난다\n",
            "절차를 따라가지 않아 이 줄을 확인할 수 없습니다.",
            "앞에 ‘만일 … 절차를 따라가면’을 쓰세요.",
        ),
        (RETURN, "확인하는 줄이 없습니다.", "‘그러면 …’ 줄을 더하세요."),
    ],
)
def test_a_wrong_sentence_says_what_to_write(steps: str, message: str, hint: str) -> None:
    assert told(steps) == (message, hint)


def test_an_unknown_sentence_names_the_steps_most_like_it() -> None:
    failed = run("    만일 return-eligibility로 판단하면\n")
    assert failed is not None
    assert failed.undefined
    assert failed.message.ko == "이 문장은 단계 목록에 없습니다."
    assert failed.hint is not None
    assert failed.hint.ko.startswith("비슷한 단계: 만일 {판정표}로 판정하면")
    english = run("    When return-eligibility decide\n", "en")
    assert english is not None
    assert english.hint is not None
    assert english.hint.en.startswith("Most like it: When {table} decides")


def test_a_misspelled_name_is_not_taken_for_something_that_did_not_come_out() -> None:
    message, hint = told(f"{RETURN}    그러면 승인은 파트짱이 아니다\n")
    assert (message, hint) == ("‘파트짱’은 없는 이름입니다.", "혹시 ‘파트장’인가요?")
    assert run(f"{RETURN}    그러면 승인은 파트장이 아니다\n") is None
    assert (
        told(f"{RETURN}    그러면 응대는 return-refusd가 아니다\n")[1]
        == "혹시 ‘return-refused’인가요?"
    )


def test_what_is_missing_is_asked_for() -> None:
    steps = "    만일 return-eligibility로 판정하면\n"
    assert (
        run(f"{steps}    그러면 아직 정해지지 않는다\n    그리고 다음에 물을 것은 요청이다\n")
        is None
    )
    message, _ = told(f"{steps}    그러면 처리는 불가이다\n")
    assert message == "처리가 ‘불가’여야 하는데 ‘정해지지 않음’입니다."
    refused, _ = told(f"{steps}    그러면 처리는 불가가 아니다\n")
    assert refused == "정해지지 않았습니다."


def test_what_nobody_knows_takes_the_value_agreed_on() -> None:
    steps = RETURN.replace("고객등급은 일반이고 ", "") + "    그러면 규칙은 기한지남이다\n"
    assert run(steps) is not None
    assert run(f"    조건 고객등급은 모른다\n{steps}") is None


def test_a_day_decides_which_value_of_a_fact_counts() -> None:
    fee = """\
    조건 반품판정은 전액환불이고 무료반품은 미적용이다
    만일 return-shipping-fee로 판정하면
    그러면 공제금액은 {fee}이다
"""
    assert run(fee.format(fee="6,000원")) is None
    later = f"    조건 오늘은 2027-01-01이다\n{fee}"
    assert run(later.format(fee="7,000원")) is None
    assert run(later.format(fee="6,000원")) is not None


def test_a_fact_stands_for_its_value_on_the_day() -> None:
    fee = """\
    조건 반품판정은 전액환불이고 무료반품은 미적용이다
    만일 return-shipping-fee로 판정하면
    그러면 공제금액은 <fact:반품배송비>이다
"""
    assert run(fee) is None
    assert run(f"    조건 오늘은 2027-01-01이다\n{fee}") is None
    last_day = RETURN.replace("경과일은 8일", "경과일은 <fact:반품기한>")
    assert run(f"{last_day}    그러면 처리는 전액환불이다\n") is None


def test_a_fact_by_tier_takes_the_tier_said_before() -> None:
    tier = "    조건 고객등급은 VIP이다\n"
    late = RETURN.replace("고객등급은 일반이고 경과일은 8일", "경과일은 <fact:교환연장기한>")
    assert run(f"{tier}{late}    그러면 처리는 교환이다\n") is None
    assert told(f"{late}    그러면 처리는 교환이다\n") == (
        "‘교환연장기한’의 값은 고객등급에 따라 다릅니다.",
        "앞줄에서 고객등급을 말하세요.",
    )
    assert told(late.replace("교환연장기한", "반품기안")) == (
        "기준값 ‘반품기안’이 없습니다.",
        "혹시 ‘반품기한’인가요?",
    )


def test_a_stated_discretion_allows_each_of_its_answers() -> None:
    steps = RETURN.replace("8일", "3일").replace("개봉", "사용흔적")
    assert (
        run(f"{steps}    그러면 처리는 부분환불이다\n    그리고 처리는 전액환불도 된다\n") is None
    )
    message, _ = told(f"{steps}    그러면 처리는 전액환불이 아니다\n")
    assert message == "처리가 ‘전액환불’이면 안 되는데 그렇게 나옵니다."

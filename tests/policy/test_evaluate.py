"""Asking a table: decided, still open, why, and what would change the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from cscx.policy.decision.evaluate import decide
from cscx.policy.decision.outcome_text import outcome_text
from cscx.policy.decision.trace import instead_text
from cscx.policy.language.problem import ProblemError, TableError
from cscx.policy.tables.chain import Chain, link
from cscx.policy.tables.definition import (
    ByTier,
    InputDefinition,
    OtherwiseDefinition,
    OutputDefinition,
    RuleDefinition,
    TableDefinition,
)

FACTS: Mapping[str, str | ByTier] = {
    "반품기한": "7일",
    "우수고객기한": "14일",
    "상담사한도": "30만원",
    "적립금": ByTier("등급", {"일반": "3,000원", "VIP": "5,000원"}),
    "보상단가": "5,000원",
}
DAYS = InputDefinition("경과일", type="integer", unit="일", minimum=0)
STATE = InputDefinition("상품상태", values=("정상", "개봉", "사용흔적"))
TIER = InputDefinition("등급", values=("일반", "VIP"), if_unknown="일반")
AMOUNT = InputDefinition("결제금액", type="money", minimum=0)
OUTPUTS = (
    OutputDefinition("처리", values=("전액환불", "부분환불", "교환", "불가")),
    OutputDefinition("승인", type="role"),
)
AGENT, LEAD = {"승인": "상담사"}, {"승인": "파트장"}
RETURN = TableDefinition(
    name="return",
    inputs=(DAYS, STATE, TIER, AMOUNT),
    outputs=OUTPUTS,
    facts=FACTS.get,
    rules=(
        RuleDefinition(
            "기한안",
            {
                "경과일": "<fact:반품기한> 이하",
                "상품상태": ["정상", "개봉"],
                "결제금액": "<fact:상담사한도> 이하",
            },
            {"처리": "전액환불", **AGENT},
            because="법정 기한 안이다",
            law="전자상거래법-17",
        ),
        RuleDefinition(
            "기한안-고액",
            {
                "경과일": "<fact:반품기한> 이하",
                "상품상태": ["정상", "개봉"],
                "결제금액": "<fact:상담사한도> 초과",
            },
            {"처리": "전액환불", **LEAD},
        ),
        RuleDefinition(
            "사용흔적",
            {"경과일": "<fact:반품기한> 이하", "상품상태": "사용흔적"},
            {"처리": "부분환불", **LEAD},
            alternatives=({"처리": "전액환불"},),
        ),
        RuleDefinition(
            "우수고객",
            {"경과일": "<fact:반품기한> 초과 <fact:우수고객기한> 이하", "등급": "VIP"},
            {"처리": "교환", **LEAD},
        ),
        RuleDefinition(
            "기한지남-일반",
            {"경과일": "<fact:반품기한> 초과 <fact:우수고객기한> 이하", "등급": "일반"},
            {"처리": "불가", **AGENT},
        ),
        RuleDefinition(
            "기한지남", {"경과일": "<fact:우수고객기한> 초과"}, {"처리": "불가", **AGENT}
        ),
    ),
)
FEE = TableDefinition(
    name="fee",
    inputs=(
        InputDefinition("판정", source=("return", "처리")),
        InputDefinition("무료", type="boolean"),
    ),
    outputs=(OutputDefinition("부담", values=("고객", "회사", "없음")),),
    rules=(
        RuleDefinition("고객", {"판정": {"not": ["불가"]}, "무료": "아니오"}, {"부담": "고객"}),
        RuleDefinition("회사", {"판정": {"not": ["불가"]}, "무료": "예"}, {"부담": "회사"}),
    ),
    otherwise=OtherwiseDefinition({"부담": "없음"}, "받지 않는 반품이다"),
)
TABLES = {"return": RETURN, "fee": FEE}


def chain(name: str = "return") -> Chain:
    return link(TABLES, name)


def test_a_full_case_is_decided_with_its_rule_reason_and_law() -> None:
    found = decide(chain(), {"경과일": 7, "상품상태": "개봉", "등급": "VIP", "결제금액": "30만원"})
    assert (found.status, found.rules) == ("decided", ("기한안",))
    assert found.answer is not None
    assert outcome_text(chain().table, found.answer).ko == "처리 전액환불, 승인 상담사"
    assert found.trace is not None
    (reason,) = found.trace.reasons
    assert (reason.rule, reason.because, reason.law) == (
        "기한안",
        "법정 기한 안이다",
        "전자상거래법-17",
    )
    assert [(met.input, met.value.ko, met.condition.ko) for met in reason.met] == [
        ("경과일", "7일", "7일 이하"),
        ("상품상태", "개봉", "정상 또는 개봉"),
        ("결제금액", "30만원", "30만원 이하"),
    ]


def test_the_nearest_other_answers_say_what_would_have_to_be_different() -> None:
    found = decide(chain(), {"경과일": 7, "상품상태": "개봉", "등급": "VIP", "결제금액": 300_000})
    assert found.trace is not None
    told = [
        (i.input, i.condition.ko, outcome_text(chain().table, i.answer).ko)
        for i in found.trace.instead
    ]
    assert told == [
        ("경과일", "8일 이상 14일 이하", "처리 교환, 승인 파트장"),
        ("상품상태", "사용흔적", "처리 부분환불, 승인 파트장 / 처리 전액환불, 승인 파트장"),
        ("결제금액", "300,001원 이상", "처리 전액환불, 승인 파트장"),
    ]


def test_another_answer_is_said_in_one_sentence() -> None:
    found = decide(chain(), {"경과일": 7, "상품상태": "개봉", "등급": "VIP", "결제금액": 300_000})
    assert found.trace is not None
    said = instead_text(chain().table, found.trace.instead[0])
    assert said.ko == "경과일이 8일 이상 14일 이하라면 처리 교환, 승인 파트장"
    assert said.en == "if 경과일 were at least 8 days up to 14 days, then 처리 교환, 승인 파트장"


def test_a_case_partly_known_lists_what_is_possible_and_asks_the_best_question() -> None:
    found = decide(chain(), {"상품상태": "정상", "경과일": 9})
    assert found.status == "open"
    assert found.rules == ("우수고객", "기한지남-일반")
    assert [outcome_text(chain().table, a).ko for a in found.answers] == [
        "처리 교환, 승인 파트장",
        "처리 불가, 승인 상담사",
    ]
    assert found.ask is not None
    assert (found.ask.input, found.ask.at_most) == ("등급", 1)


def test_facts_that_change_nothing_are_not_asked_for() -> None:
    found = decide(chain(), {"경과일": 15})
    assert (found.status, found.rules, found.ask) == ("decided", ("기한지남",), None)


def test_the_first_question_needs_the_fewest_questions_in_the_worst_case() -> None:
    found = decide(chain(), {})
    assert found.ask is not None
    assert (found.ask.input, found.ask.at_most) == ("경과일", 3)


def test_a_stated_discretion_gives_every_allowed_answer() -> None:
    found = decide(chain(), {"경과일": 3, "상품상태": "사용흔적"})
    assert found.status == "choice"
    assert [o.values for o in found.answers[0].outcomes] == [
        ("부분환불", "파트장"),
        ("전액환불", "파트장"),
    ]


def test_what_nobody_can_say_is_assumed_as_the_input_says() -> None:
    facts = {"경과일": 9, "상품상태": "정상"}
    assert decide(chain(), facts, nobody_knows={"등급"}).rules == ("기한지남-일반",)


def test_unknown_facts_travel_through_a_chain_as_possible_values() -> None:
    open_ = decide(chain("fee"), {"무료": "아니오"})
    assert open_.status == "open"
    assert [a.outcomes[0].values for a in open_.answers] == [("고객",), ("없음",)]
    assert open_.ask is not None
    assert open_.ask.input == "경과일"
    assert decide(chain("fee"), {"무료": "아니오", "경과일": 3}).status == "decided"
    refused = decide(chain("fee"), {"경과일": 20})
    assert refused.answer is not None
    assert refused.answer.outcomes[0].values == ("없음",)


def test_an_answer_given_before_may_be_named_by_its_table() -> None:
    found = decide(chain("fee"), {"return.처리": "교환", "무료": "예"})
    assert found.answer is not None
    assert found.answer.outcomes[0].values == ("회사",)


def test_a_case_that_two_rules_answer_differently_is_a_conflict() -> None:
    again = RuleDefinition("또", {"경과일": "7일"}, {"처리": "불가", **AGENT})
    table = TableDefinition("x", RETURN.inputs, OUTPUTS, (*RETURN.rules, again), facts=FACTS.get)
    facts = {"경과일": 7, "상품상태": "정상", "등급": "일반", "결제금액": 1}
    found = decide(link({"x": table}, "x"), facts)
    assert (found.status, found.rules) == ("conflict", ("기한안", "또"))


def test_a_case_that_nothing_fits_is_answered_by_otherwise_or_not_at_all() -> None:
    only = RETURN.rules[:1]
    facts = {"경과일": 9, "상품상태": "정상", "등급": "일반", "결제금액": 1}
    bare = TableDefinition("x", RETURN.inputs, OUTPUTS, only, facts=FACTS.get)
    assert decide(link({"x": bare}, "x"), facts).status == "none"
    rest = OtherwiseDefinition({"처리": "불가", **LEAD}, "드문 경우다")
    covered = TableDefinition("x", RETURN.inputs, OUTPUTS, only, otherwise=rest, facts=FACTS.get)
    found = decide(link({"x": covered}, "x"), facts)
    assert (found.status, found.rules) == ("decided", ())
    assert found.trace is not None
    assert found.trace.reasons[0].because == "드문 경우다"


def test_otherwise_gives_a_list_where_rules_are_listed_and_a_sum_where_they_are_added() -> None:
    table = TableDefinition(
        "duties",
        (STATE,),
        (
            OutputDefinition("할일", values=("사과", "없음표시"), collect="list"),
            OutputDefinition("금액", type="money", collect="sum"),
        ),
        (RuleDefinition("씀", {"상품상태": "사용흔적"}, {"할일": "사과", "금액": "1,000원"}),),
        hit="collect",
        otherwise=OtherwiseDefinition({"할일": "없음표시", "금액": "0원"}),
    )
    duties = link({"duties": table}, "duties")
    for state, values in (("사용흔적", (("사과",), 1000)), ("정상", (("없음표시",), 0))):
        found = decide(duties, {"상품상태": state})
        assert found.answer is not None
        assert found.answer.outcomes[0].values == values


def test_computed_parts_are_added_up_even_while_a_fact_that_changes_nothing_is_unknown() -> None:
    coupon = InputDefinition("쿠폰", type="money", minimum=0)
    table = TableDefinition(
        "cut",
        (TIER, STATE, coupon),
        (OutputDefinition("공제", type="money", collect="sum"),),
        (
            RuleDefinition("배송비", {"상품상태": "개봉"}, {"공제": "3,000원"}),
            RuleDefinition("쿠폰", {"상품상태": "개봉"}, {"공제": "= 쿠폰"}),
            RuleDefinition("등급", {"등급": "VIP", "상품상태": "정상"}, {"공제": "1원"}),
        ),
        hit="collect",
        otherwise=OtherwiseDefinition({"공제": "0원"}),
    )
    found = decide(link({"cut": table}, "cut"), {"상품상태": "개봉", "쿠폰": "5,000원"})
    assert found.status == "decided"
    assert found.answer is not None
    assert found.answer.outcomes[0].values == (8_000,)


def test_outputs_are_computed_and_facts_by_tier_are_taken_for_the_tier() -> None:
    people = InputDefinition("인원", type="integer", unit="명", minimum=1)
    table = TableDefinition(
        "pay",
        (TIER, people),
        (OutputDefinition("보상금", type="money"), OutputDefinition("적립금", type="money")),
        (
            RuleDefinition(
                "모두", {}, {"보상금": "= <fact:보상단가> × 인원", "적립금": "<fact:적립금>"}
            ),
        ),
        facts=FACTS.get,
    )
    pay = link({"pay": table}, "pay")
    found = decide(pay, {"등급": "VIP", "인원": 3})
    assert found.answer is not None
    assert found.answer.outcomes[0].values == (15_000, 5_000)
    waiting = decide(pay, {"등급": "VIP"})
    assert waiting.status == "open"
    assert waiting.ask is not None
    assert waiting.ask.input == "인원"


def test_what_would_be_otherwise_says_formulas_with_their_facts_as_values() -> None:
    fee = InputDefinition("할인액", type="money", minimum=0)
    table = TableDefinition(
        "cut",
        (STATE, fee),
        (OutputDefinition("공제", type="money", collect="sum"),),
        (
            RuleDefinition("할인", {"상품상태": "개봉"}, {"공제": "= 할인액 - <fact:보상단가>"}),
            RuleDefinition("배송비", {"상품상태": "개봉"}, {"공제": "3,000원"}),
            RuleDefinition("그대로", {"상품상태": "정상"}, {"공제": "0원"}),
        ),
        hit="collect",
        facts=FACTS.get,
    )
    chain = link({"cut": table}, "cut")
    found = decide(chain, {"상품상태": "정상", "할인액": 5000})
    assert found.trace is not None
    told = instead_text(chain.table, found.trace.instead[0])
    assert told.ko == "상품상태가 개봉이라면 공제 = 할인액 - 5,000원 + 3,000원"


def test_otherwise_says_why_though_a_fact_that_changes_nothing_is_missing() -> None:
    rest = OtherwiseDefinition({"처리": "불가", **LEAD}, "드문 경우다")
    table = TableDefinition(
        "x", RETURN.inputs, OUTPUTS, RETURN.rules[:1], otherwise=rest, facts=FACTS.get
    )
    found = decide(link({"x": table}, "x"), {"경과일": 9})
    assert (found.status, found.rules) == ("decided", ())
    assert found.trace is not None
    assert found.trace.reasons[0].because == "드문 경우다"


def _computed(first: str, second: str) -> TableDefinition:
    return TableDefinition(
        "x",
        (
            InputDefinition("신규금액", type="money", minimum=0),
            InputDefinition("기존금액", type="money", minimum=0),
            InputDefinition("증액", type="money", formula=first),
            InputDefinition("비율", type="decimal", formula=second),
        ),
        (OutputDefinition("처리", values=("가", "나")),),
        (
            RuleDefinition("오름", {"증액": "0원 초과"}, {"처리": "가"}),
            RuleDefinition("그대로", {"증액": "0원 이하"}, {"처리": "나"}),
        ),
    )


def test_a_computed_input_is_asked_for_by_what_it_is_computed_from() -> None:
    table = link({"x": _computed("신규금액 - 기존금액", "증액 ÷ 2")}, "x")
    ask = decide(table, {}).ask
    assert ask is not None
    assert ask.input == "신규금액"
    assert decide(table, {"신규금액": 5000, "기존금액": "4,900원"}).rules == ("오름",)
    assert decide(table, {"증액": 0}).rules == ("그대로",)


def test_computed_inputs_that_need_each_other_are_refused() -> None:
    with pytest.raises(TableError) as raised:
        link({"x": _computed("비율 × 2", "증액 ÷ 2")}, "x")
    (problem,) = raised.value.problems
    assert problem.path == ("inputs", 2)
    assert problem.text.ko == "셈하는 입력이 서로를 필요로 합니다: 증액, 비율"


@pytest.mark.parametrize(
    ("facts", "path", "korean", "hint"),
    [
        ({"경과": 3}, ("경과",), "‘경과’는 이 판정에 쓰는 입력이 아닙니다", "‘경과일’을 뜻했나요? 쓰는 입력: 경과일, 상품상태, 등급, 결제금액."),
        ({"상품상태": "새것"}, ("상품상태",), "‘새것’은 ‘상품상태’의 값이 아닙니다", "고를 수 있는 값: 정상, 개봉, 사용흔적."),
        ({"경과일": "3영업일"}, ("경과일",), "‘3영업일’의 단위(영업일)가 ‘경과일’의 단위(일)와 다릅니다", "일과 영업일은 서로 비교하지 않습니다. 한쪽 단위로 맞추세요."),
        ({"경과일": -1}, ("경과일",), "‘-1일’은 가장 작은 값 0일보다 작습니다", "값을 고치거나 입력 ‘경과일’의 min·max를 고치세요."),
        ({"경과일": 7.5}, ("경과일",), "‘7.5’는 정수가 아닙니다", "7, 7일처럼 쓰세요."),
        ({"경과일": "없음"}, ("경과일",), "‘경과일’은 없을 수 없습니다", "값을 쓰거나 입력에 optional: true를 더하세요."),
        ({"결제금액": "비쌈"}, ("결제금액",), "‘비쌈’은 금액이 아닙니다", "30만원, 300,000원처럼 쓰세요."),
        ({"등급": ["VIP"]}, ("등급",), "‘등급’은 값이 하나입니다", "값 하나만 쓰세요."),
    ],
)  # fmt: skip
def test_a_fact_that_cannot_be_is_refused_by_name(
    facts: dict[str, Any], path: tuple[str, ...], korean: str, hint: str
) -> None:
    with pytest.raises(ProblemError) as raised:
        decide(chain(), facts)
    problem = raised.value.problem
    assert (problem.path, problem.text.ko, problem.hint.ko) == (path, korean, hint)

"""Computed inputs and outputs: exact, with units, and clear when they cannot be."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscx.policy.language.expression import compute
from cscx.policy.language.formula import parse_formula
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.spans import Span, span
from cscx.policy.language.values import ABSENT
from cscx.policy.tables.definition import InputDefinition, OutputDefinition
from cscx.policy.tables.fields import input_field, output_field

FIELDS = {
    item.name: input_field(item)
    for item in (
        InputDefinition("환불금액", type="money", minimum=0),
        InputDefinition("신규금액", type="money"),
        InputDefinition("기존금액", type="money"),
        InputDefinition("지연일수", type="integer", unit="일"),
        InputDefinition("영업일수", type="integer", unit="영업일"),
        InputDefinition("인원", type="integer", unit="명"),
        InputDefinition("경과", type="integer", unit="시간"),
        InputDefinition("할인율", type="decimal", unit="%"),
        InputDefinition("시작일", type="date"),
        InputDefinition("종료일", type="date"),
        InputDefinition("쿠폰", type="money", optional=True),
        InputDefinition("등급", values=("일반", "VIP")),
        InputDefinition("A-1", type="integer"),
    )
}
FACTS = {
    "지연배상금율": "연 15%",
    "이자계산일수": "365일",
    "보상단가": "5,000원",
    "소요": "3~7영업일",
}
MONEY = output_field(OutputDefinition("보상금", type="money"))
DAYS = input_field(InputDefinition("일수", type="integer", unit="일"))
PLAIN = output_field(OutputDefinition("점수", type="decimal"))
YES_NO = input_field(InputDefinition("여부", type="boolean"))


def value(text: str, field: Any = MONEY, **given: Any) -> Any:
    formula = parse_formula(text, FIELDS, FACTS.__getitem__).fit(field)
    return compute(
        formula.expression, {name: FIELDS[name].read(raw) for name, raw in given.items()}
    )


@pytest.mark.parametrize(
    "text",
    [
        "환불금액 × 경과 ÷ 720시간", "환불금액 × 경과 ÷ 43,200분", "경과 × 환불금액 ÷ 43,200분",
        "환불금액 ÷ 43,200분 × 경과", "경과 ÷ 43,200분 × 환불금액", "환불금액 × (경과 ÷ 43,200분)",
        "환불금액 × 경과 × 2 ÷ 86,400분",
    ],
)  # fmt: skip
def test_a_share_of_time_is_the_same_in_hours_and_in_minutes(text: str) -> None:
    assert value(text, 환불금액=72_000, 경과=10) == 1_000


def test_interest_is_counted_as_the_policy_says() -> None:
    text = "round(환불금액 × <fact:지연배상금율> × 지연일수 ÷ <fact:이자계산일수>)"
    assert value(text, 환불금액=73000, 지연일수=1) == 30
    assert value(text, 환불금액=1_000_000, 지연일수=5) == 2055
    assert value("환불금액 × 15% × 지연일수 ÷ 365일", 환불금액=1_000_000, 지연일수=5) == Fraction(
        150_000, 73
    )


@pytest.mark.parametrize(
    ("text", "field", "given_values", "wanted"),
    [
        ("신규금액 - 기존금액", MONEY, {"신규금액": 12_000, "기존금액": "9,900원"}, 2100),
        ("<fact:보상단가> × 인원", MONEY, {"인원": 3}, 15_000),
        ("환불금액 * 할인율", MONEY, {"환불금액": 10_000, "할인율": 12.5}, 1250),
        ("round(환불금액 ÷ 3, 100원)", MONEY, {"환불금액": 10_000}, 3300),
        ("반올림(환불금액 ÷ 8)", MONEY, {"환불금액": 4}, 1),
        ("-round(환불금액 ÷ 8)", MONEY, {"환불금액": 4}, -1),
        ("max(환불금액, 3만원) + min(환불금액, 100)", MONEY, {"환불금액": 500}, 30_100),
        ("sum(환불금액, 쿠폰, 1,000원)", MONEY, {"환불금액": 500, "쿠폰": "없음"}, 1500),
        ("abs(신규금액 - 기존금액)", MONEY, {"신규금액": 1, "기존금액": 5}, 4),
        (
            "days between 시작일 and 종료일",
            DAYS,
            {"시작일": "2026-02-27", "종료일": "2026-03-02"},
            3,
        ),
        ("날수(시작일, 종료일)", DAYS, {"시작일": "2026-03-02", "종료일": "2026-03-01"}, -1),
        ("count missing(쿠폰)", PLAIN, {"쿠폰": "없음"}, 1),
        ("신규금액 ÷ 기존금액", PLAIN, {"신규금액": 3, "기존금액": 2}, Fraction(3, 2)),
        ("지연일수 + 2주", DAYS, {"지연일수": 3}, 17),
        ("신규금액 > 기존금액", YES_NO, {"신규금액": 3, "기존금액": 3}, False),
        ("신규금액 ≥ 기존금액", YES_NO, {"신규금액": 3, "기존금액": 3}, True),
        ("경과 >= 2880분", YES_NO, {"경과": 48}, True),
        ("종료일 != 시작일", YES_NO, {"시작일": "2026-03-02", "종료일": "2026-03-02"}, False),
        ("A-1 - 1", PLAIN, {"A-1": 5}, 4),
        ("환불금액 - 쿠폰", MONEY, {"환불금액": 5, "쿠폰": "없음"}, ABSENT),
        ("환불금액 ÷ 인원", MONEY, {"환불금액": 5, "인원": 0}, ABSENT),
    ],
)
def test_a_formula_has_one_exact_value(
    text: str, field: Any, given_values: dict[str, Any], wanted: Any
) -> None:
    assert value(text, field, **given_values) == wanted


@pytest.mark.parametrize(
    ("text", "field", "korean", "english"),
    [
        ("환불금 × 2", MONEY, "1번째 글자 ‘환불금’: ‘환불금’이라는 입력이 없습니다", "Column 1, “환불금”: there is no input 환불금"),
        ("환불금액 + 지연일수", MONEY, "8번째 글자 ‘지연일수’: 금액과 일을 더하거나 견줄 수 없습니다", "Column 8, “지연일수”: money and days can be neither added nor compared"),
        ("지연일수 + 영업일수", DAYS, "8번째 글자 ‘영업일수’: 일과 영업일을 더하거나 견줄 수 없습니다", "Column 8, “영업일수”: days and business days can be neither added nor compared"),
        ("지연일수 + 1", MONEY, "1번째 글자 ‘지연일수 + 1’: 셈한 값은 일인데 ‘보상금’은 금액입니다", "Column 1, “지연일수 + 1”: the result is days, but 보상금 is money"),
        ("등급 + 1", PLAIN, "1번째 글자 ‘등급 + 1’: ‘등급’은 수가 아니라 셈할 수 없습니다", "Column 1, “등급 + 1”: 등급 is no number"),
        ("시작일 + 3", DAYS, "7번째 글자 ‘3’: 날짜는 days between A and B로만 셈합니다", "Column 7, “3”: dates are computed with days between A and B only"),
        ("환불금액 ×", MONEY, "6번째 글자 ‘×’: 여기서 식이 끊깁니다", "Column 6, “×”: the formula breaks off here"),
        ("round(환불금액", MONEY, "10번째 글자 ‘액’: 여기서 식이 끊깁니다", "Column 10, “액”: the formula breaks off here"),
        ("abs(환불금액, 3)", MONEY, "4번째 글자 ‘(환불금액, 3)’: abs에 쓴 값의 수가 맞지 않습니다", "Column 4, “(환불금액, 3)”: abs has the wrong number of arguments"),
        ("환불금액 × <fact:소요>", MONEY, "8번째 글자 ‘<fact:소요>’: 기준값 ‘소요’(3~7영업일)는 수가 아닙니다", "Column 8, “<fact:소요>”: fact 소요 (3~7영업일) is no number"),
        ("신규금액 > 기존금액", MONEY, "1번째 글자 ‘신규금액 > 기존금액’: 셈한 값은 예·아니오인데 ‘보상금’은 금액입니다", "Column 1, “신규금액 > 기존금액”: the result is yes or no, but 보상금 is money"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_formula_names_its_characters(
    text: str, field: Any, korean: str, english: str
) -> None:
    with pytest.raises(ProblemError) as raised:
        value(text, field)
    assert raised.value.problem.text.ko == korean
    assert raised.value.problem.text.en == english


@given(
    st.sampled_from(
        ["신규금액 - 기존금액", "신규금액 × 기존금액", "abs(신규금액)", "round(신규금액 ÷ 7, 10)",
         "max(신규금액, 기존금액)", "min(신규금액, 기존금액, 3)", "sum(신규금액, 기존금액)", "신규금액 ÷ (기존금액 + 100)",
         "(신규금액 - 1) × (기존금액 + 2) - 신규금액"]
    ),
    st.tuples(st.integers(-50, 50), st.integers(0, 50)),
    st.tuples(st.integers(-50, 50), st.integers(0, 50)),
    st.data(),
)  # fmt: skip
def test_a_value_lies_in_the_span_of_its_inputs(
    text: str, first: tuple[int, int], second: tuple[int, int], data: st.DataObject
) -> None:
    expression = (
        parse_formula(text, FIELDS, FACTS.__getitem__)
        .fit(PLAIN if "÷ (" in text else MONEY)
        .expression
    )
    ranges = {"신규금액": first, "기존금액": second}
    spans = {
        name: Span(Fraction(low), Fraction(low + size)) for name, (low, size) in ranges.items()
    }
    found = span(expression, spans)
    case = {name: data.draw(st.integers(low, low + size)) for name, (low, size) in ranges.items()}
    result = compute(expression, case)
    if result is ABSENT:
        assert found.absent
        return
    assert found.low is None or found.low <= result
    assert found.high is None or result <= found.high

"""How the page of a table says computed answers, sets, and facts that nobody asks."""

from __future__ import annotations

from tests.publish.knowledge import SHOP, html, site

INPUTS = "sops/reference/inputs.yaml"
TABLE = "sops/exceptions/fee.yaml"
MORE_INPUTS = """\
  상자값:
    type: money
    unit: 원
    label: 상자 하나의 값
    look: 주문 화면
  상자수:
    type: integer
    unit: 개
    look: 주문 화면
  배송비:
    type: money
    unit: 원
    is: 상자값 × 상자수
  반품결과:
    from: return-rule.처리
  피해:
    type: set
    values: [젖음, 찢김]
    look: 사진
"""
FEE = """\
kind: exception
title: 배송비 판정
summary: 젖으면 받지 않는다.
status: active
owner: 정책
effective: 2026-03-01
inputs: [배송비, 상자값, 상자수, 반품결과, 피해]
outputs:
  부담: {values: [고객, 회사, 모름]}
  금액: {type: money}
rules:
  - id: 젖음
    when: {반품결과: 환불, 배송비: 3만원 이하, 피해: {has: [젖음]}}
    then: {부담: 회사, 금액: 0원}
    because: 젖었다
  - id: 나눔
    when: {반품결과: 환불, 배송비: 3만원 초과, 피해: {all: [젖음, 찢김]}}
    then: {부담: 고객, 금액: = round(상자값 × 상자수 ÷ 2)}
    because: 반씩 낸다
otherwise:
  then: {부담: 모름, 금액: 0원}
  because: 드물다
examples:
  - name: 젖은 상자
    given: {반품결과: 환불, 상자값: 1000, 상자수: 2, 피해: [젖음]}
    expect: {부담: 회사, 금액: 0}
"""


def page() -> str:
    inputs = (SHOP / INPUTS).read_text("utf-8") + MORE_INPUTS
    return html(site({INPUTS: inputs, TABLE: FEE}), "exceptions/fee")


def test_a_formula_names_inputs_as_the_columns_do() -> None:
    assert "반올림(상자 하나의 값 × 상자수 ÷ 2)" in page()


def test_one_element_of_a_set_is_there_and_several_are_counted() -> None:
    shown = page()
    assert "젖음 있음" in shown
    assert "젖음, 찢김 모두" in shown
    assert "가운데 하나라도" not in shown


def test_a_fact_that_nobody_asks_says_where_it_comes_from() -> None:
    shown = page()
    assert "다른 값으로 셈합니다" in shown
    assert "‘반품 판정’의 결과" in shown


def test_an_answer_that_only_the_rest_gives_is_not_said_to_have_no_rules() -> None:
    shown = page()
    assert "나머지" in shown
    assert "규칙 0개" not in shown


def test_an_expected_amount_is_shown_with_its_unit() -> None:
    assert "<i>금액</i> 0원" in page()

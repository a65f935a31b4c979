from __future__ import annotations

from tests.publish.knowledge import SHOP, html, site

PATH = "sops/exceptions/return-rule.yaml"
PAGE = "exceptions/return-rule"


def page(old: str = "", new: str = "") -> str:
    text = (SHOP / PATH).read_text("utf-8")
    assert old in text
    return html(site({PATH: text.replace(old, new)} if old else None), PAGE)


def test_a_complete_table_says_that_it_was_proved_and_its_examples_pass() -> None:
    shown = page()
    assert "어떤 경우에도 답이 있고, 규칙끼리 어긋나지 않습니다." in shown
    assert "예시 1개가 모두 그대로 나옵니다." in shown
    assert "다르게 나옴" not in shown


def test_a_table_with_a_hole_does_not_claim_to_be_complete() -> None:
    shown = page("경과일: <fact:반품기한> 초과", "경과일: 9일 초과")
    assert "답이 없거나 어긋나는 경우가 남아 있습니다." in shown
    assert "어떤 경우에도 답이 있고" not in shown


def test_an_example_that_comes_out_otherwise_is_marked() -> None:
    shown = page("expect: {처리: 환불}", "expect: {처리: 불가}")
    assert "예시 1개 가운데 1개가 다르게 나옵니다." in shown
    assert "다르게 나옴" in shown


def test_a_table_that_cannot_be_compiled_claims_nothing() -> None:
    shown = page("경과일: <fact:반품기한> 초과", "경과일: 3kg 초과")
    assert "어떤 경우에도" not in shown
    assert "남아 있습니다" not in shown


def test_an_input_that_no_rule_asks_about_gets_no_column() -> None:
    shown = page("inputs: [경과일]", "inputs: [경과일, 심각도]")
    assert 'scope="col">경과일' in shown
    assert 'scope="col">심각도' not in shown

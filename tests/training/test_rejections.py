"""What cannot be asked for certain is not asked, and counted with its reason."""

from __future__ import annotations

from datetime import date

from cscx.content.corpus import Corpus
from cscx.content.loading import document_of
from cscx.content.policies import Policies
from cscx.settings import Settings
from cscx.training.bank import Bank, bank_of
from cscx.training.items.rejection import Reason

HEAD = "status: active\nowner: CS정책\neffective: 2026-03-01\n"
INPUTS = """\
kind: inputs
items:
  경과일: {type: integer, unit: 일, min: 0, label: 지난 날수}
  상태: {values: [정상, 개봉, 파손]}
"""
TABLE = """\
kind: exception
title: 반품 판정
summary: 기한 안이면 받는다.
{head}inputs: [경과일, 상태]
outputs:
  처리: {{values: [환불, 교환, 불가, 수리]}}
rules:
{rules}
examples:
{examples}
"""
RULES = """\
  - id: 기한안
    when: {경과일: 7일 이하, 상태: 정상}
    then: {처리: 환불}
    because: 기한 안이다
  - id: 개봉
    when: {경과일: 7일 이하, 상태: 개봉}
    then: {처리: 교환}
    because: 뜯었다
  - id: 지남
    when: {경과일: 7일 초과, 상태: [정상, 개봉]}
    then: {처리: 불가}
    because: 기한이 지났다"""
EXAMPLES = "  - {name: 마지막 날, given: {경과일: 7, 상태: 정상}, expect: {처리: 환불}}"


def _bank(rules: str = RULES, examples: str = EXAMPLES) -> Bank:
    table = TABLE.format(head=HEAD, rules=rules, examples=examples)
    documents = [
        document_of("sops/reference/inputs.yaml", INPUTS.encode()),
        document_of("sops/exceptions/returns.yaml", table.encode()),
    ]
    assert all(document.body is not None for document in documents)
    return bank_of(Policies(Corpus(documents, Settings(), as_of=date(2026, 11, 21))))


def _keys(bank: Bank) -> dict[tuple[int, str], str]:
    return {(item.case["경과일"], item.case["상태"]): item.key.code for item in bank.items}


def test_both_sides_of_a_boundary_are_asked_and_a_gap_is_not() -> None:
    keys = _keys(_bank())
    assert keys[7, "정상"] == "환불"
    assert keys[8, "정상"] == "불가"
    assert not any(state == "파손" for _, state in keys)  # no rule says what happens then


FREE = RULES.replace("    because: 기한 안이다", "    or: [{처리: 교환}]\n    because: 기한 안이다")


def test_what_a_discretion_allows_is_never_a_wrong_answer() -> None:
    bank = _bank(FREE)
    assert (7, "정상") not in _keys(bank)  # 불가 alone would be left to be wrong
    assert bank.rejected["boundary", Reason.FEW_DISTRACTORS] >= 1
    for item in bank.items:
        allowed = (
            {"환불", "교환"} if item.case["상태"] == "정상" and item.case["경과일"] <= 7 else set()
        )
        assert not allowed & {option.code for option in item.distractors}


def test_of_a_discretion_is_asked_what_may_be_decided() -> None:
    repaired = (
        FREE
        + """
  - id: 고침
    when: {상태: 파손}
    then: {처리: 수리}
    because: 고쳐 드린다"""
    )
    bank = _bank(repaired)
    (item,) = [each for each in bank.items if each.case == {"경과일": 7, "상태": "정상"}]
    assert item.stems[0].ko.endswith("이 건에서 정해도 되는 것은 무엇인가요?")
    assert item.key.code in ("환불", "교환")
    assert {option.code for option in item.distractors} == {"불가", "수리"}
    assert "정할 수 있는 것: 교환, 환불." in item.why.ko


def test_an_example_that_leaves_a_fact_open_is_no_question() -> None:
    bank = _bank(examples="  - {name: 모자람, given: {경과일: 7}, expect: {처리: 환불}}")
    assert all({"경과일", "상태"} <= set(item.case) for item in bank.items)


def test_two_answers_leave_too_few_distractors() -> None:
    two = RULES.replace("{처리: 교환}", "{처리: 환불}")
    bank = _bank(two)
    assert bank.items == ()


def test_a_table_that_cannot_be_compiled_is_counted() -> None:
    bank = _bank(RULES.replace("7일 이하, 상태: 정상", "일곱 밤, 상태: 정상"))
    assert bank.items == ()
    assert bank.rejected["boundary", Reason.BROKEN] == 1

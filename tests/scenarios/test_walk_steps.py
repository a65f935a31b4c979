"""What sentences say of a case that is taken through a procedure."""

from __future__ import annotations

import pytest

from tests.scenarios.saying import run, told

CANCEL = """\
    조건 verify-customer는 끝났다
    그리고 주문상태는 결제완료이고 사용쿠폰은 없음이고 취소범위는 전부이다
    그리고 취소책임은 고객이고 사용적립금은 0원이다
    그리고 결제상태는 승인이고 결제수단은 신용카드이다
    만일 order-cancel 절차를 따라가면
"""


@pytest.mark.parametrize(
    "then",
    [
        "그러면 해결로 끝난다",
        "그러면 resolved로 끝난다",
        "그러면 취소실행 단계를 거친다",
        "그러면 order-cancel.취소실행 단계를 거친다",
        "그러면 소멸동의 단계를 거치지 않는다",
        "그러면 order-cancelled를 말한다",
        "그러면 payment-void 스크립트를 안내한다",
        "그러면 refund-by-transfer를 말하지 않는다",
        "그러면 정산에 넘긴다",
        "그러면 상담사의 승인을 받는다",
        "그러면 방법은 승인취소이다",
        "그러면 주문상태는 취소이다",
        "그러면 다음 단계를 차례로 거친다\n      | 취소실행 |\n      | 환불판정 |\n      | 이력기록 |",
    ],
)
def test_a_walk_is_checked_by_its_steps_words_and_end(then: str) -> None:
    assert run(f"{CANCEL}    {then}\n") is None


@pytest.mark.parametrize(
    ("then", "message"),
    [
        ("그러면 거절로 끝난다", "‘거절’로 끝나야 하는데 ‘해결’로 끝납니다."),
        ("그러면 취소실행 단계를 거치지 않는다", "‘취소실행’ 단계를 거쳤습니다."),
        ("그러면 소멸동의 단계를 거친다", "‘소멸동의’ 단계를 거치지 않았습니다."),
        ("그러면 취소실헹 단계를 거친다", "‘취소실헹’ 단계가 없습니다."),
        ("그러면 refund-by-transfer를 말한다", "‘refund-by-transfer’를 말하지 않습니다."),
        ("그러면 order-cancelled를 말하지 않는다", "‘order-cancelled’를 말합니다."),
        ("그러면 물류에 넘긴다", "‘물류’에 넘기지 않습니다."),
        ("그러면 물뉴에 넘긴다", "역할 ‘물뉴’가 없습니다."),
        ("그러면 파트장의 승인을 받는다", "‘파트장’의 승인을 받지 않습니다."),
        ("그러면 cs-escalation으로 올린다", "‘cs-escalation’으로 올리지 않습니다."),
        ("그러면 방법은 계좌송금이다", "방법이 ‘계좌송금’이어야 하는데 ‘승인취소’입니다."),
        ("그러면 주문상태는 출고이다", "주문상태가 ‘출고’여야 하는데 ‘취소’입니다."),
        ("그러면 보상은 적립금이다", "이 절차에서 ‘보상’은 정해지지 않았습니다."),
        ("그러면 성공으로 끝난다", "‘성공’으로 끝나는 일은 없습니다."),
        (
            "그러면 다음 단계를 차례로 거친다\n      | 환불판정 |\n      | 취소실행 |",
            "‘취소실행’ 단계를 ‘환불판정’ 다음에 거치지 않았습니다.",
        ),
    ],
)
def test_a_walk_that_goes_otherwise_is_told(then: str, message: str) -> None:
    assert told(f"{CANCEL}    {then}\n")[0] == message


def test_a_walk_that_stops_says_what_it_waits_for() -> None:
    failed = run(CANCEL.replace("이고 취소범위는 전부", "") + "    그러면 해결로 끝난다\n")
    assert failed is not None
    assert failed.message.ko == "‘취소범위’를 몰라 ‘범위확인’에서 멈춥니다. 끝까지 가지 못했습니다."
    assert failed.why is not None
    assert (
        failed.why.ko
        == "지나온 단계: 주문보기 → 상태구분 → 범위확인. ‘범위확인’에서 ‘취소범위’를 알아야 합니다"
    )
    assert failed.hint is not None
    assert failed.hint.ko == "‘조건 취소범위는 …’을 더하세요."


def test_an_answer_that_a_step_does_not_offer_is_told() -> None:
    stopped = CANCEL.replace("결제완료", "출고") + "    그러면 해결로 끝난다\n"
    message, hint = told(
        f"    조건 출고보류는 글쎄요이다\n{stopped}".replace("    조건 verify", "    그리고 verify")
    )
    assert message == "‘글쎄요’는 ‘출고보류’의 답이 아닙니다."
    assert hint == "고를 수 있는 답: 예, 아니오."


def test_english_sentences_say_the_same() -> None:
    assert (
        run(
            """\
    Given verify-customer is done
    And the case is:
      | 주문상태 | 결제완료 |
      | 사용쿠폰 | 없음 |
      | 취소범위 | 전부 |
      | 취소책임 | 고객 |
      | 사용적립금 | 0원 |
      | 결제상태 | 승인 |
      | 결제수단 | 신용카드 |
    When order-cancel is followed
    Then 방법 is 승인취소
    And 방법 is not 계좌송금
    And order-cancelled is said
    And refund-by-transfer is not said
    And it is handed to 정산
    And the step 취소실행 is taken
    But the step 소멸동의 is not taken
    And it ends as resolved
""",
            "en",
        )
        is None
    )
    assert (
        run(
            """\
    Given 지연원인 is 택배사
    And 지연일수 is 3영업일
    And 고객등급 is unknown
    When delay-compensation decides
    Then 보상 is 적립금
    And rule 적립금 decides
    And the result is:
      | 보상 | 적립금 |
      | 승인 | 상담사 |
""",
            "en",
        )
        is None
    )

"""Korean endings: forbidden deeds, customers' answers."""

from __future__ import annotations

import pytest

from cscx.training.wording.customers import answer_to, value
from cscx.training.wording.endings import done_all_the_same, filled_in, is_, politely, wish


@pytest.mark.parametrize(
    ("rule", "deed"),
    [
        ("화면의 값을 먼저 말하지 않는다.", "화면의 값을 먼저 말한다."),
        ("주민등록번호나 카드 번호를 묻지 않는다", "주민등록번호나 카드 번호를 묻는다."),
        ("배송비를 말하지 않고 접수하지 않는다", "배송비를 말하지 않고 접수한다."),
        ("받는 곳의 주소는 읽어 주지 않는다", "받는 곳의 주소를 읽어 준다."),
        ("권리를 말리지 않는다", "권리를 말린다."),
        ("주소를 부르지 않는다", "주소를 부른다."),
        ("상품을 만들지 않는다", "상품을 만든다."),
        ("회사 책임이라고도 아니라고도 말하지 않는다", ""),
        ("급하면 119에 먼저 전화하게 한다.", ""),
        ("지 않는다", ""),
        ("abc지 않는다", ""),
    ],
)
def test_a_rule_says_what_deed_it_forbids(rule: str, deed: str) -> None:
    assert done_all_the_same(rule) == deed


@pytest.mark.parametrize(
    ("question", "answers", "answer", "said"),
    [
        ("이대로 반품하시겠어요?", ["예", "아니오"], "예", "네, 이대로 반품할게요."),
        ("이대로 반품하시겠어요?", ["예", "아니오"], "아니오", "아니요, 그렇게는 안 할래요."),
        ("교환으로 도와드릴까요?", ["예", "아니오"], "예", "네, 그렇게 해 주세요."),
        ("다치신 분이 있나요?", ["예", "아니오"], "예", "네, 있어요."),
        ("다치신 분이 있나요?", ["예", "아니오"], "아니오", "아니요, 없어요."),
        ("찾아보셨나요?", ["예", "아니오"], "아니오", "아니요, 안 그랬어요."),
        ("기다리시나요, 취소하시나요?", ["기다림", "취소"], "취소", "취소할게요."),
        ("다시 받으시겠어요, 환불받으시겠어요?", ["다시", "환불"], "다시", "다시 받을게요."),
        ("결제에서 막히셨나요, 로그인에서 막히셨나요?", ["결제", "로그인"], "결제", "결제에서 막혔어요."),
        ("기자이신가요, 기자에게 알리신 고객이신가요?", ["기자", "고객"], "기자", "기자예요."),
        ("대체 상품과 환불 가운데 어느 쪽이 좋으세요?", ["대체 상품", "환불"], "환불", "환불로 해 주세요."),
        ("무엇이 좋으세요?", ["기다림", "환불"], "기다림", "기다릴게요."),
        ("무슨 색인가요?", ["빨강", "파랑"], "빨강", "빨강이요."),
    ],
)  # fmt: skip
def test_a_customer_answers_in_their_own_words(
    question: str, answers: list[str], answer: str, said: str
) -> None:
    assert answer_to(question, answers, answer) == said


@pytest.mark.parametrize(
    ("question", "shown", "said"),
    [
        ("상품을 며칠 전에 받으셨나요?", "8일", "상품을 8일 전에 받았어요."),
        ("상품을 며칠 전에 받으셨나요?", "0일", "상품을 오늘 받았어요."),
        ("문제를 언제 처음 아셨나요?", "2일", "문제를 2일 전에 처음 알았어요."),
        ("문제가 있는 상품이 몇 개인가요?", "3개", "문제가 있는 상품이 3개예요."),
        ("주문번호를 알려 주시겠어요?", "8일", ""),
    ],
)
def test_a_question_is_answered_with_its_value(question: str, shown: str, said: str) -> None:
    assert filled_in(question, shown) == said


def test_nouns_and_plain_sentences_become_answers() -> None:
    assert [is_("본인"), is_("기자")] == ["본인이에요", "기자예요"]
    assert wish("교환") == "교환으로 해 주세요."
    assert value("8일") == "8일이요."
    assert politely("확인하려고 뜯었고 쓰지 않았다") == "확인하려고 뜯었고 쓰지 않았어요"
    assert politely("보통 상품이다") == "보통 상품이에요"
    assert politely("알 수 없음") == ""

"""What questions say: true of the case, and about what is asked."""

from __future__ import annotations

import re

import pytest

from cscx.content.loading import read_corpus
from cscx.content.policies import Policies
from cscx.settings import load
from cscx.training.bank import Bank, bank_of
from cscx.training.drills.drills import drills_of
from cscx.training.items.item import Item
from tests.cli.program import AS_OF, cscx
from tests.training.conftest import DAY


def _of(bank: Bank, table: str, template: str) -> list[Item]:
    found = [i for i in bank.items if i.subject == table and i.template.endswith(f":{template}")]
    assert found
    return found


def test_who_approves_a_collected_case_is_told_by_the_rule_that_asks_for_it(bank: Bank) -> None:
    found = _of(bank, "outage-compensation", "승인")
    reasons = {item.key.code: item.why.ko for item in found}
    assert not any("까닭이 무엇이든" in why for why in reasons.values())
    assert any("하루 넘게 멈췄다. 규칙 ‘장기’에 따릅니다." in item.why.ko for item in found)
    assert "쓰지 못한 시간만큼 이용료를 돌려준다. 규칙 ‘멤버십’" in reasons["CS매니저"]


def test_a_sum_names_every_rule_that_adds_to_it(bank: Bank) -> None:
    found = _of(bank, "outage-compensation", "적립금액")
    added = [item.why.ko for item in found if item.key.text.ko == "6,000원"]
    assert added
    for why in added:
        assert "규칙 ‘적립금’, ‘장기’" in why
        assert "맞는 규칙의 ‘적립금액’을 더한 값입니다." in why


def test_an_amount_that_many_rules_compute_alike_is_explained_by_its_formula(bank: Bank) -> None:
    for item in _of(bank, "seller-dispute-due", "남은기한"):
        assert "약관의 답변 기한을 넘겼다" not in item.why.ko
    assert any("10영업일 - 분쟁접수후영업일" in i.why.ko for i in bank.items)


@pytest.mark.parametrize(
    ("table", "spoken"),
    [
        ("return-eligibility", ("전액", "반품으로", "줄어든 값")),
        ("refund-delay-interest", ("늦은 날",)),
    ],
)
def test_the_reason_of_what_is_done_does_not_only_say_who_approves(
    bank: Bank, table: str, spoken: tuple[str, ...]
) -> None:
    found = [i.why.ko for i in _of(bank, table, "처리") if "한도를 넘" in i.why.ko.split("규칙")[0]]
    assert found
    assert all(any(word in why for word in spoken) for why in found)


def _spoken(bank: Bank, table: str) -> list[tuple[Item, str]]:
    """The lines that customers say in the questions about a table, with their questions."""
    return [
        (item, line)
        for item in bank.items
        if item.subject == table and item.type in ("boundary", "case")
        for stem in item.stems
        for line in re.findall(r"[“‘]([^”’]+)[”’](?:라며|\n|라고 하)", stem.ko)
    ]


def test_a_customer_says_nothing_that_is_not_so_in_the_case(bank: Bank) -> None:
    for item, line in _spoken(bank, "restricted-goods"):
        assert not re.search("각인|포장", line), item.id
        assert "주문 제작" not in line or item.case["제한종류"] == "주문 제작"
    assert not [line for _, line in _spoken(bank, "coupon-restore") if "안 살래요" in line]
    assert not [line for _, line in _spoken(bank, "defect-remedy") if "새 건데" in line]


def test_what_a_customer_wants_is_said_where_it_is_the_case(bank: Bank) -> None:
    spoken = _spoken(bank, "return-eligibility")
    assert {item.case["요청"] for item, line in spoken if line == "반품하고 싶어요"} == {"반품"}
    assert {item.case["요청"] for item, line in spoken if line == "작아요 교환할게요"} == {"교환"}


def test_no_word_of_the_format_stands_in_what_is_read(bank: Bank) -> None:
    for item in bank.items:
        texts = [item.why.ko, *(o.feedback.ko for o in item.options), *(s.ko for s in item.stems)]
        assert not [text for text in texts if re.search(r"\belse\b", text)], item.id


def test_a_boundary_is_told_as_a_range_and_not_by_its_nearest_amount(bank: Bank) -> None:
    texts = [o.feedback.ko for i in bank.items for o in i.options if i.type in ("boundary", "case")]
    assert any("결제금액이 30만원 초과 100만원 이하일 때의 답입니다." in text for text in texts)
    assert any("쓴 적립금이 있을 때의 답입니다." in text for text in texts)
    for text in texts:
        assert not re.search(r"00,001원(?:이면| ?이상|일 때)", text) or "환불금액" in text, text


def test_who_approves_is_asked_as_who(bank: Bank) -> None:
    for item in bank.items:
        for stem in item.stems:
            assert not re.search(r"승인[은을] (?:무엇|어떻게)", stem.ko), stem.ko


def test_what_to_look_up_is_named_with_its_screen_or_the_question_asked(bank: Bank) -> None:
    texts = {option.text.ko for item in bank.items for option in item.options}
    assert "상품 화면 > 반품 제한에서 ‘제한종류’를 확인한다." in texts
    assert not {text for text in texts if re.match(r"‘[^ ’]+’[을를] 확인한다\.$", text)}


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Policies:
    """The knowledge base that `cscx init --lang en` begins with."""
    folder = tmp_path_factory.mktemp("english")
    done = cscx("init", "shop", "--lang", "en", "--company", "Sky Mall", *AS_OF, folder=folder)
    assert done.code == 0, done.err
    root = folder / "shop"
    return Policies(read_corpus(root, load(root), as_of=DAY))


def test_an_english_knowledge_base_is_asked_about_without_korean_letters(english: Policies) -> None:
    made = bank_of(english)
    assert {"order", "boundary"} <= {item.type for item in made.items}
    for item in made.items:
        said = [*item.stems, item.why, *(o.text for o in item.options)]
        assert not [text.en for text in said if re.search("[ㄱ-ㅎ가-힣]", text.en)], item.id


def test_customers_of_an_english_knowledge_base_speak_english(english: Policies) -> None:
    made = drills_of(english).drills
    assert made
    for drill in made:
        for turn in drill.turns:
            for line in turn.before:
                assert not re.search("[가-힣]", line.text.en), line.text.en
            for choice in turn.choices:
                assert not choice.text.en.startswith("action, approval:")

"""Every check finds its flaw and leaves a good item alone."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from cscx.content.policies import Policies
from cscx.messages import same
from cscx.training.assembly.form import Form, Question
from cscx.training.bank import Bank
from cscx.training.checks import balance, cover, cues, truth
from cscx.training.checks import form as whole
from cscx.training.checks.finding import Finding, Weight
from cscx.training.checks.run import CHECKS
from cscx.training.checks.run import check as run
from cscx.training.items.item import Item, Proof
from cscx.training.judge import Judge
from cscx.training.places import Places
from tests.training.sample import item, option, options, stems

LONG = "고객에게 사정을 자세히 여쭙고 기록을 남긴 다음 전액을 환불한다"
ASIDE = "사실을 하나씩 적지 않고 이어서 길게 쓴 물음이다. " * 9


def _codes(findings: Any) -> set[str]:
    return {finding.check.code for finding in findings}


def _alone(one: Item) -> set[str]:
    return _codes([*whole.check(one), *cues.check(one), *whole.check_bank([one])])


FLAWED: dict[str, dict[str, Any]] = {
    "OPT_DUP": {"options": (*options("전액환불", "부분환불", "교환"), option("부분 환불."))},
    "AOTA": {"options": options("전액환불", "부분환불", "위의 보기 모두 맞다")},
    "NO_RATIONALE": {
        "options": (
            *options("전액환불", "부분환불"),
            msgspec.structs.replace(option("교환"), feedback=same(" ")),
        )
    },
    "NO_SOURCE": {"sources": ()},
    "ORDER_NOT_UNIQUE": {
        "type": "order",
        "options": options("ㄱㄱㄴ", "ㄴㄱㄷ", "ㄷㄴㄱ"),
    },
    "FEW_STEMS": {"stems": stems("처리는?")[:1]},
    "LEN_KEY": {"options": options(LONG, "환불한다", "교환한다")},
    "ABS_DISTRACTOR": {"options": options("전액환불", "절대 불가", "부분환불")},
    "VAGUE": {"options": options("전액환불", "적당히 환불", "부분환불")},
    "NEG_STEM": {"stems": stems("다음 가운데 맞지 않는 것은 무엇인가요?")},
    "CLANG": {
        "stems": stems("사용흔적이 있는 상품은 어떻게 하나요?"),
        "options": options("사용흔적 환불", "전액환불", "교환"),
    },
    "GRAM_FORM": {"options": options("전액을 환불한다", "부분환불", "교환")},
    "PUNCT_CUE": {"options": options("환불(전액)", "부분환불", "교환")},
    "HETERO": {"options": options("3일", "부분환불", "교환")},
    "NUM_UNSORTED": {"options": options("7일", "14일", "3일")},
    "CONVERGE": {
        "options": options("환불, 승인 파트장", "환불, 승인 상담사", "교환, 승인 파트장"),
    },
    "LONG_STEM": {"stems": stems(f"{ASIDE}처리는?")},
}
CLEAN: dict[str, dict[str, Any]] = {
    "ORDER_NOT_UNIQUE": {"type": "order", "options": options("ㄱㄷㄴ", "ㄴㄱㄷ", "ㄷㄴㄱ")},
    "LEN_KEY": {"options": options("전액을 환불한다", "일부를 환불한다", "교환한다")},
    "ABS_DISTRACTOR": {"options": options("절대 안 됨", "절대 됨", "교환")},
    "NEG_STEM": {"stems": stems("이때 ‘하면 안 되는 말’은 무엇인가요?")},
    "CLANG": {
        "stems": stems("사용흔적이 있는 상품은 어떻게 하나요?"),
        "options": options("사용흔적 환불", "사용흔적 교환", "교환"),
    },
    "GRAM_FORM": {"options": options("전액을 환불한다", "교환한다", "거절")},
    "HETERO": {"options": options("3일", "7일", "교환")},
    "NUM_UNSORTED": {"options": options("7일", "14일", "3일"), "rising": ("3일", "7일", "14일")},
    "CONVERGE": {
        "options": options("환불, 승인 파트장", "환불, 승인 상담사", "교환, 승인 상담사"),
    },
    "LONG_STEM": {"stems": stems("- 사실: 값\n" * 40 + "처리는?")},
}


def test_the_clean_item_has_no_finding() -> None:
    assert _alone(item()) == set()


@pytest.mark.parametrize("code", FLAWED)
def test_a_check_finds_its_flaw(code: str) -> None:
    assert code in _alone(item(**FLAWED[code]))


@pytest.mark.parametrize("code", CLEAN)
def test_a_check_leaves_what_only_looks_like_its_flaw(code: str) -> None:
    assert code not in _alone(item(**CLEAN[code]))


def test_two_items_with_one_stem_and_contrary_keys_are_found() -> None:
    other = item(case={"경과일": 4}, options=options("교환", "전액환불", "부분환불"))
    assert _codes(whole.check_bank([item(), other])) == {"STEM_DUP"}
    apart = item(case={"경과일": 4}, options=options("점검", "수리", "상담"))
    assert _codes(whole.check_bank([item(), apart])) == set()


def _of_type(bank: Bank, type_: str) -> Item:
    return next(each for each in bank.items if each.type == type_)


def test_a_key_that_the_policy_does_not_give_is_unproven(bank: Bank, policies: Policies) -> None:
    judge, good = Judge(policies), _of_type(bank, "boundary")
    assert list(truth.check(good, judge)) == []
    key = msgspec.structs.replace(good.key, code="없는 답")
    wrong = msgspec.structs.replace(good, options=(key, *good.distractors))
    assert _codes(truth.check(wrong, judge)) == {"KEY_UNPROVEN"}


def test_a_second_right_answer_is_found(bank: Bank, policies: Policies) -> None:
    judge, good = Judge(policies), _of_type(bank, "boundary")
    again = msgspec.structs.replace(good.key, verdict="wrong", text=same("달리 쓴 같은 답"))
    double = msgspec.structs.replace(good, options=(*good.options, again))
    assert _codes(truth.check(double, judge)) == {"MULTI_KEY"}
    none = msgspec.structs.replace(good, options=good.distractors)
    assert _codes(truth.check(none, judge)) == {"MULTI_KEY"}


def test_a_case_that_leaves_a_fact_open_is_underspecified(bank: Bank, policies: Policies) -> None:
    good = _of_type(bank, "boundary")
    case = {name: value for name, value in good.case.items() if name != good.axis}
    open_ = msgspec.structs.replace(good, case=case)
    assert _codes(truth.check(open_, Judge(policies))) == {"UNDERSPECIFIED"}


def _form(keys: list[int], asked: Item) -> Form:
    codes = tuple(option.code for option in asked.options)
    return Form("1", tuple(Question(asked.id, 0, codes, key) for key in keys))


def test_keys_that_crowd_at_one_place_are_found() -> None:
    asked = item()
    bank = Bank((asked,))
    assert "KEYPOS" in _codes(balance.check_form(_form([0] * 30, asked), bank))
    assert "KEYPOS" not in _codes(balance.check_form(_form([0, 1, 2] * 10, asked), bank))


def test_an_answer_that_is_nearly_always_right_is_found() -> None:
    one, two = item(), item(case={"경과일": 4}, options=options("교환", "전액환불", "부분환불"))
    bank = Bank((one, two))
    biased = _form([0, 1, 2] * 4, one)
    assert "OUTCOME_BIAS" in _codes(balance.check_form(biased, bank))
    even = Form("1", (*_form([0, 1, 2] * 2, one).questions, *_form([0, 1, 2] * 2, two).questions))
    assert "OUTCOME_BIAS" not in _codes(balance.check_form(even, bank))


def test_a_question_that_gives_away_the_key_of_another_is_found() -> None:
    sentence = "배송비를 얼마나 내는지 접수 전에 말한다"
    asked = item(options=options(sentence, "반품을 접수하고 날짜를 정한다", "거절한 까닭을 적는다"))
    telling = item(case={"경과일": 9}, stems=stems(f"“{sentence}” 다음에 할 일은?"))
    bank = Bank((asked, telling))
    drawn = Form("1", (*_form([0], asked).questions, *_form([1], telling).questions))
    assert "CUEING" in _codes(balance.check_form(drawn, bank))
    apart = Form("1", _form([0], asked).questions)
    assert "CUEING" not in _codes(balance.check_form(apart, bank))


def test_a_rule_that_nothing_asks_about_is_found(bank: Bank, policies: Policies) -> None:
    entry = policies.corpus.find("exception", "return-eligibility")
    assert entry is not None
    documents = {"return-eligibility": entry.document.body}
    (covered,) = cover.cover(bank, policies, documents)
    assert (covered.rules_asked, covered.missing) == (covered.rules, ())
    assert list(cover.check(covered)) == []
    left = Bank(tuple(each for each in bank.items if each.sources[0].anchor != "기한지남"))
    (less,) = cover.cover(left, policies, documents)
    assert "기한지남" in less.missing
    assert _codes(cover.check(less)) == {"COVERAGE"}


def test_every_check_has_a_flawed_case() -> None:
    others = {
        "STEM_DUP", "KEY_UNPROVEN", "MULTI_KEY", "UNDERSPECIFIED", "KEYPOS", "OUTCOME_BIAS",
        "CUEING", "COVERAGE", "TABLE_GAP", "TABLE_OVERLAP",
    }  # fmt: skip
    assert {check.code for check in CHECKS} == set(FLAWED) | others


@pytest.fixture(scope="module")
def findings(bank: Bank, policies: Policies) -> tuple[Finding, ...]:
    checked = run(bank, policies)
    assert checked.passes
    return checked.findings


def test_the_reference_bank_has_no_error(findings: tuple[Finding, ...]) -> None:
    assert [f for f in findings if f.check.weight is Weight.ERROR] == []


def test_every_finding_about_an_item_has_a_place_in_a_document(
    findings: tuple[Finding, ...], policies: Policies
) -> None:
    places = Places(policies.corpus)
    for finding in findings:
        if finding.item is None:
            continue
        place = places.of_item(finding.item)
        assert place is not None
        assert place.path.endswith(".yaml")
        assert place.line > 1


def test_a_proof_without_words_is_no_reason() -> None:
    bare = msgspec.structs.replace(option("교환"), proof=Proof(None, same("")))
    flawed = item(options=(*options("전액환불", "부분환불"), bare))
    assert "NO_RATIONALE" in _alone(flawed)

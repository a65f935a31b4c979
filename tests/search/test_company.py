"""Words that mean the same bring each other in; words kept apart never do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cscx.search.company import ALIKE, Company
from cscx.search.lexicon import Lexicon
from cscx.search.reader import QueryReader
from cscx.search.reading import Reading

NAMES = [
    "반품",
    "환불",
    "취소",
    "교환",
    "배송",
    "쿠폰",
    "결제",
    "리펀드",
    "돈 돌려받기",
    "주문 취소",
]
GROUPS = st.lists(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True), max_size=4)


def read(lexicon: Lexicon, query: str, alike: list[list[str]], apart: list[list[str]]) -> Reading:
    reading = QueryReader(lexicon).read(query)
    Company(lexicon, alike, apart).widen(reading)
    return reading


def test_a_word_that_means_the_same_weighs_less(lexicon: Lexicon) -> None:
    reading = read(lexicon, "리펀드", [["환불", "리펀드"]], [])
    assert reading.tokens["환불"].weight == ALIKE
    assert reading.tokens["리펀드"].weight == 1


def test_a_phrase_shares_its_weight_among_its_words(lexicon: Lexicon) -> None:
    reading = read(lexicon, "리펀드", [["리펀드", "주문 취소"]], [])
    assert reading.tokens["주문"].weight == reading.tokens["취소"].weight == ALIKE / 2


def test_a_synonym_across_words_kept_apart_is_only_offered(lexicon: Lexicon) -> None:
    reading = read(lexicon, "반품을", [["반품", "환불", "주문 취소"]], [["반품", "환불", "취소"]])
    assert "환불" not in reading.tokens
    assert "취소" not in reading.tokens
    assert "주문" not in reading.tokens, "주문 취소 holds 취소"
    assert reading.related == ["환불", "취소", "주문 취소"]


def test_words_kept_apart_are_found_when_both_are_asked(lexicon: Lexicon) -> None:
    reading = read(lexicon, "반품 환불", [], [["반품", "환불", "취소"]])
    assert reading.tokens["반품"].weight == reading.tokens["환불"].weight == 1
    assert reading.related == ["취소"]


@given(query=st.sampled_from(NAMES), alike=GROUPS, apart=GROUPS)
def test_no_group_of_words_lets_one_kept_apart_bring_in_another(
    lexicon: Lexicon, query: str, alike: list[list[str]], apart: list[list[str]]
) -> None:
    typed = set(read(lexicon, query, [], []).tokens)
    tokens = set(read(lexicon, query, alike, apart).tokens)
    for group in apart:
        members = [frozenset(read(lexicon, name, [], []).tokens) for name in group]
        asked = [member for member in members if member <= typed]
        brought = [member for member in members if member <= tokens and not member <= typed]
        if asked:
            assert brought == []
        assert len(set(brought)) <= 1

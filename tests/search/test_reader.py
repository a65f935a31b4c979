"""A query is read as it was meant: negations, spaces, question words, the wrong keyboard."""

from __future__ import annotations

import pytest

from cscx.search.endings import FILLERS
from cscx.search.lexicon import Lexicon, lexicon
from cscx.search.reader import QueryReader
from cscx.search.reading import Reading


def read(words: Lexicon, query: str) -> Reading:
    return QueryReader(words, FILLERS).read(query)


KNOWN = {
    ("배송", "배송"): 40, ("배송비", "배송비"): 20, ("환불", "환불"): 60, ("안", "안"): 30, ("오", "오"): 9,
    ("와", "오"): 5, ("안내", "안내"): 12, ("영수증", "영수증"): 7, ("현금", "현금"): 9, ("언제", "언제"): 3,
    ("영", "영"): 1, ("수", "수"): 8, ("증", "증"): 1, ("못", "못"): 2, ("받", "받"): 4, ("중", "중"): 3,
}  # fmt: skip
ENDINGS = {"은": 9, "는": 9, "에": 20, "요": 9, "와": 9, "되나요": 3, "음": 2}


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return lexicon(KNOWN, {"ghksqnf": 1, "vip": 9}, ENDINGS)


@pytest.mark.parametrize(
    ("query", "tokens"),
    [
        ("배송 안 와요", ["배송", "오"]),
        ("배송 안와요", ["배송", "오"]),
        ("환불 안되나요", ["환불"]),
        ("못받음", ["받"]),
        ("7일 안에 환불", ["7", "일", "환불"]),
        ("안내", ["안내"]),
        ("안", ["안"]),
    ],
)
def test_a_negation_says_nothing_of_what_is_asked_for(
    words: Lexicon, query: str, tokens: list[str]
) -> None:
    assert list(read(words, query).tokens) == tokens


@pytest.mark.parametrize(
    ("query", "tokens"),
    [
        ("환 불", ["환불"]),
        ("환 불은", ["환불"]),
        ("현금 영수 증", ["현금", "영수증"]),
        ("배송 비는", ["배송비"]),
        ("배송 중", ["배송", "중"]),
        ("환불 안 내", ["환불", "내"]),
        ("환, 불", ["환", "불"]),
        ("환  불", ["환", "불"]),
    ],
)
def test_a_word_that_a_space_cut_is_put_together(
    words: Lexicon, query: str, tokens: list[str]
) -> None:
    assert [asked.text for asked in read(words, query).asked] == tokens


def test_a_question_word_counts_less_than_what_is_asked(words: Lexicon) -> None:
    reading = read(words, "환불 언제")
    assert reading.tokens["언제"].weight < reading.tokens["환불"].weight == 1


def test_korean_on_english_keys_is_korean_though_a_page_shows_the_keys(words: Lexicon) -> None:
    reading = read(words, "ghksqnf")
    assert reading.corrections == [("ghksqnf", "환불")]
    assert reading.tokens["ghksqnf"].weight < reading.tokens["환불"].weight


def test_a_common_latin_word_stays_latin_though_its_keys_make_korean_words() -> None:
    words = lexicon({("환불", "환불"): 1}, {"ghksqnf": 50}, {})
    reading = read(words, "ghksqnf")
    assert reading.corrections == []
    assert list(reading.tokens) == ["ghksqnf"]


def test_letters_that_are_initials_and_english_are_looked_for_as_both() -> None:
    words = lexicon({("메뉴", "메뉴"): 3}, {"as": 5}, {})
    assert set(read(words, "ㅁㄴ").tokens) == {"메뉴", "as"}

"""Texts that say nearly the same are found, and no others."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from cscx.search.duplicates import LIMIT, Alike, near_duplicates, sketch
from cscx.search.words import pairs, squeezed

SOP = (
    "받은 날부터 7일 안이면 반품을 받는다. 왕복 배송비는 고객이 낸다. 회수 기사가 다음 날 방문한다."
)
OTHER = "환불은 승인 취소 뒤 사흘에서 닷새가 걸리며 카드사마다 다르다."


def found_among(texts: list[str]) -> list[Alike]:
    return near_duplicates(list(map(sketch, texts)), texts.__getitem__)


def likeness(one: str, other: str) -> float:
    first, second = (set(pairs(squeezed(text))) for text in (one, other))
    return len(first & second) / len(first | second)


def test_a_changed_number_is_still_the_same_text() -> None:
    found = found_among([SOP, OTHER, SOP.replace("7일", "14일")])
    assert [(pair.later, pair.earlier) for pair in found] == [(2, 0)]


def test_marks_and_capitals_do_not_count() -> None:
    assert found_among([f"VIP는 {SOP}", f"vip는 {SOP.replace('.', '!')}"]) == [Alike(1, 0, 1.0)]


def test_short_sentences_are_left_alone() -> None:
    assert found_among(["반품을 도와드릴게요.", "반품을 도와드릴게요."]) == []


def test_a_template_is_told_once_a_copy() -> None:
    texts = [f"{SOP} {chr(0xAC00 + n * 29)}번 창고로 보낸다." for n in range(400)]
    assert [pair.later for pair in found_among(texts)] == list(range(1, 400))


def test_a_form_that_all_fill_in_makes_no_two_alike() -> None:
    draw = Random(1)  # noqa: S311 - texts need no secrecy
    nouns = [a + b for a in "가나다라마바사아자차" for b in "고노도로모보소오조초"]
    texts = [f"{SOP} {' '.join(draw.sample(nouns, 40))}" for _ in range(300)]
    compared: list[int] = []

    def text_of(number: int) -> str:
        compared.append(number)
        return texts[number]

    assert near_duplicates(list(map(sketch, texts)), text_of) == []
    assert len(compared) < len(texts) / 10


def test_a_sketch_is_small_and_the_same_each_time() -> None:
    assert sketch(SOP * 50) == sketch(SOP * 50)
    assert len(sketch(" ".join(map(str, range(1000))))) == 128


@given(st.integers(0, 2**32), st.integers(1, 4), st.integers(40, 160))
@settings(max_examples=60)
def test_a_copy_with_a_few_words_changed_is_found_among_others(
    seed: int, changed: int, length: int
) -> None:
    draw = Random(seed)  # noqa: S311 - the same
    nouns = [a + b for a in "가나다라마바사아자차카타파하" for b in "고노도로모보소오조초코토포호"]
    texts = [" ".join(draw.choices(nouns, k=length)) for _ in range(30)]
    words = texts[7].split()
    for at in draw.sample(range(length), changed):
        words[at] = draw.choice(nouns)
    texts.append(" ".join(words))
    if likeness(texts[7], texts[-1]) < LIMIT:
        return
    assert [(pair.later, pair.earlier) for pair in found_among(texts)] == [(30, 7)]

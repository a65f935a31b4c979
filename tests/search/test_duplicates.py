"""Texts that say nearly the same are found, and none is missed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cscx.search.duplicates import Alike, near_duplicates
from cscx.search.words import pairs, squeezed

SOP = (
    "받은 날부터 7일 안이면 반품을 받는다. 왕복 배송비는 고객이 낸다. 회수 기사가 다음 날 방문한다."
)


def test_a_changed_number_is_still_the_same_text() -> None:
    texts = [
        SOP,
        "환불은 승인 취소 뒤 사흘에서 닷새가 걸리며 카드사마다 다르다.",
        SOP.replace("7일", "14일"),
    ]
    assert [(pair.later, pair.earlier) for pair in near_duplicates(texts)] == [(2, 0)]


def test_spaces_and_marks_do_not_count() -> None:
    assert near_duplicates([SOP, SOP.replace(" ", "").replace(".", "!")]) == [Alike(1, 0, 1.0)]


def test_short_sentences_are_left_alone() -> None:
    assert near_duplicates(["반품을 도와드릴게요.", "반품을 도와드릴게요."]) == []


def test_a_template_is_told_once_a_copy() -> None:
    texts = [f"{SOP} {chr(0xAC00 + n * 29)}번 창고로 보낸다." for n in range(40)]
    assert [pair.later for pair in near_duplicates(texts)] == list(range(1, 40))


@given(
    st.lists(st.text("가나다라마 ", max_size=14), max_size=12),
    st.sampled_from([0.3, 0.5, 0.8, 1.0]),
)
def test_the_most_alike_earlier_text_is_found_as_by_comparing_all(
    texts: list[str], limit: float
) -> None:
    expected: dict[int, float] = {}
    grams = [frozenset(pairs(squeezed(text))) if squeezed(text) else frozenset() for text in texts]
    for later, own in enumerate(grams):
        likenesses = [
            len(own & other) / len(own | other) for other in grams[:later] if len(other) >= 2
        ]
        best = max(likenesses, default=0)
        if len(own) >= 2 and best >= limit:
            expected[later] = best
    found = near_duplicates(texts, limit=limit, fewest=2)
    assert {pair.later: pair.likeness for pair in found} == expected

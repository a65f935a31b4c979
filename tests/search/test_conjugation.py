"""A verb that the texts hold in one form is found in the others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscx.search.conjugation import other_forms


@pytest.mark.parametrize(
    ("written", "form", "others"),
    [
        ("들어왔", "들어오", ["들어오", "들어온", "들어올", "들어옴", "들어옵", "들어와"]),
        ("바뀐", "바꾸", ["바꾸", "바꾼", "바꿀", "바꿈", "바꿉", "바꿔", "바꿨"]),
        ("기다린", "기다리", ["기다리", "기다릴", "기다림", "기다립", "기다려", "기다렸"]),
        ("아픈", "아프", ["아프", "아플", "아픔", "아픕", "아파", "아팠"]),
        ("만든", "만들", ["만들", "만드", "만듭"]),
        ("늦은", "늦어지", ["늦어지", "늦어진", "늦어질", "늦어짐", "늦어집", "늦어져", "늦어졌"]),
        ("불러", "부르", ["부르"]),
    ],
)
def test_what_melts_into_the_stem_is_made(written: str, form: str, others: list[str]) -> None:
    assert sorted(other_forms([(written, form)])) == sorted(others)


def test_no_form_takes_the_place_of_a_word_that_is_written() -> None:
    made = other_forms([("들어왔", "들어오"), ("들어온", "들어온")])
    assert "들어온" not in made
    assert set(made.values()) == {"들어오"}


def test_short_verbs_and_nouns_make_none() -> None:
    assert other_forms([("갔", "가"), ("환불", "환불")]) == {}


@given(
    st.lists(
        st.tuples(
            st.text("가나들어오르ㅂ만하abc1", min_size=1, max_size=4),
            st.text("가들오르만으브", min_size=1, max_size=4),
        )
    )
)
def test_whatever_was_analysed_makes_whole_words(pairs: list[tuple[str, str]]) -> None:
    assert all("가" <= char <= "힣" for surface in other_forms(pairs) for char in surface)

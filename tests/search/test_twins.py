"""Python and JavaScript give the same answer to whatever is typed, down to the marks and scores."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cscx.search import hangul, keyboard
from cscx.search.analysis import Analysis
from cscx.search.builder import build
from cscx.search.engine import Search
from cscx.search.entry import Entry, Part
from cscx.search.kiwi import KiwiAnalyser
from cscx.search.lexicon import Lexicon
from cscx.search.segmenter import segments
from cscx.search.words import folded, words
from tests.search.conftest import HERE, Twin, asked_in_javascript, write
from tests.search.test_golden import golden

SHOP_WORDS = sorted(
    {word.text for word in words(folded((HERE / "shop.json").read_text(encoding="utf-8")))}
)
SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)
JAMO = st.sampled_from("ㄱㄲㄳㄴㅎㅂㅅㅈㅏㅘㅣㅢ")
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NEARLY_WORDS = st.one_of(
    st.sampled_from(SHOP_WORDS),
    st.sampled_from(SHOP_WORDS).map(hangul.initials),
    st.sampled_from(SHOP_WORDS).map(lambda word: keyboard.to_latin(word) or word),
    st.sampled_from(SHOP_WORDS).map(lambda word: word[:-1]),
    st.builds(lambda word, tail: word + tail, st.sampled_from(SHOP_WORDS), SYLLABLES | JAMO),
    st.text(SYLLABLES | JAMO, min_size=1, max_size=6),
    st.sampled_from(
        ["을", "이", "해요", "되나요", "했는데", "VIP", "３，０００", "7", "🎁", "<b>"]
    ),
)
QUERIES = st.builds(
    lambda parts, gap: gap.join(parts),
    st.lists(NEARLY_WORDS, min_size=1, max_size=6),
    st.sampled_from(["", " ", "  ", "-"]),
)
FILTERS = st.dictionaries(
    st.sampled_from(["kind", "status", "reasons", "channels"]),
    st.lists(st.sampled_from(["절차", "스크립트", "사용", "반품", "전화", "없는 것"]), max_size=2),
)


def plain(value: Any) -> Any:
    """A value as JSON carries it."""
    return json.loads(json.dumps(value))


@given(query=QUERIES, filters=FILTERS)
def test_both_engines_answer_alike(
    search: Search, twin: Twin, query: str, filters: dict[str, list[str]]
) -> None:
    assert twin("search", query=query, filters=filters) == plain(
        asdict(search.search(query, filters))
    )


@given(query=ANYTHING)
def test_both_engines_answer_alike_whatever_is_typed(
    search: Search, twin: Twin, query: str
) -> None:
    assert twin("search", query=query) == plain(asdict(search.search(query)))


def test_both_engines_answer_every_golden_query_alike_with_and_without_filters(
    reference: dict[str, bytes], tmp_path: Path
) -> None:
    """The whole answer: ids, anchors, titles, places and texts with their marks, scores, counts."""
    search = Search(reference.__getitem__)
    filters = [{}, *({facet: [value]} for facet, value in _values(search))]
    with asked_in_javascript(reference, tmp_path) as twin:
        for number, query in enumerate(golden()):
            for chosen in ({}, filters[number % len(filters)]):
                ours = plain(asdict(search.search(query.typed, chosen)))
                assert twin("search", query=query.typed, filters=chosen) == ours, query
    marked = [hit for query in golden()[:50] for hit in search.search(query.typed).hits]
    assert any("#" in hit.address for hit in marked)
    assert all(len(hit.text) % 2 for hit in marked)
    assert any(len(hit.text) > 1 for hit in marked)


def _values(search: Search) -> list[tuple[str, str]]:
    return [(facet, value) for facet, values in search.facets.items() for value in values]


@given(word=st.text(SYLLABLES, min_size=1, max_size=12))
def test_both_segmenters_cut_alike(lexicon: Lexicon, twin: Twin, word: str) -> None:
    pieces = segments(word, lexicon)
    assert "".join(piece.text for piece in pieces) == word
    assert twin("segments", word=word) == [piece._asdict() for piece in pieces]


@given(word=st.text(SYLLABLES, max_size=8))
def test_what_is_typed_on_the_wrong_keyboard_comes_back(twin: Twin, word: str) -> None:
    keys = keyboard.to_latin(word)
    assert keys is not None
    assert twin("to_latin", word=word) == keys
    assert twin("to_hangul", word=keys) == keyboard.to_hangul(keys)


@given(typed=st.text("qwertyuiopasdfghjklzxcvbnmQWERTOP", max_size=12))
def test_both_keyboards_read_alike(twin: Twin, typed: str) -> None:
    assert twin("to_hangul", word=typed) == keyboard.to_hangul(typed)


def test_emoji_count_as_one_character_in_both(
    kiwi: KiwiAnalyser,
    kept: dict[str, Analysis],
    twin: Twin,
    tmp_path: Any,
    files: dict[str, bytes],
) -> None:
    text = "🎁 " * 80 + "환불 안내 🙏 " + "배송 🚚 " * 60
    other = build(
        [
            Entry(
                id="gift",
                address="gift/",
                title="🎁 환불 🎁",
                kind="공지",
                parts=(Part("", "", text),),
            )
        ],
        kiwi,
        kept=kept,
    )
    try:
        twin("open", folder=str(write(other, tmp_path)))
        expected = Search(other.__getitem__).search("환불 배송")
        assert expected.hits[0].title == ["🎁 ", "환불", " 🎁"]
        assert twin("search", query="환불 배송") == plain(asdict(expected))
    finally:
        twin("open", folder=str(write(files, tmp_path / "shop")))

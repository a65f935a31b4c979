"""Whatever is typed gets a sensible answer, the same in Python and JavaScript."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from cscx.search.builder import build
from cscx.search.engine import Results, Search
from cscx.search.entry import Entry, Part
from cscx.search.kiwi import KiwiAnalyser
from tests.search.conftest import Twin, asked_in_javascript
from tests.search.test_twins import plain


def alike(search: Search, twin: Twin, query: str) -> Results:
    """The answer of both."""
    found = search.search(query)
    assert twin("search", query=query) == plain(asdict(found))
    return found


def ids(found: Results) -> list[str]:
    return [hit.id for hit in found.hits]


@pytest.mark.parametrize(
    "query",
    [
        "환불 " * 500,
        "환불" * 1000,
        "x" * 2000,
        "ghksqnf" * 285,
        "ㅎㅂ" * 1000,
        "뚫훍꿻" * 666,
        "1" * 2000,
        "🎁" * 2000,
    ],
)
def test_two_thousand_characters_are_read_as_far_as_a_question_goes(
    search: Search, twin: Twin, query: str
) -> None:
    alike(search, twin, query)


def test_a_long_question_finds_what_it_begins_with(search: Search, twin: Twin) -> None:
    assert ids(alike(search, twin, "환불 " * 500)) == ids(search.search("환불"))


@pytest.mark.parametrize(
    "query", ["🎁", "🙏🏻", "👨\u200d👩\u200d👧", "…", "?!", "()", "\x00\x1b\x7f", "\u202e"]
)
def test_signs_alone_find_nothing(search: Search, twin: Twin, query: str) -> None:
    assert ids(alike(search, twin, query)) == []


@pytest.mark.parametrize(
    "query",
    [
        "🎁환불🎁",
        "환불\x00",
        "\u200b환불",
        "\ufeff환불",
        "(환불을)",
        "“환불”",
        "#환불",
        "환불\n",
        "ＶＩＰ",
    ],
)
def test_signs_around_a_word_do_not_hide_it(search: Search, twin: Twin, query: str) -> None:
    wanted = "VIP" if "Ｖ" in query else "환불"
    assert set(ids(alike(search, twin, query))) >= {search.search(wanted).hits[0].id}


@pytest.mark.parametrize("query", ["환불 지연", "배송조회", "반품 접수 안내"])
def test_decomposed_hangul_is_read_as_composed(search: Search, twin: Twin, query: str) -> None:
    found = alike(search, twin, unicodedata.normalize("NFD", query))
    assert ids(found) == ids(search.search(query))


ENGLISH = [
    Entry(id="late-refund", address="late/", title="Late refunds", kind="SOP",
          parts=(Part("", "", "Check the approval number with the card company."),)),
    Entry(id="exchange", address="exchange/", title="Exchange for another size", kind="SOP",
          parts=(Part("", "", "Offer another size while it is in stock."),)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("late refunds", ["late-refund"]),
        ("LATE REFUND", ["late-refund"]),
        ("refnuds", ["late-refund"]),
        ("exch", ["exchange"]),
        ("ㄷㅌ초뭏ㄷ", ["exchange"]),
        ("환불", []),
    ],
)
def test_a_knowledge_base_in_english_is_searched_without_kiwi(
    tmp_path: Path, query: str, wanted: list[str]
) -> None:
    def never(*_: Any) -> Any:
        raise AssertionError

    analyser = KiwiAnalyser()
    analyser.morphemes = never  # type: ignore[method-assign]
    files = build(ENGLISH, analyser)
    with asked_in_javascript(files, tmp_path) as twin:
        assert ids(alike(Search(files.__getitem__), twin, query)) == wanted


def test_an_empty_index_answers_in_javascript_too(tmp_path: Path) -> None:
    files = build([], KiwiAnalyser())
    with asked_in_javascript(files, tmp_path) as twin:
        found = alike(Search(files.__getitem__), twin, "환불")
    assert (found.hits, found.weak) == ((), True)

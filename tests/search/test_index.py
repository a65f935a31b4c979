"""The files of an index: the same bytes for the same entries, small pieces, and nothing breaks them."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscx.search import packing
from cscx.search.analysis import Analysis, analyse
from cscx.search.builder import build
from cscx.search.engine import Search
from cscx.search.entry import Entry, Part
from cscx.search.kiwi import KiwiAnalyser, Morpheme
from cscx.search.lexicon import lexicon as made
from cscx.search.lexicon import packed, unpacked
from cscx.search.packed_lists import packed_lists
from cscx.search.store import IndexFormatError
from tests.search.conftest import shop

HOSTILE = [
    "", " ", "\x00", "\ud800반품\udfff", "<script>alert('환불')</script>", "환불" * 3000, "a" * 5000,
    "ㅋ" * 3000, "\u202e\u200b\ufeff환\u0301불", "💣" * 500, '{"a": [1, 2', "`${x}` \\ \" ' \u2028",
    "constructor __proto__ toString", "9" * 4000, "ᄒ" * 100, "힣" * 40 + "가",
]  # fmt: skip


class NoKiwi:
    """An analyser that must not be asked."""

    version = "none"

    def morphemes(self, texts: Sequence[str]) -> list[list[Morpheme]]:
        raise AssertionError(texts)


class Words:
    """An analyser that takes every word of two syllables or more for a noun."""

    version = "words"

    def morphemes(self, texts: Sequence[str]) -> list[list[Morpheme]]:
        found = []
        for text in texts:
            at, morphemes = 0, []
            for word in text.split(" "):
                if len(word) > 1:
                    morphemes.append(Morpheme(word, "NNG", at, at + len(word)))
                at += len(word) + 1
            found.append(morphemes)
        return found


def entry(number: int, text: str) -> Entry:
    return Entry(
        id=f"e{number}", address=f"e{number}/", title=text, kind="절차", says=(text,),
        search=(text,), parts=(Part("", text, text), Part(f"p{number}", text, text)), copy=(("", text),),
    )  # fmt: skip


def test_the_same_entries_make_the_same_bytes(
    files: dict[str, bytes], kiwi: KiwiAnalyser, kept: dict[str, Analysis]
) -> None:
    entries, company = shop()
    assert build(entries, kiwi, company=company) == files, "without what was kept"
    assert build(entries, kiwi, company=company, kept=dict(reversed(kept.items()))) == files


def test_a_second_build_asks_nobody(kiwi: KiwiAnalyser) -> None:
    kept: dict[str, Analysis] = {}
    analyse(["환불을 접수한다."], kiwi, kept)

    class Same(NoKiwi):
        version = kiwi.version

    assert analyse(["환불을 접수한다."], Same(), kept)["환불을 접수한다."].tokens == (
        "환불",
        "접수",
    )


def test_other_names_are_other_analyses() -> None:
    assert KiwiAnalyser(["새벽상자"]).version != KiwiAnalyser().version


def test_particles_and_endings_are_learnt_from_the_texts(kiwi: KiwiAnalyser) -> None:
    text = "반품이 접수되었습니다. 환불은 VIP 고객에게만 30,000원까지 한다."
    found = analyse([text], kiwi)[text]
    assert found == Analysis(
        tokens=("반품", "접수", "환불", "vip", "고객", "30000", "원"),
        written=(
            ("반품", "반품"), ("접수", "접수"), ("환불", "환불"), ("고객", "고객"), ("원", "원"),
        ),
        endings=("이", "되었습니다", "은", "에게만", "까지"),
    )  # fmt: skip


def test_files_are_named_after_what_is_in_them(files: dict[str, bytes]) -> None:
    head = json.loads(files["index.json"])
    named = {head["lexicon"], head["list"], *(n for _, n in [*head["terms"], *head["texts"]])}
    assert named | {"index.json"} == set(files)


def test_one_search_reads_few_of_many_files() -> None:
    entries = [
        entry(
            n,
            " ".join(
                f"{chr(0xAC00 + (n * 37 + k * 101) % 11000)}{chr(0xB098 + k)}" for k in range(60)
            ),
        )
        for n in range(400)
    ]
    made_files = build(entries, Words())
    read: list[str] = []

    def reading(name: str) -> bytes:
        read.append(name)
        return made_files[name]

    found = Search(reading).search(entries[123].title.split(" ")[7])
    assert "e123" in [hit.id for hit in found.hits]
    size = sum(len(made_files[name]) for name in set(read) if "/" in name)
    whole = sum(len(raw) for name, raw in made_files.items() if "/" in name)
    assert size < whole / 10


def test_an_index_of_another_version_is_refused(files: dict[str, bytes]) -> None:
    head = json.dumps(json.loads(files["index.json"]) | {"format": 0}).encode()
    with pytest.raises(IndexFormatError):
        Search((files | {"index.json": head}).__getitem__)


def test_an_empty_index_answers_nothing() -> None:
    assert Search(build([], NoKiwi()).__getitem__).search("환불").hits == ()


def test_hostile_texts_are_texts_like_any_other(kiwi: KiwiAnalyser) -> None:
    search = Search(build([entry(n, text) for n, text in enumerate(HOSTILE)], kiwi).__getitem__)
    for text in HOSTILE:
        for hit in search.search(text[:3000]).hits:
            assert hit.title, text
    hit = search.search("alert").hits[0]
    assert hit.title == ["<script>", "alert", "('환불')</script>"]
    assert search.search("constructor").hits[0].title == ["", "constructor", " __proto__ toString"]


def test_a_filter_keeps_only_what_it_allows(search: Search) -> None:
    found = search.search("반품", {"kind": ["스크립트", "예외 규칙"], "status": ["사용"]})
    assert {hit.kind for hit in found.hits} == {"스크립트", "예외 규칙"}
    assert search.search("반품", {"channels": ["팩스"]}).hits == ()


def test_hits_are_counted_by_facet(search: Search) -> None:
    found = search.search("반품")
    kinds = {"절차": 3, "스크립트": 1, "예외 규칙": 1}
    assert found.counts["kind"] == kinds, "주문 취소 says 반품, too"
    assert found.counts["reasons"] == {"반품": 4, "취소": 1}


def test_a_title_that_is_the_query_comes_first_and_hides_no_other_hit(kiwi: KiwiAnalyser) -> None:
    entries = [
        Entry(
            id="a",
            address="a/",
            kind="절차",
            title="환불 지연 사과",
            parts=(Part("", "", "환불 지연"),),
        ),
        Entry(id="b", address="b/", kind="절차", title="환불 지연"),
        Entry(id="c", address="c/", kind="용어", title="환불 지연", boost=0.5),
    ]
    found = Search(build(entries, kiwi).__getitem__).search("환불지연")
    assert [hit.id for hit in found.hits] == ["b", "a", "c"]
    assert found.counts["kind"] == {"절차": 2, "용어": 1}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), unique=True))
def test_packed_words_come_back(words: list[str]) -> None:
    writer = packing.Writer()
    for word in sorted(words):
        writer.next_word(word)
    reader = packing.Reader(bytes(writer.raw))
    assert [reader.next_word() for _ in words] == sorted(words)


@given(st.lists(st.dictionaries(st.integers(0, 2**27), st.integers(1, 10**6), min_size=1)))
def test_packed_postings_come_back(lists: list[dict[int, int]]) -> None:
    flat = [
        (number, entry, count)
        for number, counts in enumerate(lists)
        for entry, count in sorted(counts.items())
    ]
    columns = np.array(flat, np.int64).reshape(-1, 3).T
    packed = list(packed_lists(*columns))
    assert [packing.postings(raw) for raw in packed] == [sorted(counts.items()) for counts in lists]


@given(
    st.dictionaries(
        st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=5),
        st.integers(1, 5000),
        min_size=1,
    )
)
def test_a_packed_lexicon_comes_back(counts: dict[str, int]) -> None:
    lexicon = made({(word, word[:1]): count for word, count in counts.items()}, {"vip": 2}, counts)
    back = unpacked(packed(lexicon))
    assert (back.words, back.costs, back.endings) == (lexicon.words, lexicon.costs, lexicon.endings)
    assert [back.form(n) for n in range(len(back.words))] == [
        lexicon.form(n) for n in range(len(lexicon.words))
    ]

"""What both engines must give, word for word: shared vectors, asked in Python and in JavaScript."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from cscx.search import hangul, keyboard
from cscx.search.engine import Search
from cscx.search.lexicon import Lexicon
from cscx.search.ranking import idf
from cscx.search.segmenter import segments
from cscx.search.typos import distance
from cscx.search.words import folded, squeezed, words
from tests.search.conftest import Twin

VECTORS = Path(__file__).parent / "vectors"


def vectors(name: str) -> Any:
    """A file of vectors."""
    return json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))


IN_PYTHON: dict[str, Callable[..., Any]] = {
    "letters": hangul.letters,
    "initials": hangul.initials,
    "starting": lambda word: list(hangul.starting_with(word)),
    "to_hangul": keyboard.to_hangul,
    "to_latin": keyboard.to_latin,
    "words": lambda text: [[word.text, word.script] for word in words(folded(text))],
    "squeezed": squeezed,
    "distance": lambda one, other, limit: distance(
        hangul.letters(one), hangul.letters(other), limit
    ),
    "idf": idf,
}
NAMES = {
    "letters": ["word"], "initials": ["word"], "starting": ["word"], "to_hangul": ["word"],
    "to_latin": ["word"], "words": ["text"], "squeezed": ["text"],
    "distance": ["one", "other", "limit"], "idf": ["size", "holders"],
}  # fmt: skip
CASES = [
    pytest.param(what, given, expected, id=f"{what} {given}")
    for file in ("letters", "keyboard", "words")
    for what, cases in vectors(file).items()
    for *given, expected in cases
]
QUERIES = [pytest.param(case, id=case["말"]) for case in vectors("queries")]


@pytest.mark.parametrize(("what", "given", "expected"), CASES)
def test_letters_keys_and_words_are_as_written_in_python(
    what: str, given: list[Any], expected: Any
) -> None:
    assert IN_PYTHON[what](*given) == expected


@pytest.mark.parametrize(("what", "given", "expected"), CASES)
def test_letters_keys_and_words_are_as_written_in_javascript(
    twin: Twin, what: str, given: list[Any], expected: Any
) -> None:
    assert twin(what, **dict(zip(NAMES[what], given, strict=True))) == expected


@pytest.mark.parametrize(("word", "expected"), vectors("segments"))
def test_a_word_is_cut_into_the_words_of_the_index(
    twin: Twin, lexicon: Lexicon, word: str, expected: list[str]
) -> None:
    pieces = [piece._asdict() for piece in segments(word, lexicon)]
    assert _content(pieces) == expected
    assert twin("segments", word=word) == pieces


def _content(pieces: list[dict[str, str]]) -> list[str]:
    return [
        piece["token"] + "?" * (piece["kind"] == "unknown")
        for piece in pieces
        if piece["kind"] != "ending"
    ]


@pytest.mark.parametrize("case", QUERIES)
def test_a_query_finds_what_it_should_in_python(search: Search, case: dict[str, Any]) -> None:
    _check(case, json.loads(json.dumps(asdict(search.search(case["query"])))))


@pytest.mark.parametrize("case", QUERIES)
def test_a_query_finds_what_it_should_in_javascript(twin: Twin, case: dict[str, Any]) -> None:
    _check(case, twin("search", query=case["query"]))


def _check(case: dict[str, Any], found: dict[str, Any]) -> None:
    ids = [hit["id"] for hit in found["hits"]]
    if "first" in case:
        assert ids[0] == case["first"]
        assert found["hits"][0]["address"] == case.get("address", found["hits"][0]["address"])
    if "among" in case:
        assert set(case["among"]) <= set(ids[:3])
    if case.get("none"):
        assert ids == []
    assert found["corrections"] == case.get("corrections", found["corrections"])
    assert found["related"] == case.get("related", found["related"])
    assert found["weak"] == case.get("weak", False)

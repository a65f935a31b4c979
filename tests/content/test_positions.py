"""Where values stand: every span of every document reads as its value."""

from __future__ import annotations

import unicodedata
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cscx.content.document import Document
from cscx.content.edit import line_start, same
from cscx.content.scalars import character_places
from cscx.content.source import Loaded, load, positions, positions_of
from cscx.lint.locate import FileMap, utf16_column
from cscx.lint.rule import Place
from tests.amounts import cases
from tests.content.random_documents import Written, documents

_MANY = settings(
    max_examples=cases(150), deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)


def _loaded(written: Written) -> Loaded:
    loaded = load(written.raw)
    assume(same(loaded.value, written.data))
    return loaded


def _at(value: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


@_MANY
@given(documents())
def test_the_text_of_a_place_reads_as_the_value_at_that_place(written: Written) -> None:
    loaded = _loaded(written)
    nodes = positions(loaded.text)
    for path, node in nodes.items():
        value, slice_ = _at(loaded.value, path), loaded.text[node.start : node.end]
        if node.start == node.end:
            assert value is None
        elif node.style == "|":
            assert same(_alone(f"k: {slice_}")["k"], value)
        elif isinstance(value, (dict, list)):
            column = node.start - line_start(loaded.text, node.start)
            assert same(load((" " * column + slice_ + "\n").encode()).value, value)
        else:
            in_flow = any(nodes[path[:length]].flow for length in range(len(path)))
            alone = _alone(f"[{slice_}]\n")[0] if in_flow else _alone(f"k: {slice_}\n")["k"]
            assert same(alone, value)


def _alone(text: str) -> Any:
    return load(text.encode()).value


@_MANY
@given(documents())
def test_the_text_of_a_key_reads_as_the_key(written: Written) -> None:
    loaded = _loaded(written)
    for path, node in positions(loaded.text).items():
        if node.key_start >= 0:
            key = next(iter(_alone(f"{loaded.text[node.key_start : node.key_end]}: 1\n")))
            assert unicodedata.normalize("NFC", key) == path[-1]


@_MANY
@given(documents(), st.randoms(use_true_random=False))
def test_a_few_places_are_found_where_they_are_among_all(written: Written, choice: Any) -> None:
    text = _loaded(written).text
    nodes = positions(text)
    asked = choice.sample(sorted(nodes, key=repr), min(len(nodes), 2))
    found = positions_of(text, asked)
    assert {path: found[path] for path in asked} == {path: nodes[path] for path in asked}
    assert positions_of(text, [*asked, ("no such place",)]) == nodes


@_MANY
@given(documents(), st.randoms(use_true_random=False))
def test_a_part_of_a_text_is_found_to_the_character(written: Written, choice: Any) -> None:
    loaded = _loaded(written)
    document = Document("x.yaml", loaded.text, written.data, None, None, original=loaded.original)
    file_map = FileMap(document)
    for path, node in positions(loaded.text).items():
        value = _at(loaded.value, path)
        if not isinstance(value, str) or not value:
            continue
        places = character_places(loaded.text, node, value)
        assert places is not None
        for index, char in enumerate(value):
            found = loaded.text[places[index] : places[index + 1]]
            if node.style == '"' and found.startswith("\\"):
                assert _alone(f'k: "{found}"\n')["k"] == char
            elif char == "\n":
                assert found[:1] in ("\n", "\r", "")
            else:
                assert found[:1] == char
        start = choice.randrange(len(value))
        end = choice.randrange(start + 1, len(value) + 1)
        part = value[start:end]
        if "\n" not in part and node.style in ("|", None):
            begin, stop = file_map.region(Place(document, path, start=start, end=end))
            assert loaded.text[begin:stop] == part


def test_a_part_of_block_text_is_found_below_its_indentation() -> None:
    text = "a:\n  b: |\n    첫째 줄\n      더 들어간 줄\n\n    <fact:반품기한> 안\nc: 1\n"
    loaded = load(text.encode())
    document = Document("x.yaml", text, loaded.value, None, None)  # type: ignore[arg-type]
    value = document.value_at(("a", "b"))
    start = value.index("반품기한")
    place = Place(document, ("a", "b"), start=start, end=start + 4)
    begin, end = FileMap(document).region(place)
    assert text[begin:end] == "반품기한"
    span = FileMap(document).span(begin, end)
    assert (span.line, span.column, span.end_line, span.end_column) == (6, 11, 6, 15)


def test_columns_for_editors_count_an_emoji_as_two() -> None:
    assert utf16_column("a😀나: 값", 1) == 1
    assert utf16_column("a😀나: 값", 3) == 4
    assert utf16_column("가나: 값", 5) == 5

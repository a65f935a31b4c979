"""Entries added to the end of a list: nothing else of the file may change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscx.content.append import appended, entry_lines
from cscx.content.edit import EditRefusedError
from cscx.content.source import load

SOPS = Path(__file__).parents[2] / "sops" / "exceptions"
ENTRY = {
    "name": "마지막 날, 한도 딱 맞음",
    "given": {"경과일": 7, "증빙": ["영수증", "1"], "선물": True},
    "expect": {"처리": "전액, 환불"},
    "unconfirmed": True,
}


def test_an_entry_is_written_as_somebody_would_write_it() -> None:
    assert entry_lines(ENTRY, "  ") == [
        "  - name: 마지막 날, 한도 딱 맞음",
        '    given: {경과일: 7, 증빙: [영수증, "1"], 선물: true}',
        '    expect: {처리: "전액, 환불"}',
        "    unconfirmed: true",
    ]


@pytest.mark.parametrize("path", sorted(SOPS.glob("*.yaml")), ids=lambda path: path.stem)
def test_everything_that_was_there_stays_to_the_byte(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    new = appended(text, "examples", [ENTRY])
    assert new.startswith(text)
    assert new[len(text) :] == "\n".join(entry_lines(ENTRY, "  ")) + "\n"


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("a: 1\nl:\n- name: x\n", "- name: y\n"),
        ("a: 1\nl:\n    - name: x   # 설명\n", "    - name: y\n"),
        ("a: 1\r\nl:\r\n  - name: x\r\n", "  - name: y\r\n"),
        ("l:\n  - name: x", "\n  - name: y"),
        ("a: 1\n", "l:\n  - name: y\n"),
        ("a: 1", "\nl:\n  - name: y"),
    ],
)
def test_indentation_line_ends_and_remarks_are_the_authors(text: str, tail: str) -> None:
    assert appended(text, "l", [{"name": "y"}]) == text + tail


def test_a_list_in_the_middle_of_a_file_grows_in_its_place() -> None:
    text = "l:\n  - name: x\n\n# 다음\nz: 1\n"
    assert appended(text, "l", [{"name": "y"}]) == "l:\n  - name: x\n  - name: y\n\n# 다음\nz: 1\n"


@pytest.mark.parametrize("text", ["l: [{name: x}]\n", "l: 3\n", "l: []\n", "- a\n", "a: [b\n", ""])
def test_what_cannot_be_added_safely_is_refused(text: str) -> None:
    with pytest.raises(EditRefusedError):
        appended(text, "l", [{"name": "y"}])


VALUES = st.one_of(
    st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0xD7A3), min_size=1),
    st.integers(-10_000, 10_000),
    st.booleans(),
)


@given(st.dictionaries(st.text("가나다abc", min_size=1), VALUES, min_size=1))
def test_any_value_reads_as_what_was_added(given: dict[str, Any]) -> None:
    text = "l:\n  - name: x\n"
    try:
        new = appended(text, "l", [{"given": given}])
    except EditRefusedError:
        return  # text that this YAML subset does not take at all
    loaded = load(new.encode())
    assert isinstance(loaded.value, dict)
    assert loaded.value["l"][1] == {"given": given}  # type: ignore[index,call-overload]

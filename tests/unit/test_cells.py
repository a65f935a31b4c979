"""Cells of a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscx.cells import fit, pad, width, wrap


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("환불", 4),
        (unicodedata.normalize("NFD", "환불"), 4),
        ("e\u0301", 1),
        ("a\u200bb", 2),
        ("：，", 4),
        ("·…‘’", 4),
        ("😀", 2),
        ("\x1b\x07", 0),
    ],
)
def test_a_text_takes_so_many_cells(text: str, cells: int) -> None:
    assert width(text) == cells


def test_padding_counts_cells() -> None:
    assert pad("환불", 6) == "환불  "
    assert pad("환불", 3) == "환불"


def test_what_fits_is_never_half_a_character() -> None:
    assert [fit("환불a", cells) for cells in range(6)] == [0, 0, 1, 1, 2, 3]


TEXTS = st.text(st.sampled_from("가나다 ab：é\u0301…😀"), max_size=80)


@given(TEXTS, st.integers(2, 30))
def test_wrapping_loses_no_word_and_keeps_the_width(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(width(line) <= cells for line in lines)

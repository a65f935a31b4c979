"""Two wordings word by word, and the lines they are printed on."""

from __future__ import annotations

import sys

import pytest

from cscx.change.marks import Mark, marks
from cscx.change.words import percent
from cscx.cli.marked_text import marked_lines
from cscx.cli.output import Printing


def _plain(found: tuple[Mark, ...], cells: int = 200) -> list[str]:
    return list(marked_lines(found, Printing("text", "ko", "never").style(sys.stdout), cells))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "골드 고객에게는 4,000원 드린다",
            "골드 고객에게는 6,000원 드린다",
            "골드 고객에게는 [-4,000원-]{+6,000원+} 드린다",
        ),
        (
            "Within 7 days we refund it",
            "Within 14 days we refund it",
            "Within [-7 days-]{+14 days+} we refund it",
        ),
        (
            "Answer in 3 business days.",
            "Answer in 5 business days.",
            "Answer in [-3 business days-]{+5 business days+}.",
        ),
        (
            "이율은 연 1.5%, 매일 센다",
            "이율은 연 2.5%, 매일 센다",
            "이율은 연 [-1.5%-]{+2.5%+}, 매일 센다",
        ),
        ("사과 3, 배 4를 적는다", "사과 3, 배 5를 적는다", "사과 3, 배 [-4를-]{+5를+} 적는다"),
    ],
)
def test_an_amount_is_one_word_with_its_unit(old: str, new: str, told: str) -> None:
    assert _plain(marks(old, new)) == [told]


def test_a_line_breaks_between_words_and_keeps_what_was_marked() -> None:
    found = marks("상품을 본 다음 한 번만 묻고 적는다", "상품을 본 다음 두 번까지 묻고 적는다")
    assert _plain(found, 24) == [
        "상품을 본 다음 [-한",
        "번만-]{+두 번까지+} 묻고",
        "적는다",
    ]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert _plain((Mark("new", "https://example.com/a/b"),), 10) == [
        "{+https://",
        "example.co",
        "m/a/b+}",
    ]


def test_colours_are_closed_on_every_line() -> None:
    style = Printing("text", "ko", "always").style(sys.stdout)
    lines = list(marked_lines((Mark("same", "가 "), Mark("new", "나다 라마")), style, 4))
    assert lines == ["가", style("나다", "green"), style("라마", "green")]


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [(1, 8, "13%"), (1, 6, "17%"), (24, 1620, "1.5%"), (1, 4000, "<0.1%"), (8, 8, "100%")],
)
def test_a_share_is_rounded_half_up(part: int, whole: int, told: str) -> None:
    assert percent(part, whole) == told

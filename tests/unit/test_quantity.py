"""Quantities as policies write them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cscx.quantity import Quantity, parse_quantity


@pytest.mark.parametrize("text", ["300,000원", "30만원", "30만 원", "300000원", "300천원"])
def test_equal_amounts_are_equal_however_they_are_written(text: str) -> None:
    assert parse_quantity(text) == Quantity(Fraction(300000), None, "원")


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("7일", Quantity(Fraction(7), None, "일")),
        ("3영업일", Quantity(Fraction(3), None, "영업일")),
        ("5~7영업일", Quantity(Fraction(5), Fraction(7), "영업일")),
        ("연 15%", Quantity(Fraction(15), None, "%", "연")),
        ("1.5시간", Quantity(Fraction(3, 2), None, "시간")),
        ("3 business days", Quantity(Fraction(3), None, "business day")),
        ("1 business day", Quantity(Fraction(1), None, "business day")),
        ("2 weeks", Quantity(Fraction(2), None, "week")),
    ],
)
def test_a_quantity_is_a_number_and_a_unit(text: str, quantity: Quantity) -> None:
    assert parse_quantity(text) == quantity


@pytest.mark.parametrize("text", ["", "7", "일", "15:00", "2026-03-01", "<fact:반품기한>"])
def test_other_text_is_no_quantity(text: str) -> None:
    assert parse_quantity(text) is None


def test_a_rate_per_year_is_not_the_bare_rate() -> None:
    assert parse_quantity("연 15%") != parse_quantity("15%")

"""Numbers with units as people write them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cscx.policy.language.show import number_text
from cscx.policy.language.units import QuantityError, UnitKind, parse_quantity


@pytest.mark.parametrize(
    ("text", "amount", "kind"),
    [
        ("7일", 7, UnitKind.DAYS),
        ("2주", 14, UnitKind.DAYS),
        ("3영업일", 3, UnitKind.BUSINESS_DAYS),
        ("5 business days", 5, UnitKind.BUSINESS_DAYS),
        ("2시간 30분", 150, UnitKind.CLOCK),
        ("48시간", 2880, UnitKind.CLOCK),
        ("1개월", 1, UnitKind.MONTHS),
        ("3년", 36, UnitKind.MONTHS),
        ("30만원", 300_000, UnitKind.MONEY),
        ("3만 5천원", 35_000, UnitKind.MONEY),
        ("1억 5,000만원", 150_000_000, UnitKind.MONEY),
        ("1.5만원", 15_000, UnitKind.MONEY),
        ("$20", 20, UnitKind.MONEY),
        ("연 15%", 15, UnitKind.PERCENT),
        ("만 14세", 14, UnitKind.COUNT),
        ("1,000명", 1000, UnitKind.COUNT),
        ("-3", -3, UnitKind.PLAIN),
    ],
)
def test_a_quantity_is_exact(text: str, amount: int, kind: UnitKind) -> None:
    quantity = parse_quantity(text)
    assert quantity.amount == Fraction(amount)
    assert quantity.unit.kind is kind


@pytest.mark.parametrize(
    "text", ["", "0199", "1,00", "7일 3", "3일 2시간", "5천 3만", "일주일", "3~7일"]
)
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(QuantityError):
        parse_quantity(text)


@pytest.mark.parametrize(
    ("text", "korean", "english"),
    [
        ("300000원", "30만원", "300,000 won"),
        ("300001원", "300,001원", "300,001 won"),
        ("200000000원", "2억원", "200,000,000 won"),
        ("7일", "7일", "7 days"),
        ("2주", "2주", "14 days"),
        ("1영업일", "1영업일", "1 business day"),
        ("90분", "90분", "90 minutes"),
        ("120분", "2시간", "2 hours"),
        ("270분", "4시간 30분", "4 hours 30 minutes"),
        ("3회", "3회", "3회"),
        ("12.5%", "12.5%", "12.5%"),
    ],
)
def test_a_quantity_reads_well_and_back(text: str, korean: str, english: str) -> None:
    quantity = parse_quantity(text)
    shown = number_text(quantity.amount, quantity.unit)
    assert (shown.ko, shown.en) == (korean, english)
    for word in (shown.ko, shown.en):
        assert parse_quantity(word).amount == quantity.amount

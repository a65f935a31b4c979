"""A number with its unit as policies write it: 7일, 30만원, 5~7영업일, 연 15%, 3 business days."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from cscx.pattern import pattern

_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_FORM = pattern(
    rf"(?:(?P<per>연|월|주|일|하루) )?(?P<low>{_NUMBER})(?:~(?P<high>{_NUMBER}))? ?"
    r"(?P<unit>[가-힣A-Za-z%℃㎡]+(?: days?)?)\Z"
)
_SCALED = pattern(r"(?P<scale>천|만|십만|백만|천만|억) ?(?P<unit>원|점|명|건|개|회|포인트)\Z")
_SCALES = {
    "천": 10**3,
    "만": 10**4,
    "십만": 10**5,
    "백만": 10**6,
    "천만": 10**7,
    "억": 10**8,
}
SCALES = "천만|십만|백만|천|만|억"


class Quantity(NamedTuple):
    """A number, or a range from `low` to `high`, of a unit; `per` is the 연 of 연 15%."""

    low: Fraction
    high: Fraction | None
    unit: str
    per: str = ""


def parse_quantity(text: str) -> Quantity | None:
    """The quantity a text is, None for another text, a time of day or a date.

    Equal amounts are equal however they are written:

    >>> parse_quantity("300,000원") == parse_quantity("30만원") == parse_quantity("30만 원")
    True
    """
    found = _FORM.match(text.replace("만 원", "만원").replace("천 원", "천원"))
    if found is None:
        return None
    unit, factor = found["unit"], 1
    scaled = _SCALED.match(unit)
    if scaled is not None:
        unit, factor = scaled["unit"], _SCALES[scaled["scale"]]
    elif unit.isascii() and len(unit) > 1:
        unit = unit.removesuffix("s")
    high = number(found["high"]) * factor if found["high"] else None
    return Quantity(number(found["low"]) * factor, high, unit, found["per"] or "")


def number(text: str) -> Fraction:
    """The number of digits that may have thousands separators."""
    return Fraction(text.replace(",", ""))

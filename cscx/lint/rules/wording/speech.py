"""How long it takes to read a text aloud."""

from __future__ import annotations

from cscx.pattern import pattern

# A calm pace on the telephone, set by us: a limit of 40 seconds leaves 220 syllables.
SYLLABLES_A_MINUTE = 330

_LETTER = pattern(r"[가-힣A-Za-z]")
_NUMBER = pattern(r"[0-9][0-9,]*")
_GROUP = 4
_LONGEST = 12


def seconds(text: str) -> float:
    """Reading time of a text as customers hear it."""
    return syllables(text) * 60 / SYLLABLES_A_MINUTE


def syllables(text: str) -> int:
    """Syllables when read aloud: Latin letters by their names, numbers by their places.

    >>> syllables("배송비 6,000원")
    6
    """
    numbers = (_of_number(found[0].replace(",", "")) for found in _NUMBER.finditer(text))
    return len(_LETTER.findall(text)) + sum(numbers)


def _of_number(digits: str) -> int:
    """육천 for 6000: every digit but the silent one of 십, 백, 천; its place; 만 and 억 a group.

    A number that opens with 0, or is longer than any amount, is read digit by digit.
    """
    if digits.startswith("0") or len(digits) > _LONGEST:
        return len(digits)
    spoken = (len(digits) - 1) // _GROUP
    for position, digit in enumerate(reversed(digits)):
        if digit != "0":
            in_place = position % _GROUP > 0
            spoken += in_place + (digit != "1" or not in_place)
    return spoken

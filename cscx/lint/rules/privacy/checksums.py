"""The check digits of Korean numbers and of cards. Each takes digits only."""

from __future__ import annotations

from datetime import date

_RRN_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_BRN_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)
_CENTURIES = {"9": 1800, "0": 1800, "1": 1900, "2": 1900, "5": 1900, "6": 1900}
_LATER_CENTURY = 2000


def has_birth_date(digits: str) -> bool:
    """Whether the first seven of 13 digits are a date and the digit of century and sex."""
    year = _CENTURIES.get(digits[6], _LATER_CENTURY) + int(digits[:2])
    try:
        date(year, int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return False
    return True


def resident_number(digits: str) -> bool:
    """The check digit of a resident registration number issued before October 2020."""
    return _rrn_sum(digits, 11) == int(digits[12])


def foreigner_number(digits: str) -> bool:
    """The check digit of a foreigner registration number: that of residents, two further."""
    return _rrn_sum(digits, 13) == int(digits[12])


def _rrn_sum(digits: str, offset: int) -> int:
    total = sum(int(digit) * weight for digit, weight in zip(digits, _RRN_WEIGHTS, strict=False))
    return (offset - total % 11) % 10


def business_number(digits: str) -> bool:
    """The check digit of a ten-digit business registration number."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _BRN_WEIGHTS, strict=False))
    total += int(digits[8]) * 5 // 10
    return (10 - total % 10) % 10 == int(digits[9])


def luhn(digits: str) -> bool:
    """The check digit of payment cards (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value // 10 + value % 10
    return total % 10 == 0

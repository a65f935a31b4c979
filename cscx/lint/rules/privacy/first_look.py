"""A first look at a whole file: may it hold a private number or a secret at all?

Every file is looked at, so this must cost microseconds. The bytes are mapped to classes (digit,
separator, letter), and what every form of number has in it becomes a plain substring.
"""

from __future__ import annotations

from typing import NamedTuple

_DIGIT, _SEPARATOR, _LETTER, _OTHER = b"dsax"
_DASHES = tuple(dash.encode() for dash in "‐‑‒–—−")
_WIDE = b"\xef\xbc"  # full-width forms
_MATHEMATICAL = b"\xf0\x9d\x9f"
_SUPERSCRIPTS = (b"\xc2\xb2", b"\xc2\xb3", b"\xc2\xb9")
_SMALL_OR_CIRCLED = (b"\xe2\x81", b"\xe2\x82", b"\xe2\x91")
_IN_NUMBERS = (
    b"ddddddd",  # resident, foreigner, passport; anything without separators
    b"sdddddds",  # licence
    b"dsdddd",  # card, mobile, business; most accounts
    b"dsdddsd",  # accounts in threes
    b"sddsdds",  # accounts in twos
    b"dddddsdd",  # accounts that begin with five
    b"adddadddd",  # new passports
)
_TOKEN = b"a" * 15  # as long as the shortest key of a vendor
_VENDORS = (
    b"KIA", b"SIA", b"gh", b"github", b"glpat-", b"sk-", b"k_", b"xox", b"hooks.", b"AIza", b"ya29",
    b"SG.", b"npm_", b"pypi-", b"hf_", b"dop_v1_", b"shp", b"sq0", b"key-", b"eyJ",
)  # fmt: skip
_NAMES = (b"pass", b"pwd", b"secret", b"token", b"api", "비밀번호".encode(), "암호".encode())


def _table(classes: dict[bytes, int]) -> bytes:
    table = [_OTHER] * 256
    for members, kind in classes.items():
        for member in members:
            table[member] = kind
    return bytes(table)


_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_DIGITS = b"0123456789"
_NUMBER_CLASSES = _table({_DIGITS: _DIGIT, b" .-": _SEPARATOR, _LETTERS: _LETTER})
_TOKEN_CLASSES = _table({_LETTERS + _DIGITS + b"_-./+=": _LETTER})


class Suspicion(NamedTuple):
    """What a file may hold; what is False it certainly does not."""

    other_digits: bool
    numbers: bool
    secrets: bool
    mail: bool


def first_look(text: str) -> Suspicion:
    """What is worth searching for in a text."""
    raw = text.encode("utf-8", "surrogatepass")
    marks = b"\xe2" in raw  # dashes and small digits begin so, and so do Korean quotes
    other_digits = _WIDE in raw or _MATHEMATICAL in raw
    other_digits |= b"\xc2" in raw and any(form in raw for form in _SUPERSCRIPTS)
    if marks:
        other_digits |= any(form in raw for form in _SMALL_OR_CIRCLED)
        for dash in _DASHES:
            raw = raw.replace(dash, b"-")
    classes = raw.translate(_NUMBER_CLASSES)
    numbers = other_digits or any(form in classes for form in _IN_NUMBERS)
    lowered = raw.lower()
    secrets = (
        other_digits
        or any(name in lowered for name in _NAMES)
        or b"-----BEGIN" in raw
        or (_TOKEN in raw.translate(_TOKEN_CLASSES) and any(hint in raw for hint in _VENDORS))
    )
    return Suspicion(other_digits, numbers, secrets, b"@" in raw or other_digits)

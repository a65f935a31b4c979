"""A first look at a whole file: may it hold a private number or a secret at all?

Every file is looked at, so this must cost microseconds. The bytes are mapped to classes (digit,
separator, letter), and what every form of number has in it becomes a plain substring.
"""

from __future__ import annotations

from typing import NamedTuple

_DIGIT, _SEPARATOR, _LETTER, _OTHER = b"dsax"
_DASHES = tuple(dash.encode() for dash in "‐‑‒–—−")
_TOKEN = b"a" * 15  # as long as the shortest key of a vendor
_VENDORS = (
    b"KIA", b"SIA", b"gh", b"github", b"glpat-", b"sk-", b"k_", b"xox", b"hooks.", b"AIza", b"ya29",
    b"SG.", b"npm_", b"pypi-", b"hf_", b"dop_v1_", b"shp", b"sq0", b"key-", b"eyJ",
)  # fmt: skip
_PASSWORD, _CODE_WORD = "비밀번호".encode(), "암호".encode()


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
    other_digits = b"\xef\xbc" in raw or b"\xf0\x9d\x9f" in raw or _has_small_digits(raw)
    if b"\xe2" in raw:  # dashes begin so, and so do Korean quotes
        for dash in _DASHES:
            raw = raw.replace(dash, b"-")
    return Suspicion(
        other_digits,
        other_digits or _has_number(raw.translate(_NUMBER_CLASSES)),
        other_digits or _has_secret(raw),
        other_digits or b"@" in raw,
    )


def _has_small_digits(raw: bytes) -> bool:
    """Superscripts, subscripts, circled digits."""
    return (
        b"\xc2" in raw and (b"\xc2\xb2" in raw or b"\xc2\xb3" in raw or b"\xc2\xb9" in raw)
    ) or (b"\xe2" in raw and (b"\xe2\x81" in raw or b"\xe2\x82" in raw or b"\xe2\x91" in raw))


def _has_number(classes: bytes) -> bool:
    return (
        b"ddddddd" in classes  # resident, foreigner, passport; anything without separators
        or b"sdddddds" in classes  # licence
        or b"dsdddd" in classes  # card, mobile, business; most accounts
        or b"dsdddsd" in classes  # accounts in threes
        or b"sddsdds" in classes  # accounts in twos
        or b"dddddsdd" in classes  # accounts that begin with five
        or b"adddadddd" in classes  # new passports
    )


def _has_secret(raw: bytes) -> bool:
    lowered = raw.lower()
    return (
        b"pass" in lowered
        or b"pwd" in lowered
        or b"secret" in lowered
        or b"token" in lowered
        or b"api" in lowered
        or _PASSWORD in raw
        or _CODE_WORD in raw
        or b"-----BEGIN" in raw
        or (_TOKEN in raw.translate(_TOKEN_CLASSES) and any(hint in raw for hint in _VENDORS))
    )

"""Numbers of people: one cheap search for candidates, then what each of them is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cscx.lint.rules.privacy import checksums
from cscx.pattern import pattern

RESIDENT, FOREIGNER, BUSINESS, CARD = "CS701", "CS702", "CS703", "CS704"
ACCOUNT, MOBILE, PASSPORT, LICENCE = "CS705", "CS706", "CS707", "CS710"

_DASH = r"\-‐‑‒–—−"
_SEPARATED = rf"[{_DASH}. ]?"
_BEGIN, _END = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
_RUN = pattern(rf"[0-9][0-9 .{_DASH}]{{6,}}[0-9]")
_PASSPORT_LIKE = pattern(r"[MSRODG][0-9]{3}[0-9A-Z][0-9]{4}")
_NOT_DIGIT = pattern(r"[^0-9]")
_HYPHEN = pattern(rf"[{_DASH}]")
_FEWEST_DIGITS = 10
_BEFORE, _AFTER = 40, 15
_RESIDENT_WORDS = pattern(r"주민|외국인|등록번호|민번")
_BUSINESS_WORDS = pattern(r"사업자")
_PASSPORT_WORDS = pattern(r"여권|(?i:passport)")
_BANK_WORDS = pattern(r"계좌|은행|뱅크|농협|신협|수협|우체국|새마을금고|(?i:\bbank|account)")
_DATE = pattern(r"(?:19|20)\d{2}-\d{2}-\d{2}\Z")
_PHONE = pattern(rf"0\d{{1,3}}[{_DASH}. ]?\d{{3,4}}[{_DASH}. ]?\d{{4}}\Z")
_ACCOUNT_DIGITS = range(10, 17)


class Number(NamedTuple):
    """Which rule a number breaks, and where it stands in the text."""

    code: str
    start: int
    end: int


class _Form(NamedTuple):
    """What one sort of number looks like, and what makes it one: its digits, itself, its context."""

    pattern: re.Pattern[str]
    code_of: Callable[[str, str, str], str | None]


def _resident(digits: str, written: str, context: str) -> str | None:
    if not checksums.has_birth_date(digits):
        return None
    foreign = digits[6] in "5678"
    valid = checksums.foreigner_number(digits) if foreign else checksums.resident_number(digits)
    # Numbers issued since October 2020 have no check digit: the hyphen or a word must tell.
    if valid or _HYPHEN.search(written) or _RESIDENT_WORDS.search(context):
        return FOREIGNER if foreign else RESIDENT
    return None


def _card(digits: str, _written: str, _context: str) -> str | None:
    return CARD if checksums.luhn(digits) else None


def _mobile(_digits: str, _written: str, _context: str) -> str:
    return MOBILE


def _business(digits: str, written: str, context: str) -> str | None:
    if written.isdigit() and not _BUSINESS_WORDS.search(context):
        return None
    return BUSINESS if checksums.business_number(digits) else None


def _licence(_digits: str, _written: str, _context: str) -> str:
    return LICENCE


def _passport(_digits: str, written: str, context: str) -> str | None:
    return PASSPORT if written[4].isalpha() or _PASSPORT_WORDS.search(context) else None


def _account(digits: str, written: str, context: str) -> str | None:
    if len(digits) not in _ACCOUNT_DIGITS or _DATE.match(written) or _PHONE.match(written):
        return None
    return ACCOUNT if _BANK_WORDS.search(context) else None


# In this order: what one form claims is not looked at again.
_DIGIT_FORMS = (
    _Form(
        pattern(rf"{_BEGIN}[0-9]{{6}} ?[{_DASH}]? ?[0-9]{{7}}{_END}"),
        _resident,
    ),
    _Form(
        pattern(
            rf"{_BEGIN}(?:[3-69][0-9]{{3}}(?:{_SEPARATED}[0-9]{{4}}){{3}}"
            rf"|3[47][0-9]{{2}}{_SEPARATED}[0-9]{{6}}{_SEPARATED}[0-9]{{5}}){_END}"
        ),
        _card,
    ),
    _Form(
        pattern(
            rf"{_BEGIN}(?:82{_SEPARATED}0?|0)1[016789]{_SEPARATED}[0-9]{{3,4}}{_SEPARATED}[0-9]{{4}}{_END}"
        ),
        _mobile,
    ),
    _Form(
        pattern(
            rf"{_BEGIN}(?:1[1-9]|2[0-8])[{_DASH} ][0-9]{{2}}[{_DASH} ][0-9]{{6}}[{_DASH} ][0-9]{{2}}{_END}"
        ),
        _licence,
    ),
    _Form(
        pattern(rf"{_BEGIN}[0-9]{{3}}{_SEPARATED}[0-9]{{2}}{_SEPARATED}[0-9]{{5}}{_END}"),
        _business,
    ),
    _Form(
        pattern(rf"{_BEGIN}(?:[0-9]{{2,6}}(?:[{_DASH}][0-9]{{2,8}}){{2,3}}|[0-9]{{11,14}}){_END}"),
        _account,
    ),
)
_PASSPORT_FORMS = (
    _Form(pattern(rf"{_BEGIN}[MSRODG][0-9]{{3}}[0-9A-Z][0-9]{{4}}{_END}"), _passport),
)


def numbers(text: str) -> Iterator[Number]:
    """Every personal number of a text; the text is in NFKC."""
    for candidate in _RUN.finditer(text):
        if len(_NOT_DIGIT.sub("", candidate[0])) >= _FEWEST_DIGITS:
            yield from _within(text, *candidate.span(), _DIGIT_FORMS)
    for candidate in _PASSPORT_LIKE.finditer(text):
        yield from _within(text, *candidate.span(), _PASSPORT_FORMS)


def _within(text: str, start: int, end: int, forms: tuple[_Form, ...]) -> Iterator[Number]:
    claimed: list[Number] = []
    for form in forms:
        for found in form.pattern.finditer(text, start, end):
            if _runs_on(text, found.end()) or any(
                found.start() < other.end and other.start < found.end() for other in claimed
            ):
                continue
            written = found[0]
            digits = _NOT_DIGIT.sub("", written)
            if len(set(digits)) == 1:
                continue
            context = text[max(0, found.start() - _BEFORE) : found.end() + _AFTER]
            code = form.code_of(digits, written, context)
            if code is not None:
                claimed.append(Number(code, *found.span()))
    yield from claimed


def _runs_on(text: str, end: int) -> bool:
    """Whether a letter follows, as in a product code; the search ends before it can see that."""
    following = text[end : end + 1]
    return following.isascii() and following.isalnum()

"""Korean text: particles, jamo distance for suggestions, normal form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_FIRST_SYLLABLE, _LAST_SYLLABLE = 0xAC00, 0xD7A3
_FINALS = 28
_RIEUL = 8
# Whether the last sound of a digit or Latin letter, read in Korean, ends in a consonant; ㄹ is its own case.
_DIGIT_FINALS = {"0": 1, "1": _RIEUL, "3": 1, "6": 1, "7": _RIEUL, "8": _RIEUL}
_LETTER_FINALS = {"L": _RIEUL, "M": 1, "N": 1, "R": _RIEUL}
_WORD_FINALS = {"l": _RIEUL, "le": _RIEUL, "m": 1, "n": 1, "ng": 1, "me": 1, "ne": 1}
_UNIT = re.compile(r"[0-9] ?(?:(?P<gram>k?g|mg)|[ckm]?m|m?[lL])$")
_LONG_NAME = 5  # letters; Hangul counted by jamo
_IGNORED = " \t\n'\"’”)]}>»」』"


def nfc(text: str) -> str:
    """Composed form: the only form in which names are compared."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _final(word: str) -> int:
    """Index of the final consonant of the last spoken sound; 0 for none."""
    unit = _UNIT.search(word.rstrip(_IGNORED))
    if unit is not None:  # 3kg is read 삼 킬로그램, 10cm 십 센티미터
        return 1 if unit["gram"] else 0
    for char in reversed(word):
        if char in _IGNORED:
            continue
        code = ord(char)
        if _FIRST_SYLLABLE <= code <= _LAST_SYLLABLE:
            return (code - _FIRST_SYLLABLE) % _FINALS
        if "a" <= char <= "z":
            return _word_final(word)
        return _DIGIT_FINALS.get(char, _LETTER_FINALS.get(char, 0))
    return 0


def _word_final(word: str) -> int:
    """The final of a Latin word read as a word: greeting ends in ㅇ, customer in a vowel."""
    stripped = word.rstrip(_IGNORED)
    return next((final for end, final in _WORD_FINALS.items() if stripped.endswith(end)), 0)


def particle(word: str, pair: str) -> str:
    """The particle of `pair` that follows `word`.

    >>> particle("7일", "이/가"), particle("2주", "이/가"), particle("서울", "으로/로")
    ('이', '가', '로')

    `pair` is written consonant form first: 이/가, 을/를, 은/는, 과/와, 으로/로, 이나/나, 이라/라.
    """
    after_consonant, after_vowel = pair.split("/")
    final = _final(word)
    if after_consonant.startswith("으로"):
        return after_vowel if final in (0, _RIEUL) else after_consonant
    return after_consonant if final else after_vowel


def jamo(text: str) -> str:
    """Decomposed form, in which 환불 and 환뷸 differ by one letter instead of one syllable."""
    return unicodedata.normalize("NFD", text)


def closest(name: str, candidates: Iterable[str], *, cutoff: float = 0.72) -> str | None:
    """The candidate most like `name`, letter by letter of Hangul, or None when none is close.

    Blanks, dots and case are ignored first: ‘거절 안내’ means 거절안내.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - only needed when a name is wrong

    folded = _fold(name)
    best, best_ratio = None, cutoff
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(jamo(folded))
    for candidate in candidates:
        other = _fold(candidate)
        if other == folded:
            return candidate
        matcher.set_seq1(jamo(other))
        if matcher.real_quick_ratio() <= best_ratio or matcher.quick_ratio() <= best_ratio:
            continue
        ratio = matcher.ratio()
        if ratio > best_ratio:
            best, best_ratio = candidate, ratio
    return best


def surely(name: str, meant: str, others: Iterable[str]) -> bool:
    """Whether `name` can only be `meant`: the same letters, or one slip in a name like no other.

    조사회신 may be close to 정산회신 and still be another thing.
    """
    written, wanted = jamo(_fold(name)), jamo(_fold(meant))
    if written == wanted:
        return True
    return (
        len(wanted) >= _LONG_NAME
        and _one_slip(written, wanted)
        and not any(_one_slip(wanted, jamo(_fold(other))) for other in others if other != meant)
    )


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter more, less or different, or two swapped, lie between two words."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1], a[2:]) == (b[:2], b[2:])


def _fold(name: str) -> str:
    return "".join(char for char in nfc(name).casefold() if char not in " .·-_")

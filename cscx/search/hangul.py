"""Hangul letter by letter: the jamo of a syllable, its initial consonant, and back.

Twin: js/hangul.js.
"""

from __future__ import annotations

FIRST, LAST = 0xAC00, 0xD7A3
"""The code points of 가 and 힣."""
FINALS = 28
"""Final consonants of a syllable, none among them."""
_VOWELS = 21
_BLOCK = _VOWELS * FINALS
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_INITIAL_BASE, _MEDIAL_BASE, _FINAL_BASE = 0, len(_INITIALS), len(_INITIALS) + _VOWELS - 1


def is_syllable(char: str) -> bool:
    """Whether a character is a whole syllable, 가 to 힣."""
    return FIRST <= ord(char) <= LAST


def letters(word: str) -> list[int]:
    """A word as numbers of its letters; an initial ㄱ is another letter than a final ㄱ.

    Jamo are numbered from 0; any other character keeps its code point above them.
    """
    found: list[int] = []
    for char in word:
        code = ord(char) - FIRST
        if not is_syllable(char):
            found.append(ord(char) + _BLOCK)
            continue
        found.append(_INITIAL_BASE + code // _BLOCK)
        found.append(_MEDIAL_BASE + code % _BLOCK // FINALS)
        if code % FINALS:
            found.append(_FINAL_BASE + code % FINALS)
    return found


def initials(word: str) -> str:
    """The initial consonants of a word: 환불 → ㅎㅂ. Other characters stay as they are."""
    return "".join(
        _INITIALS[(ord(char) - FIRST) // _BLOCK] if is_syllable(char) else char for char in word
    )


def is_initials(word: str) -> bool:
    """Whether a word is written in initial consonants only, as in ㅎㅂ."""
    return bool(word) and all(char in _INITIALS for char in word)


def parts(syllable: str) -> str:
    """The jamo of a syllable as they stand on their own: 환 → ㅎㅘㄴ."""
    if not is_syllable(syllable):
        return syllable
    code = ord(syllable) - FIRST
    final = _FINALS[code % FINALS] if code % FINALS else ""
    return _INITIALS[code // _BLOCK] + _MEDIALS[code % _BLOCK // FINALS] + final


def compose(initial: str, medial: str, final: str = "") -> str | None:
    """The syllable of two or three jamo; None when they make none."""
    first, middle = _INITIALS.find(initial), _MEDIALS.find(medial)
    last = _FINALS.find(final) if final else 0
    if first < 0 or middle < 0 or last < 0:
        return None
    return chr(FIRST + first * _BLOCK + middle * FINALS + last)


def starting_with(text: str) -> tuple[str, str]:
    """The least and the greatest word that a text still being typed can become.

    배소 may become 배송, and 배ㅅ may, too: the last syllable has no final consonant yet, or is
    only begun. `text` is not empty.
    """
    head, last = text[:-1], text[-1]
    if last in _INITIALS:
        block = FIRST + _INITIALS.index(last) * _BLOCK
        return head + chr(block), head + chr(block + _BLOCK - 1) + "\uffff"
    if is_syllable(last) and (ord(last) - FIRST) % FINALS == 0:
        return text, head + chr(ord(last) + FINALS - 1) + "\uffff"
    return text, text + "\uffff"

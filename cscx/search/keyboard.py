"""The Korean keyboard: what was meant when the wrong layout was on.

환불 typed without switching to Korean is ghksqnf; vip typed without switching to English is ㅍㅑㅔ.
The layout is 두벌식 (KS X 5002). Twin: js/keyboard.js.
"""

from __future__ import annotations

from cscx.search import hangul

_KEYS = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnmQWERTOP",
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ",
        strict=True,
    )
)
_LETTERS = {jamo: key for key, jamo in _KEYS.items()}
_PAIRS = {
    "ㅗㅏ": "ㅘ", "ㅗㅐ": "ㅙ", "ㅗㅣ": "ㅚ", "ㅜㅓ": "ㅝ", "ㅜㅔ": "ㅞ", "ㅜㅣ": "ㅟ", "ㅡㅣ": "ㅢ",
    "ㄱㅅ": "ㄳ", "ㄴㅈ": "ㄵ", "ㄴㅎ": "ㄶ", "ㄹㄱ": "ㄺ", "ㄹㅁ": "ㄻ", "ㄹㅂ": "ㄼ", "ㄹㅅ": "ㄽ",
    "ㄹㅌ": "ㄾ", "ㄹㅍ": "ㄿ", "ㄹㅎ": "ㅀ", "ㅂㅅ": "ㅄ",
}  # fmt: skip
_SPLIT = {whole: pair for pair, whole in _PAIRS.items()}


def to_hangul(typed: str) -> str | None:
    """What the keys of an English word are in Korean; None unless they make whole syllables.

    Shift counts where it makes another letter (R is ㄲ); other capitals are read as small letters.
    """
    jamo = [_KEYS.get(key) or _KEYS.get(key.lower(), "") for key in typed]
    if not all(jamo):
        return None
    syllables: list[str] = []
    at = 0
    while at < len(jamo):
        taken = _syllable(jamo, at)
        if taken is None:
            return None
        syllable, at = taken
        syllables.append(syllable)
    return "".join(syllables)


def _syllable(jamo: list[str], at: int) -> tuple[str, int] | None:
    """The syllable that begins at a key, and where the next one begins."""
    if at + 1 >= len(jamo) or not _is_vowel(jamo[at + 1]):
        return None
    initial, medial = jamo[at], jamo[at + 1]
    at += 2
    if at < len(jamo) and medial + jamo[at] in _PAIRS:
        medial, at = _PAIRS[medial + jamo[at]], at + 1
    final = ""
    if _ends_here(jamo, at) and hangul.compose(initial, medial, jamo[at]):
        final, at = jamo[at], at + 1
        if _ends_here(jamo, at) and final + jamo[at] in _PAIRS:
            final, at = _PAIRS[final + jamo[at]], at + 1
    syllable = hangul.compose(initial, medial, final)
    return (syllable, at) if syllable else None


def _is_vowel(jamo: str) -> bool:
    return "ㅏ" <= jamo <= "ㅣ"


def _ends_here(jamo: list[str], at: int) -> bool:
    """Whether the consonant at a key closes a syllable: no vowel follows that would take it."""
    if at >= len(jamo) or _is_vowel(jamo[at]):
        return False
    return at + 1 >= len(jamo) or not _is_vowel(jamo[at + 1])


def to_latin(typed: str) -> str | None:
    """The keys under which Korean letters lie, in small letters; None for any other character."""
    keys: list[str] = []
    for char in typed:
        for jamo in hangul.parts(char):
            for single in _SPLIT.get(jamo, jamo):
                if single not in _LETTERS:
                    return None
                keys.append(_LETTERS[single])
    return "".join(keys).lower()

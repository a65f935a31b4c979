"""Forms of a verb that the texts do not hold but queries do: 들어오 stands there as 들어온, and is asked as 들어와요.

Made when an index is built, from verbs seen in another form than their own, so that queries need no
analyser. Only what melts into the stem is made (옴, 와, 왔): other endings follow it as they are.
Rules: contraction of vowels, the fall of ㅡ and ㄹ (한글 맞춤법, articles 18 and 34 to 37); verbs
that change otherwise (듣다, 돕다, 부르다) are found in the forms that the texts hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cscx.search import hangul

_FEWEST_SYLLABLES = 2  # 가다 would make 간, 갈 and 감, which are words of their own
_JOINED = {
    "ㅏ": "ㅏ", "ㅐ": "ㅐ", "ㅓ": "ㅓ", "ㅔ": "ㅔ", "ㅕ": "ㅕ", "ㅗ": "ㅘ", "ㅜ": "ㅝ", "ㅣ": "ㅕ",
    "ㅚ": "ㅙ",
}  # fmt: skip
"""The vowel of a stem and what 아 or 어 makes of it."""
_BRIGHT = "ㅏㅗ"


def other_forms(written: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Form by further surface, from (as written, form): none of them was written."""
    pairs = list(written)
    known = {surface for surface, _ in pairs}
    verbs = sorted({form for surface, form in pairs if surface != form})
    made: dict[str, str] = {}
    for verb in verbs:
        if len(verb) >= _FEWEST_SYLLABLES:
            for surface in _forms(verb):
                if surface not in known:
                    made.setdefault(surface, verb)
    return made


def _forms(stem: str) -> Iterator[str]:
    """The stem, and what it is with 아/어, 았/었, ㄴ, ㄹ, ㅁ and ㅂ."""
    yield stem
    head, last = stem[:-1], stem[-1]
    jamo = list(hangul.parts(last))
    initial, medial, final = jamo[0], jamo[1], jamo[2:]
    if final == ["ㄹ"]:
        yield from _with_finals(head, initial, medial, ("", "ㄴ", "ㅂ"))
    if final or last == "르":
        return
    yield from _with_finals(head, initial, medial, ("ㄴ", "ㄹ", "ㅁ", "ㅂ"))
    joined = _after_eu(head) if medial == "ㅡ" else _JOINED.get(medial)
    if joined:
        yield from _with_finals(head, initial, joined, ("", "ㅆ"))


def _with_finals(head: str, initial: str, medial: str, finals: Iterable[str]) -> Iterator[str]:
    for final in finals:
        syllable = hangul.compose(initial, medial, final)
        if syllable:
            yield head + syllable


def _after_eu(head: str) -> str:
    """ㅡ falls; the vowel before it chooses: 아프 → 아파, 예쁘 → 예뻐."""
    return "ㅏ" if hangul.parts(head[-1])[1:2] and hangul.parts(head[-1])[1] in _BRIGHT else "ㅓ"

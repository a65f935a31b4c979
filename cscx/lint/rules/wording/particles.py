"""Korean words as they stand in a sentence: on their own, with a particle, or with 하다 and 되다."""

from __future__ import annotations

from cscx.pattern import pattern
from cscx.text import particle

_PARTICLES = (
    "으로써|으로서|에게서|이라고|이라는|이에요|이지만|입니다|이라도|이라면|에서는|에게는|으로는|까지는"
    "|으로|에서|에게|께서|부터|까지|보다|처럼|마다|조차|이나|이라|이랑|이며|이고|이면|이란|이요|예요"
    "|라고|라는|라도|라면|지만|밖에|대로|만큼|로써|로서|로는"
    "|이|가|을|를|은|는|과|와|의|에|께|로|도|만|나|라|랑|며|고|면|란|요|들"
)
_ALONE = pattern(rf"(?:{_PARTICLES}){{0,2}}(?![가-힣A-Za-z0-9])")
_VERB = pattern(r"[하해했할한합함되돼됐될된됩됨드받시]")
_PAIRS = (
    "이라고/라고",
    "이라는/라는",
    "이라도/라도",
    "이라면/라면",
    "이지만/지만",
    "이에요/예요",
    "으로써/로써",
    "으로서/로서",
    "으로/로",
    "이라/라",
    "이나/나",
    "이랑/랑",
    "이며/며",
    "이고/고",
    "이면/면",
    "이란/란",
    "이/가",
    "을/를",
    "은/는",
    "과/와",
)
_PAIR_OF = {form: pair for pair in _PAIRS for form in pair.split("/")}
_FORMS = sorted(_PAIR_OF, key=len, reverse=True)
_WORD_CHARACTER = pattern(r"[가-힣A-Za-z0-9]")


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is a word of its own there, and not a part of a longer one."""
    if start and _WORD_CHARACTER.match(text[start - 1]) and _WORD_CHARACTER.match(text[start]):
        return False
    return bool(_ALONE.match(text, end) or _VERB.match(text, end))


def after_word(text: str, end: int, word: str) -> tuple[int, str]:
    """Where the particle that follows ends, and the one that fits `word` instead.

    >>> after_word("환급을 한다", 2, "수리비")
    (3, '를')
    """
    if not _ALONE.match(text, end):
        return end, ""
    for form in _FORMS:
        if text.startswith(form, end):
            return end + len(form), particle(word, _PAIR_OF[form])
    return end, ""

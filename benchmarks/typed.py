"""Queries as people type them, made of the words of texts: as they are, and in five wrong ways."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from cscx.search import hangul, keyboard
from cscx.search.words import folded, words

_LONGEST = 3
_MEDIALS = "ㅏㅓㅗㅜㅡㅣㅐㅔ"


def ways(texts: Sequence[str], count: int, seed: int = 5) -> dict[str, list[str]]:
    """`count` queries of one to three neighbouring Korean words for every way of typing."""
    draw = random.Random(seed)
    typed = [_words(draw, texts) for _ in range(count)]
    written: dict[str, Callable[[str], str]] = {
        "as they are": lambda word: word,
        "a typo in each word": lambda word: _misspelt(draw, word),
        "initials": hangul.initials,
        "wrong keyboard": lambda word: keyboard.to_latin(word) or word,
    }
    made = {way: [" ".join(map(write, query)) for query in typed] for way, write in written.items()}
    made["run together"] = ["".join(query) for query in typed]
    made["spaces anywhere"] = [_spaced(draw, "".join(query)) for query in typed]
    return made


def _words(draw: random.Random, texts: Sequence[str]) -> list[str]:
    while True:
        found = [word.text for word in words(folded(draw.choice(texts))) if word.script == "hangul"]
        if found:
            start = draw.randrange(len(found))
            return found[start : start + draw.randint(1, _LONGEST)]


def _misspelt(draw: random.Random, word: str) -> str:
    at = draw.randrange(len(word))
    initial, _, *final = list(hangul.parts(word[at]))
    other = hangul.compose(initial, draw.choice(_MEDIALS), "".join(final)) or word[at]
    return word[:at] + other + word[at + 1 :]


def _spaced(draw: random.Random, text: str) -> str:
    at = draw.randint(1, max(1, len(text) - 1))
    return f"{text[:at]} {text[at:]}"

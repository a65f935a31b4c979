"""What can be seen of a text without knowing the policy: its length, its ending, its marks, its words.

A key that alone shows one of them gives itself away (Haladyna, Downing and Rodriguez, 2002).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

MARKS = "?!…;()"
_SENTENCE = re.compile(r"(?:다|요|까)[.?!”’]*$")
_NUMBER = re.compile(r"\d")
_WORD = re.compile(r"[가-힣A-Za-z]{2,}")
_PARTICLE = re.compile(
    r"(?:으로|에서|에게|까지|부터|이나|라고|이라고|은|는|이|가|을|를|과|와|도|의|에|로)$"
)
_TIMES, _LETTERS = 1.5, 6
_SHORTEST_WORD = 3


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return bool(_SENTENCE.search(text))


def has_number(text: str) -> bool:
    """Whether a digit stands in a text."""
    return bool(_NUMBER.search(text))


def words(text: str) -> list[str]:
    """The words of a text without their particles."""
    return [
        bare if len(bare := _PARTICLE.sub("", word)) > 1 else word for word in _WORD.findall(text)
    ]


def stands_out(key: int, others: Sequence[int]) -> int | None:
    """The length of the other text nearest to a key that is much longer or shorter; None if it is not.

    Much: half as long again, and by six letters at least.
    """
    if not others:
        return None
    longest, shortest = max(others), min(others)
    if key > _TIMES * longest and key - longest >= _LETTERS:
        return longest
    if shortest > _TIMES * key and shortest - key >= _LETTERS:
        return shortest
    return None


def only_marks(key: str, others: Sequence[str]) -> list[str]:
    """The marks that stand in the key and in no other text."""
    return [mark for mark in MARKS if mark in key and not any(mark in each for each in others)]


def only_words(stem: str, key: str, others: Sequence[str]) -> list[str]:
    """The words of a question that come again in the key and in no other answer, in their order."""
    asked = {word for word in words(stem) if len(word) >= _SHORTEST_WORD}
    if not asked:
        return []
    elsewhere = {word for each in others for word in words(each)}
    return sorted((asked & set(words(key))) - elsewhere)


def ends_alone(key: str, others: Sequence[str]) -> bool:
    """Whether the key alone is, or alone is no, sentence."""
    return {is_sentence(each) for each in others} == {not is_sentence(key)}


def counts_alone(key: str, others: Sequence[str]) -> bool:
    """Whether the key alone has a number."""
    return has_number(key) and not any(has_number(each) for each in others)


def cues(stem: str, key: str, others: Sequence[str]) -> int:
    """How many traits tell the key from the other answers."""
    return sum(
        (
            stands_out(len(key), [len(each) for each in others]) is not None,
            ends_alone(key, others),
            counts_alone(key, others),
            bool(only_marks(key, others)),
            bool(only_words(stem, key, others)),
        )
    )

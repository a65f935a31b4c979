"""How a case may end, in the words of a sentence."""

from __future__ import annotations

from cscx.scenarios.readings import readings

WORDS: dict[str, str] = {
    "해결": "resolved",
    "거절": "refused",
    "넘김": "escalated",
    "이관": "transferred",
    "대기": "pending",
    "되풀이": "loop",
}
SHOWN = {
    "resolved": "해결",
    "refused": "거절",
    "escalated": "넘김",
    "transferred": "이관",
    "pending": "대기",
    "loop": "되풀이",
}


def end_of(said: str) -> str | None:
    """The end that a word means, English as in documents or Korean; None for another word."""
    for reading in readings(said):
        end = WORDS.get(reading, reading)
        if end in SHOWN:
            return end
    return None

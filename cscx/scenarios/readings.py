"""The value that ends a Korean sentence: ‘경과일은 7일이다’ says 7일."""

from __future__ import annotations

_ENDINGS = ("입니다", "이다", "다")
_QUOTES = (('"', '"'), ("'", "'"), ("‘", "’"), ("“", "”"))


def unquoted(said: str) -> str:
    """A value or name without the quotes somebody may have put around it."""
    text = said.strip()
    for left, right in _QUOTES:
        if len(text) > 1 and text.startswith(left) and text.endswith(right):
            return text[1:-1]
    return text


def readings(said: str) -> list[str]:
    """What the end of a sentence may mean, as written first, without any ending last.

    >>> readings("7일이다"), readings('"3~7영업일"이다')
    (['7일이다', '7일이', '7일'], ['3~7영업일'])
    """
    text = said.strip()
    found = [text]
    found += [
        text.removesuffix(ending).rstrip()
        for ending in sorted(_ENDINGS, key=len)
        if text.endswith(ending) and len(text) > len(ending)
    ]
    quoted = [unquoted(each) for each in found if unquoted(each) != each]
    return quoted or found

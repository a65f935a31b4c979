"""Lengths of time in words: 1시간 5분."""

from __future__ import annotations

from datetime import timedelta

from cscx.messages import Text

_PARTS = (
    (86_400, Text("{n}일", "{n} d")),
    (3_600, Text("{n}시간", "{n} h")),
    (60, Text("{n}분", "{n} min")),
)


def length_text(length: timedelta) -> Text:
    """15분, 1시간 5분, 2일 3시간: seconds rounded up to a minute."""
    left = -(-length // timedelta(minutes=1)) * 60
    korean, english = [], []
    for seconds, words in _PARTS:
        count, left = divmod(left, seconds)
        if count:
            said = words(n=count)
            korean.append(said.ko)
            english.append(said.en)
    return Text(" ".join(korean) or "0분", " ".join(english) or "0 min")

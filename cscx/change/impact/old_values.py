"""Values of facts that a text writes by hand, so that they do not follow the fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from cscx.change.impact.reach import Reached
from cscx.content.document import Document
from cscx.content.references import IN_TEXT
from cscx.content.source import Path


class Written(NamedTuple):
    """A document and the texts in it that write a value, with the value."""

    document: Document
    places: tuple[tuple[Path, str], ...]


def written_by_hand(
    found: Iterable[Reached], values: Mapping[str, tuple[str, ...]]
) -> Iterator[Written]:
    """The texts that write a value of a fact they rest on. Only values with a number are looked for."""
    for each in found:
        wanted = [v for kind, name in each.way if kind == "fact" for v in values.get(name, ())]
        wanted = [value for value in wanted if any(letter.isdigit() for letter in value)]
        if not (wanted and each.rests):
            continue
        pattern = pattern_of(tuple(wanted))
        places = tuple(
            (text.path, match[0])
            for text in each.document.texts
            if ("<" in text.text or any(value in text.text for value in wanted))
            and (match := pattern.search(IN_TEXT.sub(" ", text.text))) is not None
        )
        if places:
            yield Written(each.document, places)


@lru_cache(maxsize=256)
def pattern_of(values: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of some values, but not as a part of another number."""
    return re.compile("|".join(rf"(?<![\w.,])({re.escape(v)})(?![\d.])" for v in values))

"""Where texts use a term, which they say without referring to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from cscx.content.document import Document
from cscx.content.source import Path

_AFTER: Final = (
    r"(?:(?:을|를|은|는|이|가|과|와|의|에|도|만|로|으로|에서|까지|부터|보다|이나|나|이면|면|인|일|등)(?!\w)"
    r"|(?:하|한|할|해|했|되|된|될|돼|됐)[가-힣]*|(?!\w))"
)
"""What may stand behind a word so that it is still that word: its particle, 하다, 되다, 등."""


def term_places(document: Document, terms: Collection[str]) -> Iterator[tuple[str, Path]]:
    """The texts of a document that use one of some terms: which one, and where, each once."""
    names = tuple(sorted(name for name in terms if name in document.wording))
    if not names:
        return
    pattern = _pattern(names)
    seen: set[tuple[str, Path]] = set()
    for text in document.texts:
        for found in pattern.finditer(text.text):
            place = found[1], text.path
            if place not in seen:
                seen.add(place)
                yield place


@lru_cache(maxsize=16)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?={_AFTER})")

"""Texts with their references filled in, the particle after each value put right.

`<fact:반품기한>이` reads 7일이, and 2주가 when the fact changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

from cscx.content.references import IN_TEXT
from cscx.text import particle

_PARTICLES = (
    "이라도/라도", "이라고/라고", "이라면/라면", "이라서/라서", "이에요/예요", "이었/였", "으로/로",
    "이라/라", "이나/나", "이든/든", "이며/며", "이면/면", "이고/고", "이란/란", "은/는", "이/가",
    "을/를", "과/와",
)  # fmt: skip
PAIR_OF = {form: pair for pair in _PARTICLES for form in pair.split("/")}
"""The pair that each form of a particle belongs to."""
_FORMS = "|".join(sorted(PAIR_OF, key=len, reverse=True))
PARTICLE = re.compile(rf"(?:{_FORMS})(?:는|도|만|서|부터|까지|요)?(?![가-힣])")
"""A particle that ends its word."""
FORM = re.compile(_FORMS)
"""The part of a particle that depends on the sound before it."""


class Printed(Protocol):
    """What stands for a reference; `text` is how it reads."""

    @property
    def text(self) -> str:
        """As it reads."""


T = TypeVar("T", bound=Printed)


def parts(text: str, lookup: Callable[[str, str], T]) -> Iterator[str | T]:
    """The text cut at its references; `lookup` says what stands for a (kind, name)."""
    end = 0
    for found in IN_TEXT.finditer(text):
        if found.start() > end:
            yield text[end : found.start()]
        shown = lookup(found[1], found[2])
        yield shown
        end = found.end()
        form = FORM.match(text, end) if PARTICLE.match(text, end) else None
        if form:
            yield particle(shown.text, PAIR_OF[form[0]])
            end = form.end()
    if end < len(text):
        yield text[end:]

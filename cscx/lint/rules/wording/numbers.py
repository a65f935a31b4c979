"""Quantities inside texts, and the facts that have the same value."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from cscx.content.corpus import Corpus
from cscx.lint.once import once
from cscx.lint.rules.wording.texts import in_markup
from cscx.pattern import pattern
from cscx.quantity import SCALES, Quantity, parse_quantity

_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_NOT_BEFORE = pattern(r"[0-9A-Za-z.,~:/#-]\Z")
_PER = pattern(r"(?:^|[\s(])(연|월|주|하루) ?\Z")
_MONTH = pattern(r"월 ?\Z")
_AFTER = pattern(
    r"(?![가-힣A-Za-z])|이상|이하|초과|미만|이내|안|간|동안|마다|당|까지|부터|전|후|뒤|짜리|정도|쯤|보다"
    r"|이고|이며|이라|이면|이나|입니다|이에요|예요|으로|로|이|가|을|를|은|는|과|와|의|에|도|만"
)


class Mention(NamedTuple):
    """A quantity as a text spells it out."""

    start: int
    end: int
    quantity: Quantity


@once
def facts_by_value(corpus: Corpus) -> dict[Quantity, tuple[str, ...]]:
    """The names of the facts that have a value; a value by tier is no single value."""
    found: dict[Quantity, list[str]] = defaultdict(list)
    for name, fact in corpus.items("fact").items():
        if isinstance(fact.value, str):
            quantity = parse_quantity(fact.value)
            if quantity is not None:
                found[quantity].append(name)
    return {quantity: tuple(names) for quantity, names in found.items()}


@once
def _finder(corpus: Corpus) -> re.Pattern[str] | None:
    """Numbers with any unit that some fact has."""
    units = {quantity.unit for quantity in facts_by_value(corpus)}
    if not units:
        return None
    ordered = "|".join(
        re.escape(unit) + "s?" * unit.isascii() for unit in sorted(units, key=len, reverse=True)
    )
    return pattern(rf"{_NUMBER}(?:~{_NUMBER})? ?(?:(?:{SCALES}) ?)?(?:{ordered})")


def mentions(corpus: Corpus, text: str) -> Iterator[Mention]:
    """The quantities a text spells out in the units of facts; the 7일 of 11월 7일 is a date."""
    finder = _finder(corpus)
    if finder is None:
        return
    for found in finder.finditer(text):
        start, end = found.span()
        before = text[max(0, start - 4) : start]
        if _NOT_BEFORE.search(before) or not _AFTER.match(text, end) or in_markup(text, start):
            continue
        quantity = parse_quantity(found[0])
        if quantity is None or (quantity.unit in ("일", "시") and _MONTH.search(before)):
            continue
        per = _PER.search(before)
        if per is not None:
            quantity = quantity._replace(per=per[1])
            start -= len(before) - per.start(1)
        yield Mention(start, end, quantity)

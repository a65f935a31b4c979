"""Names for proposed examples, as a team lead would write them: ‘상담사한도 딱 맞음, 경과일 7일’.

A boundary is named by the fact it comes from where it does; names that would be alike say in which
value the cases differ.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import count as count_from
from typing import Any

from cscx.messages import Language, Text
from cscx.policy.language.conditions import facts_in
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.units import UnitKind
from cscx.policy.language.values import Field, Type, Value
from cscx.policy.tables.chain import Chain, all_fields
from cscx.policy.tables.definition import ByTier
from cscx.policy.testing.suggest import Boundary, Suggestion

_EXACT = Text("{fact} 딱 맞음", "exactly {fact}")
_ABOVE = Text("{fact}{fact:을/를} {step} 넘음", "{step} over {fact}")
_BELOW = Text("{fact}에 {step} 모자람", "{step} under {fact}")
_PLAIN = Text("{input} {value}", "{input} {value}")
_DAY = Text("하루", "a day")
_NOTHING = Text("없음", "none")
_OTHERWISE = Text("나머지", "the rest")


def names_for(
    chain: Chain, suggestions: Sequence[Suggestion], taken: Collection[str], language: Language
) -> list[str]:
    """A name for each suggestion, unlike every other and unlike those `taken`."""
    bases = [_base(chain, suggestion, language) for suggestion in suggestions]
    used = set(taken)
    names = []
    for base, suggestion in zip(bases, suggestions, strict=True):
        alike = [s for other, s in zip(bases, suggestions, strict=True) if other == base]
        name = next(
            n for n in _candidates(chain, base, suggestion, alike, language) if n not in used
        )
        used.add(name)
        names.append(name)
    return names


def _base(chain: Chain, suggestion: Suggestion, language: Language) -> tuple[str, ...]:
    rules = chain.table.definition.rules
    rule = rules[suggestion.rule].id if suggestion.rule is not None else _OTHERWISE.to(language)
    parts = [_boundary(chain, each, suggestion).to(language) for each in suggestion.boundaries]
    return (rule, *dict.fromkeys(parts))


def _candidates(
    chain: Chain,
    base: tuple[str, ...],
    suggestion: Suggestion,
    alike: Sequence[Suggestion],
    language: Language,
) -> Iterator[str]:
    """The base, then with values in which the cases alike differ, then numbered."""
    fields = all_fields(chain)
    differing = [
        (fields.get(name), value)
        for name, value in suggestion.given.items()
        if any(other.given.get(name) != value for other in alike)
    ]
    differing.sort(key=lambda pair: pair[0] is None or pair[0].type is not Type.CHOICE)
    telling = [_shown(field, value, language) for field, value in differing]
    rule, *parts = base
    if len(alike) == 1:
        yield ", ".join(base)
    for count in range(1, len(telling) + 1):
        yield ", ".join([rule, *telling[:count], *parts])
    yield from (f"{', '.join(base)} {n}" for n in count_from(2))


def _shown(field: Field | None, value: Any, language: Language) -> str:
    """A given value as a name says it: a choice by itself, a number with its input."""
    if isinstance(value, list):
        return "·".join(map(str, value)) or _NOTHING.to(language)
    if field is None:
        return str(value)
    if field.type is Type.CHOICE:
        return str(value)
    return f"{field.name} {field.show(field.read(value)).to(language)}"


def _boundary(chain: Chain, boundary: Boundary, suggestion: Suggestion) -> Text:
    field = chain.table.fields[boundary.input]
    cell = chain.table.definition.rules[boundary.rule].when.get(boundary.input)
    for fact in facts_in(cell):
        limit = _limit(chain, fact, field, suggestion.given)
        if limit is None or not isinstance(boundary.value, int | Fraction):
            continue
        apart = Fraction(boundary.value) - Fraction(limit)
        if apart == 0:
            return _EXACT(fact=fact)
        if field.step is not None and abs(apart) == field.step:
            one_day = field.unit.kind is UnitKind.DAYS and field.step == 1
            step = _DAY if one_day else field.show(_whole(field.step))
            return (_ABOVE if apart > 0 else _BELOW)(fact=fact, step=step)
    return _PLAIN(input=boundary.input, value=field.show(boundary.value))


def _limit(
    chain: Chain, fact: str, field: Field, given: Mapping[str, Any]
) -> int | Fraction | None:
    """A fact's value as a number of the field, for the tier of the case."""
    found = chain.table.definition.facts(fact)
    text = found.values.get(str(given.get(found.by))) if isinstance(found, ByTier) else found
    if text is None:
        return None
    try:
        value: Value = field.read(text)
    except ProblemError:
        return None
    return value if isinstance(value, int | Fraction) and not isinstance(value, bool) else None


def _whole(value: Fraction) -> int | Fraction:
    return int(value) if value.denominator == 1 else value

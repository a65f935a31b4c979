"""Conditions and outcomes as a rule has them, in words of both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from cscx.change.version import Version
from cscx.change.words import column_name, listed
from cscx.messages import Text, same
from cscx.policy.language.conditions import compared

_WON: Final = re.compile(r"(?<![\w.,-])\d{4,15}(?=원)")
_OR: Final = Text("{one} 또는 {other}", "{one} or {other}")
_AND: Final = Text("{one}, {other}", "{one}, {other}")
_SETS: Final[Mapping[str, tuple[Text, Text]]] = {
    "not": (Text("{value} 아님", "not {value}"), _OR),
    "has": (Text("{value} 있음", "with {value}"), _OR),
    "all": (Text("{value} 모두 있음", "with all of {value}"), _AND),
}
"""How a set of values is meant, and what joins them."""
_ENDS: Final = {
    (True, True): Text("{value} 이상", "at least {value}"),
    (True, False): Text("{value} 초과", "over {value}"),
    (False, True): Text("{value} 이하", "up to {value}"),
    (False, False): Text("{value} 미만", "under {value}"),
}
"""A comparison by whether it is a lower end and whether the end is included."""


def column_names(kind: str, cells: Mapping[str, Any]) -> Mapping[Text, Any]:
    """The outcomes of a rule by what people call them: what a matrix answers has a name of the tool."""
    return {column_name(kind, name): value for name, value in cells.items()}


def conditions_text(version: Version, cells: Mapping[str, Any]) -> Text:
    """One side of a rule on which a list names values of which one has to fit."""
    return _keyed({name: condition_text(version, value) for name, value in cells.items()})


def outcomes_text(version: Version, cells: Mapping[Any, Any]) -> Text:
    """The outcomes of a rule, by output."""
    return _keyed({name: _grouped(version.named(value)) for name, value in cells.items()})


def _grouped(text: Text) -> Text:
    """Won as they are printed elsewhere: 1000원 → 1,000원."""
    return Text(*(_WON.sub(lambda found: f"{int(found[0]):,}", t) for t in (text.ko, text.en)))


def condition_text(version: Version, value: Any) -> Text:
    """What one cell demands: 정상 또는 개봉, 반품기한(7일) 이하."""
    if isinstance(value, list):
        return _joined(version, value, _OR)
    if isinstance(value, Mapping) and len(value) == 1 and next(iter(value)) in _SETS:
        ((key, below),) = value.items()
        form, joint = _SETS[key]
        return form(value=_joined(version, below if isinstance(below, list) else [below], joint))
    ends = compared(value) if isinstance(value, str) else []
    if not ends:
        return version.named(value)
    told = [_ENDS[low, inside](value=version.named(operand)) for low, inside, operand in ends]
    return Text(" ".join(t.ko for t in told), " ".join(t.en for t in told))


def _joined(version: Version, values: list[Any], joint: Text) -> Text:
    first, *others = (condition_text(version, each) for each in values or [""])
    for other in others:
        first = joint(one=first, other=other)
    return first


def _keyed(told: Mapping[Any, Text]) -> Text:
    named = [(name if isinstance(name, Text) else same(name), text) for name, text in told.items()]
    return listed(Text(f"{n.ko} {t.ko}", f"{n.en} {t.en}") for n, t in named)

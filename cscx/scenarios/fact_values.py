"""Facts named in a sentence: ‘경과일은 <fact:반품기한>이다’ says 7일, and 14일 once that is its value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from cscx.messages import Text
from cscx.policy.tables.definition import ByTier, Facts
from cscx.scenarios.wrong import StepError, listed, meant
from cscx.text import closest

_REFERENCE = re.compile(r"<fact:([^<>]+)>")
_NO_FACT = Text("기준값 ‘{name}’{name:이/가} 없습니다.", "There is no fact '{name}'.")
_BY_TIER = Text("‘{name}’의 값은 {by}에 따라 다릅니다.", "The value of '{name}' differs by {by}.")
_SAY_TIER = Text("앞줄에서 {by}{by:을/를} 말하세요.", "Say {by} in a line before.")


def with_values(said: str, facts: Facts, names: Iterable[str], case: Mapping[str, Any]) -> str:
    """A sentence with the values of the facts it names; a fact by tier takes the case's tier.

    Raises StepError for a fact that is not among `names`, or a tier that was not said yet.
    """

    def value(found: re.Match[str]) -> str:
        name = found[1]
        fact = facts(name)
        if fact is None:
            known = list(names)
            raise StepError(_NO_FACT(name=name), meant(closest(name, known)) or listed(known))
        if not isinstance(fact, ByTier):
            return fact
        if case.get(fact.by) not in fact.values:
            raise StepError(_BY_TIER(name=name, by=fact.by), _SAY_TIER(by=fact.by))
        return fact.values[case[fact.by]]

    return _REFERENCE.sub(value, said)

"""The facts of a table: looked up, filled in, and spread out where they differ by tier."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import product
from typing import Any

from cscx.messages import Text
from cscx.policy.language import condition_mistakes as mistakes
from cscx.policy.language.conditions import FACT, facts_in
from cscx.policy.language.problem import wrong
from cscx.policy.language.values import Field
from cscx.policy.tables.definition import ByTier, Facts

_RANGES = ("~", "∼", "〜")
_TIER_INPUT = Text(
    "기준값 ‘{fact}’{fact:은/는} ‘{by}’에 따라 다른데 이 표는 ‘{by}’{by:을/를} 묻지 않습니다",
    "fact {fact} differs by {by}, which this table does not ask",
)
_ADD_TIER = Text("inputs에 ‘{by}’{by:을/를} 더하세요.", "Add {by} to inputs.")
_TIER_VALUE = Text(
    "기준값 ‘{fact}’에 ‘{tier}’의 값이 없습니다", "fact {fact} has no value for {tier}"
)
_ADD_TIER_VALUE = Text("기준값에 ‘{tier}’의 값을 더하세요.", "Add a value for {tier} to the fact.")
_ONE_VALUE = Text(
    "여기에는 등급마다 다른 기준값 ‘{fact}’{fact:을/를} 쓸 수 없습니다",
    "fact {fact} differs by tier and cannot stand here",
)
_USE_RULES = Text("등급마다 규칙을 쓰세요.", "Write a rule for each tier.")


class TableFacts:
    """How the cells of one table see the facts."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def fill(self, text: str) -> str:
        """A text with its facts as values, of a tiered fact any tier; unknown facts stay."""

        def value(name: str) -> str | None:
            found = self._facts(name)
            return next(iter(found.values.values()), None) if isinstance(found, ByTier) else found

        return FACT.sub(lambda match: value(match[1]) or match[0], text)

    def tiers(self, cells: Iterable[Any], fields: Mapping[str, Field]) -> list[dict[str, str]]:
        """All combinations of the tiers that the facts of some cells depend on; one when none do.

        Raises ProblemError when the table does not ask for a tier or a fact has no value for one.
        """
        by: dict[str, tuple[str, ...]] = {}
        for cell in cells:
            for name in facts_in(cell):
                fact = self._facts(name)
                if not isinstance(fact, ByTier):
                    continue
                field = fields.get(fact.by)
                if field is None:
                    raise wrong(_TIER_INPUT, _ADD_TIER, fact=name, by=fact.by)
                missing = [value for value in field.values if value not in fact.values]
                if missing:
                    raise wrong(_TIER_VALUE, _ADD_TIER_VALUE, fact=name, tier=missing[0])
                by[fact.by] = field.values
        return [dict(zip(by, chosen, strict=True)) for chosen in product(*by.values())]

    def resolver(self, tiers: Mapping[str, str], *, compared: bool) -> Callable[[str], str]:
        """Looks up facts for one combination of tiers; ranges are refused where values compare."""

        def resolve(name: str) -> str:
            text = self._text(name, tiers)
            if compared and any(mark in text for mark in _RANGES):
                raise mistakes.range_fact(name, text)
            return text

        return resolve

    def _text(self, name: str, tiers: Mapping[str, str]) -> str:
        found = self._facts(name)
        if found is None:
            raise mistakes.unknown_fact(name)
        if not isinstance(found, ByTier):
            return found
        if found.by not in tiers:
            raise wrong(_ONE_VALUE, _USE_RULES, fact=name)
        return found.values[tiers[found.by]]

"""One facet of a table asked of one case: the key, what is wrong, and which boundary is nearest.

The key is what the engine answers. A wrong answer is one that the engine, asked about the very same
case, does not give: the outputs of a settled case have one value each, and what a discretion or a
list allows is never among the wrong ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cscx.policy.language.values import ABSENT, Value
from cscx.policy.tables.aggregate import computed_value
from cscx.policy.tables.definition import RuleDefinition
from cscx.training.items.facets import Answer, Facet, Part
from cscx.training.items.situations import Neighbour, Situation


@dataclass(frozen=True)
class AskedCase:
    """A situation and what of its answer is asked for."""

    situation: Situation
    facet: Facet

    @cached_property
    def allowed(self) -> frozenset[Answer]:
        """Every answer the case has: one, unless the facet is a list or the policy a discretion."""
        return self.facet.answers(self.situation.decision)

    @property
    def discretion(self) -> bool:
        """Whether the policy allows several answers: one of them is asked for."""
        return len(self.allowed) > 1 and not self.facet.listed

    @cached_property
    def flips(self) -> tuple[Neighbour, ...]:
        """The cases one fact away whose answer is another."""
        return tuple(
            each
            for each in self.situation.neighbours
            if (other := self.facet.answers(each.decision)) and other != self.allowed
        )

    @cached_property
    def across(self) -> Neighbour | None:
        """The far side of the boundary the case lies at; of several the one that changes least besides."""
        return min((each for each in self.flips if each.across), key=self._aside, default=None)

    def _aside(self, neighbour: Neighbour) -> int:
        here = self.situation.decision.answers[0].outcomes[0].values
        there = neighbour.decision.answers[0].outcomes[0].values
        return sum(one != other for one, other in zip(here, there, strict=True))

    @cached_property
    def key(self) -> Answer:
        """The one answer; of a list the member that the nearest boundary takes away, else the first."""
        if len(self.allowed) == 1:
            return next(iter(self.allowed))
        order = {answer: at for at, answer in enumerate(self.facet.domain)}
        for each in [self.across] if self.across is not None else self.flips:
            lost = self.allowed - self.facet.answers(each.decision)
            if lost:
                return min(lost, key=lambda answer: order.get(answer, len(order)))
        return min(self.allowed, key=lambda answer: order.get(answer, len(order)))

    @cached_property
    def others(self) -> dict[Answer, Neighbour | None]:
        """Wrong answers: those one fact away with that case, the nearest first, then the table's others."""
        found: dict[Answer, Neighbour | None] = {}
        for each in self.flips:
            for answer in sorted(self.facet.answers(each.decision), key=self.facet.code):
                found.setdefault(answer, each)
        for answer in self.facet.domain:
            found.setdefault(answer, None)
        return {answer: near for answer, near in found.items() if answer not in self.allowed}

    @cached_property
    def rules(self) -> list[RuleDefinition]:
        """The rules that answer the case, those that give the key first; none where `otherwise` does."""
        rules = {rule.id: rule for rule in self.situation.chain.table.definition.rules}
        found = [rules[name] for name in self.situation.decision.rules if name in rules]
        return sorted(found, key=lambda rule: rule.id not in self.deciding)

    @cached_property
    def deciding(self) -> frozenset[str]:
        """The rules that the asked output is from: of a collecting table those whose own value it is.

        A sum is from every rule that adds to it.
        """
        decision = self.situation.decision
        found = {name: value for name, value in self._own.items() if _says(value)}
        if not found:
            return frozenset(decision.rules)
        if self.facet.listed:
            (key,) = self.key
            return frozenset(n for n, value in found.items() if key in _members(value))
        if self.combined in ("max", "min"):
            return frozenset(name for name, value in found.items() if value == self.key[0])
        return frozenset(found)

    @property
    def giving(self) -> int:
        """How many of the rules that fit give the asked output a value at all."""
        return sum(_says(value) for value in self._own.values())

    @property
    def combined(self) -> str:
        """How the rules' values of the asked output become one: sum, max; "" where one rule answers."""
        definition = self.situation.chain.table.definition
        if definition.hit != "collect":
            return ""
        ways = {output.name: output.collect or "list" for output in definition.outputs}
        return ways[self.facet.outputs[0]]

    @cached_property
    def _own(self) -> dict[str, Part]:
        """What each rule that fits gives for the asked output on its own."""
        table, decision = self.situation.chain.table, self.situation.decision
        position = list(table.outputs).index(self.facet.outputs[0])
        names = [rule.id for rule in table.definition.rules]
        return {
            names[row.rule]: _computed(row.outcomes[0].values[position], decision.known)
            for row in table.rows
            if names[row.rule] in decision.rules
        }

    @property
    def rule(self) -> str:
        """The rules that answer, by name."""
        return ", ".join(self.situation.decision.rules) or "otherwise"


def _says(value: Part) -> bool:
    return value is not None and value is not ABSENT and value != ()


def _computed(value: Part, known: Mapping[str, Value]) -> Part:
    if isinstance(value, tuple):
        return tuple(computed_value(part, known) for part in value)  # type: ignore[misc]  # parts of one value
    return computed_value(value, known)


def _members(value: Part) -> tuple[Part, ...]:
    """What a rule adds to a list."""
    return tuple(value) if isinstance(value, tuple | frozenset) else (value,)

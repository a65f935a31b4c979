"""What can be asked of a table's answer: an output, two outputs together, or one of a list.

Two outputs are asked together where one alone has too few values for two distractors.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from cscx.messages import Text
from cscx.policy.decision.evaluate import Decision
from cscx.policy.decision.outcome_text import show_output
from cscx.policy.language.formula import Formula
from cscx.policy.language.values import ABSENT, NUMERIC, Number, Type
from cscx.policy.tables.table import Outcome, OutputValue, Table
from cscx.training.wording.reading import Reading

_ENOUGH = 3
_AMOUNTS = NUMERIC
Part = OutputValue
Answer = tuple[Part, ...]
"""The values of a facet's outputs."""


@dataclass(frozen=True)
class Facet:
    """Outputs that are asked together; `listed`: the one output is a list, and a member is asked for."""

    table: Table
    outputs: tuple[str, ...]
    listed: bool = False

    @property
    def name(self) -> str:
        """Names the facet in ids: 처리, 처리+승인."""
        return "+".join(self.outputs)

    @property
    def type(self) -> Type:
        """The type of the one output asked, of the first of two."""
        (first, *_) = self.outputs
        return Type.ROLE if self._is_role(first) else self.table.outputs[first].type

    @property
    def approver(self) -> str:
        """The output of two that is a role; "" where none is."""
        return next((name for name in self.outputs[1:] if self._is_role(name)), "")

    def _is_role(self, name: str) -> bool:
        """Whether an output is who decides; one with ranks of its own is a choice of roles."""
        written = {output.name: output.type for output in self.table.definition.outputs}
        return self.table.outputs[name].type is Type.ROLE or written[name] == "role"

    def answers(self, decision: Decision) -> frozenset[Answer]:
        """Every answer that a settled decision allows; of a list every member.

        Empty where an output has no value.
        """
        found: set[Answer] = set()
        for outcome in decision.answers[0].outcomes:
            values = self._values(outcome)
            if self.listed:
                (value,) = values
                found.update((one,) for one in value) if isinstance(value, tuple) else None
            elif all(_says_something(value) for value in values):
                found.add(values)
        return frozenset(found)

    def _values(self, outcome: Outcome) -> Answer:
        named = dict(zip(self.table.outputs, outcome.values, strict=True))
        return tuple(named[name] for name in self.outputs)

    @cached_property
    def domain(self) -> tuple[Answer, ...]:
        """Every answer that some rule gives, in the order written; formulas left out."""
        outcomes = [outcome for row in self.table.rows for outcome in row.outcomes]
        found: dict[Answer, None] = {}
        for outcome in (*outcomes, *self.table.otherwise):
            values = self._values(outcome)
            if self.listed:
                (value,) = values
                members: Iterable[Part] = value if isinstance(value, tuple) else (value,)
                found.update(((one,), None) for one in members if _says_something(one))
            elif all(_says_something(value) for value in values):
                found.setdefault(values)
        return tuple(found)

    @cached_property
    def computed(self) -> bool:
        """Whether values of the first output are computed, so that their number is open."""
        position = list(self.table.outputs).index(self.outputs[0])
        outcomes = [outcome for row in self.table.rows for outcome in row.outcomes]
        return any(_is_formula(outcome.values[position]) for outcome in outcomes)

    def code(self, answer: Answer) -> str:
        """An answer's meaning, whatever its words."""
        shown = (show_output(self.table, n, v).ko for n, v in self._pairs(answer))
        return " | ".join(shown)

    def size(self, answer: Answer) -> Number | None:
        """How large an answer is that is one amount; None for others."""
        (first, *others) = answer
        is_amount = self.type in _AMOUNTS and not others and isinstance(first, int | Fraction)
        return first if is_amount and isinstance(first, int | Fraction) else None

    def text(self, answer: Answer, reading: Reading, case: Mapping[str, str]) -> Text:
        """An answer as an option: 전액환불; 전액환불, 승인 파트장."""
        shown = [self._shown(name, value, reading, case) for name, value in self._pairs(answer)]
        (_, first), *rest = shown
        return Text(
            ", ".join([first.ko, *(f"{name} {text.ko}" for name, text in rest)]),
            ", ".join([first.en, *(f"{name} {text.en}" for name, text in rest)]),
        )

    def _pairs(self, answer: Answer) -> list[tuple[str, Part]]:
        return list(zip(self.outputs, answer, strict=True))

    def _shown(
        self, name: str, value: Part, reading: Reading, case: Mapping[str, str]
    ) -> tuple[str, Text]:
        shown = show_output(self.table, name, value)
        if self.table.outputs[name].type is Type.SCRIPT:
            title = reading.name("script", shown.ko)
            return name, Text(title, title)
        if self.table.outputs[name].type is Type.TEXT:
            return name, reading.said(shown.ko, case)
        return name, shown


def _says_something(value: Part) -> bool:
    return value is not None and value is not ABSENT and value != () and not _is_formula(value)


def _is_formula(value: Part) -> bool:
    parts = value if isinstance(value, tuple) else (value,)
    return any(isinstance(part, Formula) for part in parts)


def facets(table: Table) -> tuple[Facet, ...]:
    """What can be asked of a table, the first output first."""
    listing = _listing(table)
    single = [Facet(table, (name,), listed=name in listing) for name in table.outputs]
    wide = [each for each in single if len(each.domain) >= _ENOUGH or each.computed]
    narrow = [each for each in single if each not in wide and each.outputs[0] not in listing]
    found = list(wide)
    partners = [each for each in (*wide, *narrow) if each.outputs[0] not in listing]
    for each in narrow:
        partner = next((other for other in partners if other is not each), None)
        if partner is None:
            continue
        first, second = sorted((each, partner), key=single.index)
        pair = Facet(table, (*first.outputs, *second.outputs))
        if len(pair.domain) >= _ENOUGH and pair not in found:
            found.append(pair)
    return tuple(found)


def _listing(table: Table) -> frozenset[str]:
    """The outputs of a collecting table that come as lists."""
    if table.definition.hit != "collect":
        return frozenset()
    return frozenset(
        output.name for output in table.definition.outputs if output.collect in (None, "list")
    )

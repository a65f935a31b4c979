"""What came out of asking a policy, and how an expectation is compared with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from cscx.messages import Text
from cscx.policy.decision.evaluate import Decision
from cscx.policy.decision.reason_text import reason_text
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.values import Type
from cscx.policy.tables.chain import Chain
from cscx.policy.testing.examples import differences
from cscx.scenarios.readings import readings
from cscx.scenarios.wrong import StepError, listed, meant, of_problem
from cscx.text import closest

_NO_OUTPUT = Text(
    "‘{name}’{name:은/는} ‘{table}’의 결과가 아닙니다.", "'{name}' is no output of '{table}'."
)
_OTHERWISE_THAN = Text(
    "{name}{name:이/가} ‘{expected}’{expected:이어야/여야} 하는데 ‘{found}’입니다.",
    "{name} should be '{expected}' and is '{found}'.",
)
_NOT_WANTED = Text(
    "{name}{name:이/가} ‘{found}’{found:이면/면} 안 되는데 그렇게 나옵니다.",
    "{name} should not be '{found}', but it is.",
)
_OTHER_RULE = Text(
    "규칙 ‘{rule}’{rule:이/가} 정해야 하는데 {found}.", "rule {rule} should decide, but {found}."
)
_NO_RULE = Text("규칙 ‘{rule}’{rule:이/가} 없습니다.", "There is no rule '{rule}'.")


class Outcome(Protocol):
    """Something a ‘그러면’ can look at."""

    def expect(self, name: str, said: str) -> None:
        """Raise StepError unless the named part of the outcome is what a sentence says."""

    def refuse(self, name: str, said: str) -> None:
        """Raise StepError when the named part of the outcome is what a sentence rules out."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The answer of a table."""

    chain: Chain
    decision: Decision

    @property
    def why(self) -> Text:
        """Why it came out so."""
        return reason_text(self.chain.table, self.decision)

    def expect(self, name: str, said: str) -> None:
        """Compare an output with what a sentence says."""
        found = self._differing(name, said)
        if found is not None:
            expected, came = found
            text = _OTHERWISE_THAN(name=name, expected=expected, found=came)
            raise StepError(text, why=self.why)

    def refuse(self, name: str, said: str) -> None:
        """Complain when an output is what a sentence rules out."""
        if self._differing(name, said) is None:
            value = readings(said)[-1]
            raise StepError(_NOT_WANTED(name=name, found=value), why=self.why)

    def by_rule(self, rule: str) -> None:
        """Complain unless a rule gave the answer."""
        known = [each.id for each in self.chain.table.definition.rules]
        word = next((r for r in readings(rule) if r in known), None)
        if word is None:
            raise StepError(
                _NO_RULE(rule=readings(rule)[-1]),
                meant(closest(readings(rule)[-1], known)) or listed(known),
            )
        if word not in self.decision.rules:
            raise StepError(_OTHER_RULE(rule=word, found=self.why))

    def _differing(self, name: str, said: str) -> tuple[Text, Text] | None:
        """What was expected and what came out, None where they are the same."""
        table = self.chain.table
        field = table.outputs.get(name)
        if field is None:
            hint = meant(closest(name, table.outputs)) or listed(table.outputs)
            raise StepError(_NO_OUTPUT(name=name, table=table.definition.name), hint)
        told: ProblemError | None = None
        found: tuple[Text, Text] | None = None
        free = field.type in (Type.TEXT, Type.ROLE, Type.SCRIPT)
        several = field.type is Type.SET or table.definition.hit == "collect"
        for reading in reversed(readings(said)) if free else readings(said):
            raw = [part.strip() for part in reading.split(",")] if several else reading
            try:
                differing = differences(table, self.decision, {name: raw})
            except ProblemError as error:
                told = error
                continue
            if not differing:
                return None
            found = found or (differing[0].expected, differing[0].found)
        if found is not None:
            return found
        assert told is not None  # noqa: S101 - there is at least one reading
        raise of_problem(told.problem)

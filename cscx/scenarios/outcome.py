"""What came out of asking a policy, and how an expectation is compared with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from cscx.messages import Text
from cscx.policy.decision.evaluate import Decision
from cscx.policy.decision.reason_text import reason_text
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.values import Type
from cscx.policy.tables.aggregate import ANSWERED
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.table import Table
from cscx.policy.testing.examples import differences
from cscx.scenarios.readings import readings
from cscx.scenarios.wrong import StepError, listed, meant, of_problem
from cscx.text import closest

_NO_OUTPUT = Text(
    "‘{name}’{name:은/는} ‘{table}’의 결과가 아닙니다.", "'{name}' is no output of '{table}'."
)
OTHERWISE_THAN = Text(
    "{name}{name:이/가} ‘{expected}’{expected:이어야/여야} 하는데 ‘{found}’입니다.",
    "{name} should be '{expected}' and is '{found}'.",
)
NOT_WANTED = Text(
    "{name}{name:이/가} ‘{found}’{found:이면/면} 안 되는데 그렇게 나옵니다.",
    "{name} should not be '{found}', but it is.",
)
_NOT_DECIDED = Text("정해지지 않았습니다.", "Nothing is decided.")
_OTHER_RULE = Text(
    "규칙 ‘{rule}’{rule:이/가} 정해야 하는데 {found}.", "rule {rule} should decide, but {found}."
)
_NO_RULE = Text("규칙 ‘{rule}’{rule:이/가} 없습니다.", "There is no rule '{rule}'.")


class Outcome(Protocol):
    """Something a ‘그러면’ can look at."""

    @property
    def why(self) -> Text:
        """Why it came out so."""

    @property
    def question(self) -> str | None:
        """What must be known before there is an answer, None when nothing is."""

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

    @property
    def question(self) -> str | None:
        """The next best question of a table that has not decided yet."""
        return self.decision.ask.input if self.decision.ask else None

    def expect(self, name: str, said: str) -> None:
        """Compare an output with what a sentence says."""
        found = differing_output(self.chain.table, self.decision, name, said)
        if found is not None and self.decision.status in ("none", "conflict"):
            raise StepError(Text(f"{self.why.ko}.", f"{self.why.en}."))
        if found is not None:
            expected, came = found
            text = OTHERWISE_THAN(name=name, expected=expected, found=came)
            raise StepError(text, why=self.why)

    def refuse(self, name: str, said: str) -> None:
        """Complain when an output is what a sentence rules out."""
        same = differing_output(self.chain.table, self.decision, name, said) is None
        if self.decision.status not in ANSWERED:
            raise StepError(_NOT_DECIDED, why=self.why)
        if same:
            value = readings(said)[-1]
            raise StepError(NOT_WANTED(name=name, found=value), why=self.why)

    def by_rule(self, rule: str) -> None:
        """Complain unless a rule gave the answer."""
        known = [each.id for each in self.chain.table.definition.rules]
        word = next((r for r in readings(rule) if r in known), None)
        if word is None:
            raise StepError(
                _NO_RULE(rule=readings(rule)[-1]),
                meant(closest(readings(rule)[-1], known)) or listed(known),
            )
        if self.decision.status == "open" or word not in self.decision.rules:
            raise StepError(_OTHER_RULE(rule=word, found=self.why))


def differing_output(
    table: Table, decision: Decision, name: str, said: str
) -> tuple[Text, Text] | None:
    """What a sentence expects of an output and what came out, None where they are the same.

    Raises StepError for a name or value that the table does not have.
    """
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
            differing = differences(table, decision, {name: raw})
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

"""What the table of a step says of a case: an answer, the next question, or what hinders it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from cscx.messages import Text, same
from cscx.policy.decision.evaluate import Decision
from cscx.policy.decision.outcome_text import show_output
from cscx.policy.language.problem import Problem, ProblemError, TableError
from cscx.policy.language.values import Field, Value
from cscx.policy.tables.aggregate import Answer
from cscx.policy.tables.chain import Chain, all_fields
from cscx.policy.tables.table import Outcome
from cscx.policy.walk import messages as say
from cscx.policy.walk.case import Case, Knowledge, answer_field
from cscx.policy.walk.definition import StepDefinition
from cscx.policy.walk.result import Decided, Need
from cscx.policy.walk.scope import Library
from cscx.policy.walk.ways import keys_of_value
from cscx.text import nfc

_NO_RULE = Text("규칙 없음", "no rule")
_NOTHING = same("")


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of a decision: `keys` are the branches its answer fits, `said` is the answer.

    Else one field says why there is none. need: ask this first. find_out: an absent input whose
    `if_missing` comes first. nobody: an input nobody knows, without which nothing is settled.
    choose: a given choice that is not allowed. none: no rule fits. trouble: the rules contradict.
    """

    table: str | None
    decided: Decided | None = None
    keys: tuple[str, ...] = ()
    said: Text = _NOTHING
    need: Need | None = None
    find_out: str | None = None
    nobody: str | None = None
    choose: Problem | None = None
    none: bool = False
    trouble: Problem | None = None


def decide_step(
    library: Library, case: Case, procedure: str, at: int, absent: Collection[str]
) -> Settled:
    """Decide by the table or the branches of a step.

    `absent` are inputs that were tried to find out in vain. Raises TableError for a mistake in a
    table, ProblemError for one in the step.
    """
    return _Decider(library, case, procedure, at).settle(absent)


def matrix_path(library: Library, case: Case, step: StepDefinition) -> str | None:
    """The path an escalation matrix chooses, None where that is not settled by what is known."""
    try:
        chain = library.table(step.escalate or "")
        knowledge = case.for_table(chain, step, ())
        found = library.decide(chain, knowledge.known, knowledge.nobody_knows)
    except (TableError, KeyError, ProblemError):
        return None
    value = found.answers[0].outcomes[0].values[0] if found.status == "decided" else None
    return value if isinstance(value, str) else None


class _Decider:
    """One decision at one step."""

    def __init__(self, library: Library, case: Case, procedure: str, at: int) -> None:
        self.library, self.case, self.procedure = library, case, procedure
        self.step = library.procedures[procedure].steps[at]
        self.table = self.step.decide if self.step.asking == "decide" else None
        self.chain = self._chain(at)
        self.fields = all_fields(self.chain)

    def _chain(self, at: int) -> Chain:
        if self.table is None:
            return self.library.branches(self.procedure, at)
        try:
            return self.library.table(self.table)
        except KeyError:
            problem = Problem(("decide",), say.NO_TABLE(name=self.table), say.CHECK_NAME)
            raise ProblemError(problem) from None

    def settle(self, absent: Collection[str]) -> Settled:
        knowledge = self.case.for_table(self.chain, self.step, absent)
        assumed = self._assumed(knowledge.nobody_knows)
        nobody = knowledge.nobody_knows - assumed.keys()
        found = self.library.decide(self.chain, {**assumed, **knowledge.known}, nobody)
        match found.status:
            case "open":
                return self._open(found, nobody, knowledge)
            case "none":
                return Settled(self.table, none=True, said=_NO_RULE)
            case "conflict":
                return Settled(self.table, trouble=self._conflict(", ".join(found.rules)))
        shown = {name: self.fields[name].show(value) for name, value in assumed.items()}
        if self.table is not None:
            return self._answered(self.table, found, shown)
        answer = found.answers[0]
        key = list(self.step.branches)[int(str(answer.outcomes[0].values[0]))]
        decided = Decided(self.chain.table, found, answer, None, shown)
        return Settled(None, decided, (key,), self._shown(self.step.by or "", found))

    def _conflict(self, rules: str) -> Problem:
        if self.table is None:
            return Problem((), say.TWO_KEYS(step=self.step.id, keys=rules), say.SEPARATE)
        return Problem((), say.CONFLICT(table=self.table, rules=rules), say.MEND_RULES)

    def _assumed(self, nobody: Collection[str]) -> dict[str, Value]:
        """What is taken for inputs that nobody knows."""
        items = {name: self.library.inputs.get(name) for name in sorted(nobody)}
        return {
            name: self.fields[name].read(item.if_unknown)
            for name, item in items.items()
            if item is not None and item.if_unknown is not None
        }

    def _open(self, found: Decision, nobody: Collection[str], knowledge: Knowledge) -> Settled:
        """The next question, unless nobody can answer it or a procedure is to find it out."""
        ask = found.ask
        if ask is None:
            return Settled(self.table, nobody=min(nobody, default=self.step.id))
        if ask.input in knowledge.missing:
            return Settled(self.table, find_out=ask.input)
        field = self.fields[ask.input]
        source = self._source_of(ask.input)
        if source is not None:
            name = ".".join(source)
            need = self._need("choice", name, replace(field, name=name))
        else:
            need = self._need("input", ask.input, self.case.scope.inputs.get(ask.input, field))
        return Settled(self.table, need=replace(need, at_most=ask.at_most, known=found.known))

    def _need(self, kind: Literal["input", "choice"], name: str, field: Field) -> Need:
        return Need(kind, name, field, self.procedure, self.step, chain=self.chain)

    def _source_of(self, name: str) -> tuple[str, str] | None:
        """The (table, output) an input of the chain comes from, whichever of its tables asks it."""
        items = (item for table in self.chain.tables for item in table.definition.inputs)
        return next((item.source for item in items if item.name == name), None)

    def _shown(self, name: str, found: Decision) -> Text:
        value = found.known.get(name)
        return self.fields[name].show(value) if value is not None else same("?")

    def _answered(self, table: str, found: Decision, assumed: Mapping[str, Text]) -> Settled:
        """The answer of a decide step; of a discretion the one that was chosen."""
        outputs = list(self.chain.table.outputs)
        output = nfc(self.step.output) if self.step.output else outputs[0]
        if output not in outputs:
            message = say.NO_OUTPUT(table=table, name=output)
            raise ProblemError(Problem(("output",), message, say.CHECK_NAME))
        outcomes = found.answers[0].outcomes
        for each in (output, *(other for other in outputs if other != output)):
            left = self._chosen(f"{table}.{each}", each, outcomes)
            if isinstance(left, Problem):
                return Settled(table, choose=left)
            if isinstance(left, Field):
                return Settled(table, need=self._need("choice", left.name, left))
            outcomes = left
        answer = Answer(found.answers[0].status, outcomes[:1], found.answers[0].rules)
        self.case.keep(self.chain, answer)
        values = list(self.chain.output_values(output, outcomes[:1]))
        keys = keys_of_value(self.step.branches, answer_field(self.chain, output), values[0])
        said = show_output(self.chain.table, output, outcomes[0].values[outputs.index(output)])
        decided = Decided(self.chain.table, found, answer, table, assumed)
        return Settled(table, decided, tuple(keys), said)

    def _chosen(
        self, name: str, output: str, outcomes: tuple[Outcome, ...]
    ) -> tuple[Outcome, ...] | Problem | Field:
        """The outcomes left by what was chosen of an output; a wrong choice; what is to be chosen."""
        field = answer_field(self.chain, output)
        values = list(self.chain.output_values(output, outcomes))
        chosen = self.case.chosen(name)
        if chosen is not None and chosen not in values:
            allowed = ", ".join(field.show(value).ko for value in values)
            message = say.NOT_ALLOWED(
                value=field.show(chosen), table=self.chain.table.definition.name
            )
            return Problem((name,), message, say.ALLOWED(answers=allowed))
        if len(values) <= 1:
            return outcomes
        if chosen is None:
            texts = tuple(field.show(value).ko for value in values) if field.values else ()
            return replace(field, name=name, values=texts)
        return tuple(
            each for each in outcomes if list(self.chain.output_values(output, (each,))) == [chosen]
        )

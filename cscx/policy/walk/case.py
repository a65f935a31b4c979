"""What is known of a case while it is taken through a procedure, and where each fact came from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from cscx.messages import Text
from cscx.policy.language.problem import Problem, ProblemError
from cscx.policy.language.values import ABSENT, Field, Value
from cscx.policy.tables.aggregate import Answer
from cscx.policy.tables.chain import Chain, all_fields, as_input
from cscx.policy.walk import messages as say
from cscx.policy.walk.definition import StepDefinition
from cscx.policy.walk.result import Change, Collected
from cscx.policy.walk.scope import Asked, Scope
from cscx.text import closest


class Knowledge(NamedTuple):
    """What is known of a table's inputs.

    `missing` are absent inputs that a procedure is to find out first.
    """

    known: dict[str, Value]
    nobody_knows: set[str]
    missing: set[str]


class Case:
    """The facts of one walk. Given facts count as used when something depended on them.

    Raises ProblemError with the name as its path for a given fact that means nothing here.
    """

    def __init__(
        self, scope: Scope, given: Mapping[str, Value], nobody_knows: Collection[str]
    ) -> None:
        self.scope = scope
        self.used: set[str] = set()
        self.values: dict[str, Value] = {}
        self.outputs: dict[str, Value] = {}
        self.nobody_knows: set[str] = set()
        self._answers: dict[Asked, tuple[str, str | None]] = {}
        self._chosen: dict[str, Value] = {}
        self._given: set[str] = set()
        self._ends: dict[str, str] = {}
        for name in (*given, *nobody_knows):
            value = given.get(name)
            if name in scope.meaning:
                answer = None if name in nobody_knows else str(value)
                self._answers[scope.meaning[name]] = (name, answer)
            elif name in scope.outputs and value is not None:
                self._chosen[name] = self.outputs[name] = value
            elif name in scope.ends and value is not None:
                self._ends[name] = str(value)
            elif name not in scope.inputs and name not in scope.library.inputs:
                raise self._unknown(name)
            elif name in nobody_knows:
                self.nobody_knows.add(name)
            elif value is not None:
                self.values[name] = value
                self._given.add(name)

    @property
    def state(self) -> tuple[frozenset[tuple[str, Value]], frozenset[tuple[str, Value]]]:
        """All that can change while walking, to notice that nothing did."""
        return frozenset(self.values.items()), frozenset(self.outputs.items())

    @property
    def known(self) -> dict[str, Value]:
        """Inputs and answers of tables by name."""
        return {**self.values, **self.outputs}

    def answer(self, asked: Asked) -> tuple[bool, str | None]:
        """Whether a question was answered, and how; None where nobody knows."""
        found = self._answers.get(asked)
        if found is None:
            return False, None
        self.used.add(found[0])
        return True, found[1]

    def end_of(self, procedure: str) -> str | None:
        """How a procedure ended that was run for the case before this walk."""
        if procedure in self._ends:
            self.used.add(procedure)
        return self._ends.get(procedure)

    def chosen(self, name: str) -> Value | None:
        """The answer of a table that was chosen among those it allows."""
        if name in self._chosen:
            self.used.add(name)
        return self._chosen.get(name)

    def for_table(self, chain: Chain, step: StepDefinition, absent: Collection[str]) -> Knowledge:
        """What is known of a table's inputs.

        `absent` are inputs that were tried to find out and are absent all the same.
        Raises ProblemError for a constant of the step that is no value.
        """
        fields = all_fields(chain)
        fixed = constants(step, fields)
        known, nobody, missing = dict[str, Value](), set[str](), set[str]()
        for name, field in fields.items():
            if name in fixed:
                continue
            value = self.values.get(name)
            if value is not None:
                self._use(name)
            elif name in self.nobody_knows:
                self.used.add(name)
                nobody.add(name)
            if value is ABSENT and name not in absent and self._finds_out(name):
                missing.add(name)
            elif value is not None and (value is not ABSENT or field.optional):
                known[name] = self._in_units_of(name, value, field)
        return Knowledge({**known, **self._answers_for(chain), **fixed}, nobody, missing)

    def _answers_for(self, chain: Chain) -> dict[str, Value]:
        """The inputs of a chain that a table has answered already."""
        found: dict[str, Value] = {}
        for table in chain.tables:
            for item in table.definition.inputs:
                source = ".".join(item.source) if item.source is not None else ""
                if source in self.outputs:
                    found[item.name] = self.outputs[source]
                    if source in self._chosen:
                        self.used.add(source)
        return found

    def collected(self, step: StepDefinition) -> tuple[Collected, ...]:
        """The inputs a step gathers, with the values known."""
        found = []
        for name in step.collect:
            value = self.values.get(name)
            if value is not None:
                self._use(name)
            found.append(Collected(name, None if value is None else self.show(name, value)))
        return tuple(found)

    def change(self, step: StepDefinition) -> tuple[Change, ...]:
        """Do what a step `sets`; raises ProblemError for what is no value."""
        found = []
        for name, written in step.sets.items():
            field = self.scope.inputs.get(name)
            if field is None:
                continue
            value = _read(field, written, ("sets", name))
            before = self.values.get(name)
            if before != value:
                shown = None if before is None else self.show(name, before)
                found.append(Change(name, shown, self.show(name, value)))
            self.values[name] = value
            self._given.discard(name)
            self.nobody_knows.discard(name)
            item = self.scope.library.inputs.get(name)
            if item is not None and item.source is not None:
                self.outputs.pop(".".join(item.source), None)
        return tuple(found)

    def keep(self, chain: Chain, answer: Answer) -> None:
        """Remember what a table answered as `table.output`; inputs taken from it follow anew."""
        name = chain.table.definition.name
        for output in chain.table.outputs:
            for value in chain.output_values(output, answer.outcomes):
                self.outputs[f"{name}.{output}"] = value
        for item in self.scope.library.inputs.values():
            if item.source is not None and item.source[0] == name:
                self.values.pop(item.name, None)

    def present(self, name: str) -> bool:
        """Whether an input has a value now."""
        return self.values.get(name, ABSENT) is not ABSENT

    def may_be_absent(self, name: str) -> bool:
        """Whether tables know what to do without an input."""
        item = self.scope.library.inputs.get(name)
        return item is not None and item.optional

    def show(self, name: str, value: Value) -> Text:
        """An input's value in words."""
        field = self.scope.inputs.get(name)
        return field.show(value) if field is not None else Text(str(value), str(value))

    def _use(self, name: str) -> None:
        if name in self._given:
            self.used.add(name)

    def _finds_out(self, name: str) -> bool:
        item = self.scope.library.inputs.get(name)
        return item is not None and item.if_missing is not None

    def _in_units_of(self, name: str, value: Value, field: Field) -> Value:
        own = self.scope.inputs.get(name, field)
        if own.unit.kind != field.unit.kind:
            raise ProblemError(Problem(("by",), say.OTHER_UNITS(name=name), say.ONE_UNIT))
        return value

    def _unknown(self, name: str) -> ProblemError:
        steps = [f"{sop}.{step}" for sop, step in self.scope.questions if step == name]
        if len(steps) > 1:
            hint = say.WHICH_STEP(names=", ".join(steps))
            return ProblemError(Problem((name,), say.TWO_STEPS(name=name), hint))
        near = closest(name, self.scope.fields, cutoff=0.6)
        hint = say.MEANT(near=near) if near else say.LIST_NEEDED
        return ProblemError(Problem((name,), say.UNKNOWN_FACT(name=name), hint))


def constants(step: StepDefinition, fields: Mapping[str, Field]) -> dict[str, Value]:
    """The values a step gives a table; raises ProblemError for what is no value."""
    return {
        name: _read(fields[name], written, ("with", name))
        for name, written in step.given.items()
        if name in fields
    }


def answer_field(chain: Chain, output: str) -> Field:
    """An output as the input of another table."""
    return as_input(chain.table, output, chain.table.outputs[output])


def _read(field: Field, written: Any, path: tuple[str, ...]) -> Value:
    try:
        return field.read(written)
    except ProblemError as error:
        problem = error.problem
        raise ProblemError(replace(problem, path=(*path, *problem.path))) from None

"""The fields of a table: units learned from its cells, chained inputs, computed inputs, outputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from cscx.messages import Text
from cscx.policy.language.conditions import operands
from cscx.policy.language.expression import names_in
from cscx.policy.language.formula import Formula, inputs_named, parse_formula
from cscx.policy.language.problem import Path, Problem, ProblemError, wrong
from cscx.policy.language.units import PLAIN
from cscx.policy.language.values import Field, Type
from cscx.policy.tables.definition import InputDefinition, OutputDefinition, TableDefinition
from cscx.policy.tables.fields import input_field, output_field
from cscx.policy.tables.table_facts import TableFacts

SourceField = Callable[[str, str], "Field | None"]
"""The field of another table's output, for inputs that come from it."""

_NO_SOURCE = Text(
    "판정표 ‘{table}’에 결과 ‘{output}’{output:이/가} 없습니다",
    "table {table} has no output {output}",
)
_CHECK_SOURCE = Text(
    "from에 쓴 표와 결과의 이름을 확인하세요.", "Check the table and output named in from."
)
_CIRCLE = Text(
    "셈하는 입력이 서로를 필요로 합니다: {way}", "computed inputs need each other: {way}"
)
_BREAK_CIRCLE = Text("식 하나를 고쳐 끊으세요.", "Change one of the formulas.")
_ITSELF = Text(
    "‘{name}’{name:을/를} 셈하는 식에 ‘{name}’{name:이/가} 들어 있습니다",
    "the formula of {name} names {name} itself",
)
_OTHERS = Text("다른 입력으로 셈하세요.", "Compute it from other inputs.")
_VALUES_TOO = Text(
    "‘{name}’에는 values와 is를 함께 쓸 수 없습니다", "{name} has both values and a formula"
)
_EITHER = Text("values와 is 가운데 하나만 남기세요.", "Keep either values or is.")
_NO_ORDER = Text(
    "‘{name}’에 values가 없어 우선순위를 정할 수 없습니다",
    "{name} has no values to take the priority from",
)
_GIVE_VALUES = Text(
    "첫 결과에 values를 높은 순서로 쓰세요.", "Give the first output its values, the highest first."
)


_COUNTED = frozenset({Type.INTEGER, Type.DECIMAL})


class TableFields:
    """The inputs, outputs and formulas of a table, and what is wrong with them."""

    def __init__(self, definition: TableDefinition, facts: TableFacts, source: SourceField) -> None:
        self._definition = definition
        self._facts = facts
        self._source = source
        self.problems: list[Problem] = []
        self.inputs: dict[str, Field] = {}
        self.outputs: dict[str, Field] = {}
        self.formulas: dict[str, Formula] = {}
        self._make_inputs()
        self._make_outputs()

    def _keep(self, error: ProblemError, path: Path) -> None:
        problem = error.problem
        self.problems.append(replace(problem, path=(*path, *problem.path)))

    def _make_inputs(self) -> None:
        cells: dict[str, list[Any]] = {item.name: [] for item in self._definition.inputs}
        whens = [part.when for part in self._definition.rules]
        whens += [part.when for part in self._definition.limits]
        for when in whens:
            for name, cell in when.items():
                if name in cells:
                    cells[name].append(cell)
        for index, item in enumerate(self._definition.inputs):
            try:
                self.inputs[item.name] = self._input(item, cells[item.name])
            except ProblemError as error:
                self._keep(error, ("inputs", index))
        for item in self._definition.inputs:
            if item.formula is not None and item.name in self.inputs:
                self._computed(item)

        self._refuse_circles()

    def _refuse_circles(self) -> None:
        """Computed inputs that need each other have no value."""
        waiting = {name: set(names_in(f.expression)) for name, f in self.formulas.items()}
        while ready := [name for name, needs in waiting.items() if not needs & waiting.keys()]:
            for name in ready:
                del waiting[name]
        if waiting:
            names = [item.name for item in self._definition.inputs]
            first = min(waiting, key=names.index)
            way = ", ".join(sorted(waiting, key=names.index))
            path: Path = ("inputs", names.index(first))
            self.problems.append(Problem(path, _CIRCLE(way=way), _BREAK_CIRCLE))

    def _make_outputs(self) -> None:
        for output in self._definition.outputs:
            try:
                self.outputs[output.name] = self._output(output)
            except ProblemError as error:
                self._keep(error, ("outputs", output.name))
        first = next(iter(self._definition.outputs), OutputDefinition(""))
        if self._definition.hit == "priority" and not first.values:
            problem = Problem(("outputs", first.name), _NO_ORDER(name=first.name), _GIVE_VALUES)
            self.problems.append(problem)

    def _input(self, item: InputDefinition, cells: Iterable[Any]) -> Field:
        if item.source is not None:
            field = self._source(*item.source)
            if field is None:
                table, output = item.source
                raise wrong(_NO_SOURCE, _CHECK_SOURCE, table=table, output=output)
            return replace(field, name=item.name, optional=field.optional or item.optional)
        written = (self._facts.fill(text) for cell in cells for text in operands(cell))
        return input_field(item, written)

    def _computed(self, item: InputDefinition) -> None:
        """Fit the formula to its input; values that need not be whole make the domain dense."""
        path: Path = ("inputs", [each.name for each in self._definition.inputs].index(item.name))
        field = self.inputs[item.name]
        try:
            if item.name in inputs_named(item.formula or "", self.inputs):
                raise wrong(_ITSELF, _OTHERS, name=item.name)
            if item.values:
                raise wrong(_VALUES_TOO, _EITHER, name=item.name)
            parsed = parse_formula(
                item.formula or "",
                self._operand_fields(item.name),
                self._facts.resolver({}, compared=False),
            )
            if item.type is None:
                kind = Type.BOOLEAN if parsed.boolean else Type.DECIMAL
                field = replace(field, type=kind, unit=parsed.unit, step=None)
            elif item.unit is None and field.type in _COUNTED and field.unit == PLAIN:
                field = replace(field, unit=parsed.unit)
            formula = parsed.fit(field)
        except ProblemError as error:
            self._keep(error, path)
            return
        # Bounds would only be claimed: what the formula can give is searched, not declared.
        self.inputs[item.name] = replace(
            field,
            step=field.step if formula.whole else None,
            optional=field.optional or formula.may_be_absent,
            minimum=None,
            maximum=None,
        )
        self.formulas[item.name] = formula

    def _operand_fields(self, name: str) -> dict[str, Field]:
        return {other: field for other, field in self.inputs.items() if other != name}

    def _output(self, output: OutputDefinition) -> Field:
        texts = [
            self._facts.fill(str(value))
            for rule in self._definition.rules
            for then in (rule.then, *rule.alternatives)
            if isinstance(value := then.get(output.name), str) and not value.startswith("=")
        ]
        return output_field(output, texts)

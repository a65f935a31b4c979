"""From a table as written to a compiled table: every cell read, every mistake kept with its path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from cscx.messages import Text
from cscx.policy.language.conditions import FACT, parse_cell
from cscx.policy.language.criterion import (
    ANYTHING,
    Criterion,
    Equal,
    HasAny,
    holds,
)
from cscx.policy.language.formula import Formula, parse_formula
from cscx.policy.language.problem import Path, Problem, ProblemError, TableError
from cscx.policy.language.values import Field, Type, Value
from cscx.policy.tables.aggregate import combine
from cscx.policy.tables.boxes import Boxes, columns_of, empty_sets
from cscx.policy.tables.definition import Cells, TableDefinition
from cscx.policy.tables.table import Limit, Outcome, OutputValue, Row, Table
from cscx.policy.tables.table_facts import TableFacts
from cscx.policy.tables.table_fields import SourceField, TableFields
from cscx.text import closest

_UNKNOWN_INPUT = Text(
    "‘{name}’{name:은/는} 이 표의 입력이 아닙니다", "{name} is no input of this table"
)
_UNKNOWN_OUTPUT = Text(
    "‘{name}’{name:은/는} 이 표의 결과가 아닙니다", "{name} is no output of this table"
)
_MEANT = Text("‘{near}’{near:을/를} 뜻했나요?", "Did you mean {near}?")
_ADD_INPUT = Text("inputs에 더하거나 지우세요.", "Add it to inputs, or remove it.")
_ADD_OUTPUT = Text("outputs에 더하거나 지우세요.", "Add it to outputs, or remove it.")
_OUTPUT_MISSING = Text("결과 ‘{name}’{name:이/가} 빠졌습니다", "output {name} is missing")
_GIVE_OUTPUT = Text(
    "값을 쓰거나 결과에 optional: true를 더하세요.",
    "Give a value, or add optional: true to the output.",
)


def compile_table(
    definition: TableDefinition, source: SourceField | None = None, cut_like: Table | None = None
) -> Table:
    """Check and compile a table; raises TableError with every problem found.

    `cut_like` is another table over the same inputs; its conditions cut the columns too, so that
    two versions of a table can be compared atom by atom.
    """
    compiler = _Compiler(definition, source or (lambda _table, _output: None))
    return compiler.table([row.criteria for row in cut_like.rows] if cut_like else [])


class _Compiler:
    """Holds what is gathered while one table is compiled."""

    def __init__(self, definition: TableDefinition, source: SourceField) -> None:
        self.definition = definition
        self.facts = TableFacts(definition.facts)
        made = TableFields(definition, self.facts, source)
        self.problems: list[Problem] = made.problems
        self.fields, self.outputs, self.formulas = made.inputs, made.outputs, made.formulas
        self.parsed: dict[tuple[str, str, tuple[tuple[str, str], ...]], Criterion] = {}

    def table(self, cut_by: Iterable[Mapping[str, Criterion]]) -> Table:
        self._stop_if_wrong()
        rules = [
            list(self._expanded(rule.when, (rule.then, *rule.alternatives), ("rules", index)))
            for index, rule in enumerate(self.definition.rules)
        ]
        limits = [
            list(self._expanded(limit.when, (), ("limits", index)))
            for index, limit in enumerate(self.definition.limits)
        ]
        never = [
            self._never(limit.never, index) for index, limit in enumerate(self.definition.limits)
        ]
        otherwise = self._otherwise()
        self._stop_if_wrong()
        own = [criteria for one in [*rules, *limits] for criteria, _ in one]
        columns = columns_of(self.fields, [*own, *cut_by])
        boxes = Boxes(self.fields, columns)
        rows = [
            Row(index, box, criteria, outcomes)
            for index, one in enumerate(rules)
            for criteria, outcomes in one
            for box in boxes.of(criteria)
        ]
        made = tuple(
            Limit(
                index,
                tuple(box for criteria, _ in one for box in boxes.of(criteria)),
                never[index],
            )
            for index, one in enumerate(limits)
        )
        return Table(
            definition=self.definition,
            fields=self.fields,
            outputs=self.outputs,
            columns=columns,
            rows=tuple(rows),
            limits=made,
            otherwise=otherwise,
            impossible=tuple(empty_sets(columns)),
            formulas=self.formulas,
        )

    def _stop_if_wrong(self) -> None:
        if self.problems:
            raise TableError(tuple(self.problems))

    def _keep(self, error: ProblemError, path: Path) -> None:
        problem = error.problem
        self.problems.append(replace(problem, path=(*path, *problem.path)))

    def _expanded(
        self, when: Cells, thens: tuple[Cells, ...], path: Path
    ) -> Iterator[tuple[dict[str, Criterion], tuple[Outcome, ...]]]:
        """The criteria and outcomes of a rule, one for each combination of tiers its facts need."""
        cells = [*when.values(), *(value for then in thens for value in then.values())]
        try:
            tiers = self.facts.tiers(cells, self.fields)
        except ProblemError as error:
            self._keep(error, path)
            return
        for chosen in tiers:
            before = len(self.problems)
            criteria = self._criteria(when, chosen, (*path, "when"))
            outcomes = self._outcomes(thens, chosen, path)
            if len(self.problems) > before:
                return
            for name, tier in chosen.items():
                own, only = criteria.get(name, ANYTHING), Equal(self.fields[name].read(tier))
                criteria[name] = only if own is ANYTHING else _both(own, only)
            if all(criterion != _NOTHING for criterion in criteria.values()):
                yield criteria, outcomes

    def _criteria(self, when: Cells, tiers: Mapping[str, str], path: Path) -> dict[str, Criterion]:
        found: dict[str, Criterion] = {}
        resolve = self.facts.resolver(tiers, compared=True)
        chosen = tuple(tiers.items())
        for name, cell in when.items():
            field = self.fields.get(name)
            if field is None:
                hint = _nearest(name, self.fields, _ADD_INPUT)
                self.problems.append(Problem((*path, name), _UNKNOWN_INPUT(name=name), hint))
                continue
            key = (name, cell if isinstance(cell, str) else repr(cell), chosen)
            criterion = self.parsed.get(key)
            if criterion is None:
                try:
                    criterion = parse_cell(cell, field, resolve)
                except ProblemError as error:
                    self._keep(error, (*path, name))
                    continue
                self.parsed[key] = criterion
            found[name] = criterion
        return found

    def _outcomes(
        self, thens: tuple[Cells, ...], tiers: Mapping[str, str], path: Path
    ) -> tuple[Outcome, ...]:
        if not thens:
            return ()
        base = self._outcome(thens[0], tiers, (*path, "then"))
        self._check_complete(thens[0], (*path, "then"))
        found = [Outcome(tuple(base.values()))]
        for index, other in enumerate(thens[1:]):
            changed = self._outcome(other, tiers, (*path, "or", index))
            merged = {name: changed[name] if name in other else base[name] for name in base}
            found.append(Outcome(tuple(merged.values())))
        return tuple(dict.fromkeys(found))

    def _check_complete(self, then: Cells, path: Path) -> None:
        if self.definition.hit == "collect":
            return
        for output in self.definition.outputs:
            if not output.optional and output.name not in then:
                message = _OUTPUT_MISSING(name=output.name)
                self.problems.append(Problem(path, message, _GIVE_OUTPUT))

    def _outcome(self, then: Cells, tiers: Mapping[str, str], path: Path) -> dict[str, OutputValue]:
        values: dict[str, OutputValue] = dict.fromkeys(self.outputs)
        resolve = self.facts.resolver(tiers, compared=False)
        for name, written in then.items():
            field = self.outputs.get(name)
            if field is None:
                hint = _nearest(name, self.outputs, _ADD_OUTPUT)
                self.problems.append(Problem((*path, name), _UNKNOWN_OUTPUT(name=name), hint))
                continue
            try:
                values[name] = self._result(written, field, resolve)
            except ProblemError as error:
                self._keep(error, (*path, name))
        return values

    def _result(self, written: Any, field: Field, resolve: Callable[[str], str]) -> OutputValue:
        if isinstance(written, str) and written.lstrip().startswith("="):
            return self._formula(written, field, resolve)
        collects = self.definition.hit == "collect"
        if collects and isinstance(written, list | tuple) and field.type is not Type.SET:
            return tuple(self._single(item, field, resolve) for item in written)
        return self._single(written, field, resolve)

    def _formula(self, written: str, field: Field, resolve: Callable[[str], str]) -> Formula:
        """A computed result; a mistake's place counts from the start of what was written."""
        text = written.lstrip()[1:].strip()
        lead = written.index(text) if text else len(written)
        try:
            return parse_formula(text, self.fields, resolve).fit(field)
        except ProblemError as error:
            problem = error.problem
            if problem.start is None or problem.end is None:
                raise
            start, end = problem.start + lead, problem.end + lead
            raise ProblemError(replace(problem, start=start, end=end, cell=written)) from None

    @staticmethod
    def _single(written: Any, field: Field, resolve: Callable[[str], str]) -> Value:
        if isinstance(written, str):
            return field.read(FACT.sub(lambda match: resolve(match[1]), written))
        return field.read(written)

    def _never(self, never: Cells, index: int) -> dict[str, Criterion]:
        found: dict[str, Criterion] = {}
        path: Path = ("limits", index, "never")
        resolve = self.facts.resolver({}, compared=True)
        for name, cell in never.items():
            field = self.outputs.get(name)
            if field is None:
                hint = _nearest(name, self.outputs, _ADD_OUTPUT)
                self.problems.append(Problem((*path, name), _UNKNOWN_OUTPUT(name=name), hint))
                continue
            try:
                found[name] = parse_cell(cell, field, resolve)
            except ProblemError as error:
                self._keep(error, (*path, name))
        return found

    def _otherwise(self) -> tuple[Outcome, ...]:
        otherwise = self.definition.otherwise
        if otherwise is None:
            return ()
        path: Path = ("otherwise",)
        outcomes = self._outcomes((otherwise.then,), {}, path)
        if self.definition.hit != "collect":
            return outcomes
        return tuple(Outcome(tuple(map(self._gathered, self.outputs, o.values))) for o in outcomes)

    def _gathered(self, name: str, value: OutputValue) -> OutputValue:
        """A value of `otherwise` in the shape that rules collected give: a list where they list."""
        way = next(output.collect for output in self.definition.outputs if output.name == name)
        if (way or "list") != "list":
            return value
        return combine("list", [value], self.outputs[name])[0]


_NOTHING = HasAny(())


def _both(own: Criterion, only: Equal) -> Criterion:
    """The part of a choice's condition that one tier leaves: that tier, or nothing."""
    return only if holds(own, only.value) else _NOTHING


def _nearest(name: str, names: Iterable[str], hint: Text) -> Text:
    near = closest(name, names)
    return _MEANT(near=near) if near else hint

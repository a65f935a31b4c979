"""What a table of one version says of a case, rule by rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.change.brute.computing import (
    Case,
    Computed,
    Outcome,
    function_of,
    number_of,
    together,
)
from tests.change.brute.kb import FACT, NUMERIC, Kb, Unfit, names_in
from tests.change.brute.language import (
    UNITS,
    Numbers,
    Test,
    Value,
    cell_bounds,
    cell_names,
    cell_tests,
)

Answer = tuple[str, tuple[Outcome, ...]]
"""decided, none or conflict, and the outcomes allowed, the usual one first."""
NONE: Answer = ("none", ())
_AMOUNTS = re.compile(r"\d[\d,]*\s*(?:만원|원|영업일|일|시간|분|개월)")


@dataclass(frozen=True)
class Row:
    """A rule, or a rule for one tier: its tests by input, its outcomes by output."""

    cells: Mapping[str, Any]
    tests: Mapping[str, Test]
    outcomes: tuple[Outcome, ...]


class Table:
    """A table of a version. Raises Unfit for one that cannot be decided by."""

    def __init__(self, kb: Kb, name: str) -> None:
        self.kb, self.name = kb, name
        data = kb.tables.get(name)
        if data is None:
            raise Unfit(name)
        self.data = data
        self.outputs: dict[str, dict[str, Any]] = data["outputs"]
        self.inputs = {each: kb.input(each) for each in kb.reading(data["inputs"])}
        self.own = list(data["inputs"])
        self.upstream = {
            each.table[0]: Table(kb, each.table[0]) for each in self.inputs.values() if each.table
        }
        self.rows = [row for rule in data["rules"] for row in self._rows(rule)]
        otherwise = data.get("otherwise")
        self.otherwise = (
            () if otherwise is None else self._outcomes({"then": otherwise["then"]}, None)
        )
        self.formulas = {n: self._formula(i.formula) for n, i in self.inputs.items() if i.formula}
        self._fitting: dict[tuple[str, Value], int] = {}
        self._before: dict[Any, list[Value]] = {}

    @property
    def sources(self) -> dict[str, Any]:
        """The inputs that somebody gives, those of the tables before among them."""
        found = {name: each for name, each in self.inputs.items() if each.is_source}
        for table in self.upstream.values():
            found |= table.sources
        return found

    @property
    def derived(self) -> list[str]:
        return [name for name, each in self.inputs.items() if not each.is_source]

    def all(self) -> Iterator[Table]:
        """The table and those before it."""
        yield self
        for table in self.upstream.values():
            yield from table.all()

    @property
    def computes(self) -> bool:
        """Whether a formula plays a part in which rules fit, here or before."""
        return any(
            each.formulas or (each is not self and each.answers_computed) for each in self.all()
        )

    @property
    def has_formulas(self) -> bool:
        """Whether anything is computed, here or before."""
        return any(each.formulas or each.answers_computed for each in self.all())

    @property
    def answers_computed(self) -> bool:
        outcomes = [*self.otherwise, *(o for row in self.rows for o in row.outcomes)]
        return any(isinstance(value, Computed) for outcome in outcomes for value in outcome)

    def _rows(self, rule: Mapping[str, Any]) -> Iterator[Row]:
        tiers = self.kb.tiers([rule.get("when"), rule["then"], rule.get("or")])
        if not tiers:
            yield self._row(rule, None, None)
            return
        (by,) = tiers
        if by not in self.data["inputs"]:
            raise Unfit(by)
        for tier in self.kb.input(by).values:
            yield self._row(rule, by, tier)

    def _row(self, rule: Mapping[str, Any], by: str | None, tier: str | None) -> Row:
        cells = {
            name: _filled(self.kb, cell, tier) for name, cell in (rule.get("when") or {}).items()
        }
        tests: dict[str, Test] = {}
        for name, cell in cells.items():
            if name not in self.data["inputs"]:
                raise Unfit(name)
            item = self.kb.input(name)
            for bad in cell_names(cell) if item.values and item.numbers is None else ():
                text = {"True": "예", "False": "아니오"}.get(bad, bad)
                if text not in item.values and not (text == "없음" and item.optional):
                    raise Unfit(bad)
            tests[name] = cell_tests(cell, item.numbers)
        if by is not None:
            own = tests.get(by, lambda _: True)
            tests[by] = lambda value: value == tier and own(value)
        return Row(cells, tests, self._outcomes(rule, tier))

    def _outcomes(self, rule: Mapping[str, Any], tier: str | None) -> tuple[Outcome, ...]:
        first = rule["then"]
        written = [first, *({**first, **other} for other in rule.get("or", []))]
        made = [
            tuple(self._value(each.get(n), spec, tier) for n, spec in self.outputs.items())
            for each in written
        ]
        for name in first:
            if name not in self.outputs:
                raise Unfit(name)
        return tuple(dict.fromkeys(made))

    def _value(self, raw: Any, spec: Mapping[str, Any], tier: str | None) -> Any:  # noqa: PLR0911 - one return a sort reads best
        if raw is None:
            return None
        if isinstance(raw, list):
            return tuple(self._value(each, spec, tier) for each in raw)
        if isinstance(raw, bool):
            return "예" if raw else "아니오"
        text = self.kb.filled(str(raw), tier).strip()
        if isinstance(raw, str) and raw.lstrip().startswith("="):
            formula = raw.strip()[1:].strip()
            return Computed(self._spelled(formula, tier), self._formula(formula, tier))
        values = [str(each) for each in spec.get("values", ())]
        if text == "없음" and text not in values:
            return None
        if spec.get("type") in NUMERIC:
            return _numbers(spec).read(raw if not isinstance(raw, str) else text)
        if values and text not in values:
            raise Unfit(text)
        return text

    def _spelled(self, formula: str, tier: str | None) -> str:
        facts = FACT.sub(lambda found: number_of(self.kb.filled(found[0], tier)), formula)
        return re.sub(r"\s+", "", facts)

    def _formula(self, text: str, tier: str | None = None) -> Callable[[Case], Value]:
        """A formula as a function of a case; None where something it needs is absent."""
        facts = FACT.sub(lambda found: number_of(self.kb.filled(found[0], tier)), text)
        names = [name for name in names_in(text) if name in self.kb.lists["inputs"]]
        return function_of(_AMOUNTS.sub(lambda found: number_of(found[0]), facts), names)

    def exists(self, case: Case) -> bool:
        """Whether the version has such a case: every source input may have its value."""
        return all(may_be(item, case[name]) for name, item in self.sources.items())

    def fitting(self, name: str, value: Value) -> int:
        """The rows whose condition on an input fits a value, as a set of bits."""
        key = name, value
        if key not in self._fitting:
            found = 0
            for at, row in enumerate(self.rows):
                test = row.tests.get(name)
                if test is None or test(value):
                    found |= 1 << at
            self._fitting[key] = found
        return self._fitting[key]

    def wholes(self, case: Case) -> list[dict[str, Value]]:
        """The case with what follows from it, once for each answer a table before allows."""
        found: list[dict[str, Value]] = [dict(case)]
        for name in self._in_order():
            item = self.inputs[name]
            if item.formula:
                for each in found:
                    each[name] = self.formulas[name](each)
            elif item.table:
                found = [{**e, name: v} for e in found for v in self._answered(item, e)]
        return found

    def _in_order(self) -> list[str]:
        """Derived inputs after those they need."""
        waiting, found = self.derived, [n for n, each in self.inputs.items() if each.is_source]
        made: list[str] = []
        while waiting:
            ready = [
                n for n in waiting
                if all(w in found for w in names_in(self.inputs[n].formula) if w in self.inputs)
            ]  # fmt: skip
            if not ready:
                raise Unfit(waiting[0])
            made += ready
            found += ready
            waiting = [name for name in waiting if name not in ready]
        return made

    def _answered(self, item: Any, case: Case) -> list[Value]:
        name, output = item.table
        table = self.upstream[name]
        key = (item.name, *(case[source] for source in table.sources))
        if key not in self._before:
            at = list(table.outputs).index(output)
            values = [o[at] for _, outcomes in table.answers(case) for o in outcomes]
            found = dict.fromkeys(values)
            self._before[key] = [v for v in found if v is not None or item.optional]
        return self._before[key]

    def answers(self, case: Case) -> list[Answer]:
        """All that may be answered; none where a table before has no answer."""
        found = dict.fromkeys(self.answer(whole) for whole in self.wholes(case))
        return list(found) or [NONE]

    def answer(self, whole: Case) -> Answer:
        """What is answered where everything is known."""
        rows = (1 << len(self.rows)) - 1
        for name in self.own:
            rows &= self.fitting(name, whole[name])
        return self.said(rows, whole)

    def said(self, rows: int, whole: Case | None) -> Answer:
        """What is answered where some rows fit; formulas stay as written without a case."""
        found = [row for at, row in enumerate(self.rows) if rows >> at & 1]
        if not found:
            return ("decided", _computed(self.otherwise, whole)) if self.otherwise else NONE
        match self.data.get("hit", "unique"):
            case "first":
                found = found[:1]
            case "unique":
                if len(found) > 1:
                    return ("conflict", _every(found, whole))
            case "priority":
                values = [str(v) for v in next(iter(self.outputs.values())).get("values", ())]
                place = {value: at for at, value in enumerate(values)}
                ranks = [place.get(row.outcomes[0][0], len(place)) for row in found]
                found = [r for r, rank in zip(found, ranks, strict=True) if rank == min(ranks)]
            case "collect":
                return self._collected(found, whole)
        said = {_computed(row.outcomes, whole) for row in found}
        return ("conflict", _every(found, whole)) if len(said) > 1 else ("decided", said.pop())

    def _collected(self, rows: list[Row], whole: Case | None) -> Answer:
        outcome = []
        for at, spec in enumerate(self.outputs.values()):
            given = [_computed(row.outcomes, whole)[0][at] for row in rows]
            try:
                outcome.append(together([v for v in given if v is not None], spec))
            except Unfit:
                return ("conflict", _every(rows, whole))
        return ("decided", (tuple(outcome),))


def may_be(item: Any, value: Value) -> bool:
    """Whether an input may have a value."""
    if value is None:
        return bool(item.optional)
    if isinstance(value, frozenset):
        return (bool(value) or item.optional) and not (
            item.values and value - set(item.values) - {OTHER}
        )
    if isinstance(value, Fraction):
        return (item.low is None or value >= item.low) and (item.high is None or value <= item.high)
    return not item.values or value in item.values


OTHER = "그 밖의 것"


def bounds_of(table: Table, name: str) -> Iterator[tuple[str, Fraction]]:
    """Every bound that the rules of a table and of those before it name for an input."""
    for each in table.all():
        numbers = each.inputs[name].numbers if name in each.inputs else None
        for row in each.rows:
            if name in row.cells and numbers is not None:
                yield from cell_bounds(row.cells[name], numbers)


def elements_of(table: Table, name: str) -> Iterator[str]:
    """Every element that the rules of a table and of those before it name for a set."""
    for each in table.all():
        for row in each.rows:
            if name in row.cells:
                yield from (e for e in cell_names(row.cells[name]) if e != "없음")


def _filled(kb: Kb, cell: Any, tier: str | None) -> Any:
    if isinstance(cell, dict):
        return {key: _filled(kb, below, tier) for key, below in cell.items()}
    if isinstance(cell, list):
        return [_filled(kb, each, tier) for each in cell]
    return kb.filled(cell, tier) if isinstance(cell, str) else cell


def _numbers(spec: Mapping[str, Any]) -> Numbers:
    return Numbers(Fraction(UNITS.get(str(spec.get("unit", "")), ("", 1))[1]))


def _computed(outcomes: tuple[Outcome, ...], whole: Case | None) -> tuple[Outcome, ...]:
    if whole is None:
        return outcomes
    made = [tuple(v.of(whole) if isinstance(v, Computed) else v for v in o) for o in outcomes]
    return tuple(dict.fromkeys(made))


def _every(rows: list[Row], whole: Case | None) -> tuple[Outcome, ...]:
    return tuple(dict.fromkeys(o for row in rows for o in _computed(row.outcomes, whole)))

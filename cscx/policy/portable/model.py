"""A chain of compiled tables as one JSON value: everything js/decide.js needs to decide a case.

lang: "ko" or "en" · tables: the table that is asked first, then those it depends on; of each:

name, hit · fields, outputs: see `_field` · columns: see `_column` · from: [input, index of a
table, output] · formulas: [input, text, expression] · ways: [output, how values are collected] ·
rules: [id, because, law] · masks: for each column the masks its rows use, as base 16 ·
outcomes: lists of values, in the order of the outputs · rows: [rule, index of a mask for each
column …, [index of an outcome …]] · otherwise: indexes of outcomes · because: of otherwise ·
impossible: boxes of masks · limits: [index, boxes of masks].

Values are written as values.py says.
"""

from __future__ import annotations

from typing import Any

from cscx.messages import Language
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.units import PLAIN, Unit
from cscx.policy.language.values import Field
from cscx.policy.portable.values import expression_data, number_data, value_data
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.cover import Box
from cscx.policy.tables.definition import InputDefinition
from cscx.policy.tables.domains import BEFORE, Choices, Column, Cut, Ordered
from cscx.policy.tables.table import Outcome, Table
from cscx.policy.tables.table_facts import TableFacts


def portable(chain: Chain, language: Language) -> dict[str, Any]:
    """The data of a chain. Texts are in `language`."""
    places = {id(table): index for index, table in enumerate(chain.tables)}
    before: dict[int, Chain] = {}
    _collect(chain, before)
    return {
        "lang": language,
        "tables": [_table(table, before[id(table)], places) for table in chain.tables],
    }


def _collect(chain: Chain, found: dict[int, Chain]) -> None:
    found[id(chain.table)] = chain
    for each in chain.upstream.values():
        _collect(each, found)


class _Listed:
    """Things by index, each once."""

    def __init__(self) -> None:
        self.items: list[Any] = []
        self._at: dict[Any, int] = {}

    def index(self, key: Any, item: Any) -> int:
        if key not in self._at:
            self._at[key] = len(self.items)
            self.items.append(item)
        return self._at[key]


def _table(table: Table, chain: Chain, places: dict[int, int]) -> dict[str, Any]:
    fill = TableFacts(table.definition.facts).fill
    masks = [_Listed() for _ in table.columns]
    outcomes = _Listed()

    def outcome(one: Outcome) -> int:
        return outcomes.index(one, [value_data(value, fill) for value in one.values])

    rows = [
        [
            row.rule,
            *(masks[k].index(mask, f"{mask:x}") for k, mask in enumerate(row.box)),
            [outcome(one) for one in row.outcomes],
        ]
        for row in table.rows
    ]
    otherwise = [outcome(one) for one in table.otherwise]
    definitions = {item.name: item for item in table.definition.inputs}
    rest = table.definition.otherwise
    return {
        "name": table.definition.name,
        "hit": table.definition.hit,
        "fields": [_field(field, definitions[name]) for name, field in table.fields.items()],
        "outputs": [_field(field) for field in table.outputs.values()],
        "ways": [
            [output.name, output.collect] for output in table.definition.outputs if output.collect
        ],
        "columns": [_column(column, list(table.fields)) for column in table.columns],
        "from": [
            [name, places[id(chain.upstream[item.source[0]].table)], item.source[1]]
            for name, item in definitions.items()
            if item.source is not None
        ],
        "formulas": [
            [name, fill(formula.text), expression_data(formula.expression)]
            for name, formula in table.formulas.items()
        ],
        "rules": [[rule.id, rule.because, rule.law] for rule in table.definition.rules],
        "masks": [listed.items for listed in masks],
        "outcomes": outcomes.items,
        "rows": rows,
        "otherwise": otherwise,
        "because": None if rest is None else rest.because,
        "impossible": [_box(box) for box in table.impossible],
        "limits": [[limit.index, [_box(box) for box in limit.boxes]] for limit in table.limits],
    }


def _box(box: Box) -> list[str]:
    return [f"{mask:x}" for mask in box]


def _field(field: Field, item: InputDefinition | None = None) -> dict[str, Any]:
    """An input or output: name, type, and what is not as usual.

    That is values, unit, step, min, max, optional, format, needs_unit; of an input also if_unknown,
    as a value.
    """
    found: dict[str, Any] = {"name": field.name, "type": field.type.value}
    if field.values:
        found["values"] = list(field.values)
    if field.unit != PLAIN:
        found["unit"] = _unit(field.unit)
    for key, number in (("step", field.step), ("min", field.minimum), ("max", field.maximum)):
        if number is not None:
            found[key] = number_data(number)
    if field.optional:
        found["optional"] = True
    if field.format is not None:
        found["format"] = field.format
    if field.needs_unit:
        found["needs_unit"] = True
    if item is not None and item.if_unknown is not None:
        try:
            found["if_unknown"] = value_data(field.read(item.if_unknown))
        except ProblemError:
            found["if_unknown"] = {"wrong": str(item.if_unknown)}
    return found


def _unit(unit: Unit) -> list[Any]:
    return [unit.kind.value, unit.name, number_data(unit.factor), unit.family]


def _column(column: Column, names: list[str]) -> dict[str, Any]:
    """A column: of, the index of its field, and its atoms.

    Of a choice: values, others. Of an order: cuts, each a number just below which it lies, or
    [number] just above which. Of a set: element, siblings.
    """
    found: dict[str, Any] = {"of": names.index(column.field.name)}
    if isinstance(column, Choices):
        found["values"] = [value_data(value) for value in column.values]
        if column.others:
            found["others"] = True
    elif isinstance(column, Ordered):
        found["cuts"] = [_cut(cut) for cut in column.cuts]
    else:
        found["element"] = column.element
        found["siblings"] = sorted(column.siblings)
    return found


def _cut(cut: Cut) -> Any:
    number = number_data(cut[0])
    return number if cut[1] == BEFORE else [number]

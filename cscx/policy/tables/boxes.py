"""From conditions to columns and boxes: where domains are cut, and which atoms a rule takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from cscx.policy.language.criterion import ANYTHING, Criterion, HasAll, HasAny, HasNone, Missing
from cscx.policy.language.values import Field, Type
from cscx.policy.tables.cover import Box
from cscx.policy.tables.domains import (
    Choices,
    Column,
    Element,
    Ordered,
    choice_column,
    element_columns,
    ordered_column,
)

Criteria = Mapping[str, Criterion]


def columns_of(fields: Mapping[str, Field], rules: Iterable[Criteria]) -> tuple[Column, ...]:
    """The columns of a table, cut wherever one of its rules or limits tells values apart."""
    used: dict[str, dict[Criterion, None]] = {name: {} for name in fields}
    for criteria in rules:
        for name, criterion in criteria.items():
            used[name].setdefault(criterion)
    columns: list[Column] = []
    for name, field in fields.items():
        if field.type is Type.SET:
            columns += element_columns(field, _elements(used[name]))
        elif field.ordered:
            columns.append(ordered_column(field, used[name]))
        else:
            columns.append(choice_column(field, used[name]))
    return tuple(columns)


class Boxes:
    """Makes boxes over some columns; equal conditions are looked up once."""

    def __init__(self, fields: Mapping[str, Field], columns: tuple[Column, ...]) -> None:
        self._fields = fields
        self._columns = columns
        self._masks: dict[tuple[int, Criterion], int] = {}
        self._elements: dict[str, list[str]] = {
            name: [c.element for c in columns if isinstance(c, Element) and c.field.name == name]
            for name in fields
        }

    def of(self, criteria: Criteria) -> Iterator[Box]:
        """The boxes of some conditions: one, or several that do not overlap."""
        choices: list[list[tuple[int, ...]]] = []
        index = 0
        for name, field in self._fields.items():
            criterion = criteria.get(name, ANYTHING)
            if field.type is Type.SET:
                choices.append(_set_masks(self._elements[name], criterion))
                index += len(self._elements[name])
            else:
                choices.append([(self._mask(index, criterion),)])
                index += 1
        for parts in product(*choices):
            yield tuple(mask for part in parts for mask in part)

    def _mask(self, index: int, criterion: Criterion) -> int:
        key = (index, criterion)
        mask = self._masks.get(key)
        if mask is None:
            column = self._columns[index]
            if not isinstance(column, Choices | Ordered):
                raise TypeError(column)
            mask = self._masks[key] = column.mask(criterion)
        return mask


def _elements(criteria: Iterable[Criterion]) -> Iterator[str]:
    for criterion in criteria:
        if isinstance(criterion, HasAny | HasAll | HasNone):
            yield from criterion.elements


_YES, _NO, _EITHER = 2, 1, 3


def _set_masks(elements: list[str], criterion: Criterion) -> list[tuple[int, ...]]:
    """The boxes of a set's condition over its element columns, made disjoint."""
    match criterion:
        case Missing():
            return [tuple(_NO for _ in elements)]
        case HasAll(wanted):
            return [tuple(_YES if element in wanted else _EITHER for element in elements)]
        case HasNone(unwanted):
            return [tuple(_NO if element in unwanted else _EITHER for element in elements)]
        case HasAny(wanted):
            boxes, order = [], [element for element in elements if element in wanted]
            for position, element in enumerate(order):
                earlier = order[:position]
                boxes.append(
                    tuple(
                        _YES if each == element else _NO if each in earlier else _EITHER
                        for each in elements
                    )
                )
            return boxes
    return [tuple(_EITHER for _ in elements)]


def empty_sets(columns: tuple[Column, ...]) -> Iterator[Box]:
    """The boxes in which a set that always holds something would be empty."""
    names = {c.field.name for c in columns if isinstance(c, Element) and not c.field.optional}
    for name in sorted(names):
        yield tuple(
            _NO if column.field.name == name else (1 << column.size) - 1 for column in columns
        )

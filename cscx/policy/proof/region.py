"""A box said in words: the conditions that bound it, in the condition language, and a customer in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cscx.messages import Text, same
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.values import ABSENT, Field, Number, Value
from cscx.policy.tables.cover import Box, Cover, bits, runs
from cscx.policy.tables.domains import BEFORE, Choices, Column, Cut, Element, Ordered
from cscx.policy.tables.table import Table, sample_of

_OR = Text("{one} 또는 {other}", "{one} or {other}")
_ABSENT = Text("없음", "none")
_OTHER = Text("그 밖의 값", "any other value")
_HAS = Text("{element} 있음", "has {element}")
_HAS_NOT = Text("{element} 없음", "no {element}")
_OTHERS = Text("그 밖의 것", "something else")
_ALWAYS = Text("모든 경우", "every case")
_SEVERAL = Text("[{items}]", "[{items}]")
_FITS = Text("형식 맞음", "format ok")
_FITS_NOT = Text("형식 틀림", "format wrong")


@dataclass(frozen=True, slots=True)
class Condition:
    """One bound of a region: which input, and what holds of it, as a cell would say it."""

    input: str
    text: Text


@dataclass(frozen=True, slots=True)
class Region:
    """A box of a table in words. `example` is a case inside it, a value for every input."""

    box: Box
    conditions: tuple[Condition, ...]
    example: Mapping[str, Value]
    example_text: Text

    @property
    def text(self) -> Text:
        """The region in one line: 경과일 8일 이상, 상품상태 개봉."""
        if not self.conditions:
            return _ALWAYS
        return _list(
            [Text(f"{c.input} {c.text.ko}", f"{c.input} {c.text.en}") for c in self.conditions]
        )


def region_of(
    table: Table,
    box: Box,
    example: Mapping[str, Value] | None = None,
    fields: Mapping[str, Field] | None = None,
) -> Region:
    """Describe a box; `example` replaces the sample where a better one is known, with its `fields`."""
    case = example or sample(table, box)
    return Region(box, conditions(table, box), case, case_text(case, fields or table.fields))


def case_text(case: Mapping[str, Value], fields: Mapping[str, Field]) -> Text:
    """A case in one line: 경과일=8일, 상품상태=개봉, 정보=[이름, 주소]."""
    shown = [
        (
            name,
            _SEVERAL(items=fields[name].show(value))
            if _is_several(value)
            else fields[name].show(value),
        )
        for name, value in case.items()
        if name in fields
    ]
    return _list([Text(f"{name}={text.ko}", f"{name}={text.en}") for name, text in shown])


def _is_several(value: Value) -> bool:
    return isinstance(value, frozenset) and bool(value)


def conditions(table: Table, box: Box) -> tuple[Condition, ...]:
    """The conditions of a box, inputs that may be anything left out."""
    found = []
    for name, indexes in table.columns_of.items():
        parts = []
        for index in indexes:
            column, mask = table.columns[index], box[index]
            if mask != (1 << column.size) - 1:
                parts.append(mask_text(column, mask))
        if parts:
            found.append(Condition(name, _list(parts)))
    return tuple(found)


def mask_text(column: Column, mask: int) -> Text:
    """What holds of a column when its atom lies in a mask."""
    if isinstance(column, Element):
        name = same(column.element) if column.element else _OTHERS
        return (_HAS if mask == 2 else _HAS_NOT)(element=name)  # noqa: PLR2004 - atom 1 is yes
    if isinstance(column, Choices):
        return _either([_choice_text(column, atom) for atom in bits(mask)])
    ranges = mask & ((1 << column.ranges) - 1)
    texts = [_run_text(column, first, after) for first, after in runs(ranges)]
    if mask >> column.ranges:
        texts.append(_ABSENT)
    return _either(texts)


def sample(table: Table, box: Box) -> dict[str, Value]:
    """A case inside a box: near the table's first example where the box leaves a choice."""
    usual = _usual(table)
    case: dict[str, Value] = {}
    for name, field in table.fields.items():
        indexes = table.columns_of[name]
        column = table.columns[indexes[0]] if indexes else None
        if column is None or isinstance(column, Element):
            case[name] = _sample_set(field, [(table.columns[i], box[i]) for i in indexes])
        else:
            case[name] = sample_of(column, box[indexes[0]], usual.get(name))
    return case


def widen(cover: Cover, box: Box, within: Box, rows: int) -> Box:
    """Grow a box that no row of `rows` touches as far as it stays so, for the fewest conditions.

    Whole columns are freed first, in several orders, and the box with the fewest conditions left is
    kept; then single atoms are added.
    """
    columns = range(len(box))
    orders = (
        list(columns),
        list(reversed(columns)),
        sorted(columns, key=lambda k: within[k].bit_count() - box[k].bit_count()),
        sorted(columns, key=lambda k: box[k].bit_count() - within[k].bit_count()),
    )
    best = min(
        (_freed(cover, box, within, rows, order) for order in orders),
        key=lambda b: _weight(b, within),
    )
    grown = list(best)
    for column in columns:
        for atom in bits(within[column] & ~grown[column]):
            tried = (*grown[:column], grown[column] | 1 << atom, *grown[column + 1 :])
            if not cover.meeting(tried, rows):
                grown[column] |= 1 << atom
    return tuple(grown)


def _freed(cover: Cover, box: Box, within: Box, rows: int, order: Sequence[int]) -> Box:
    grown = box
    for column in order:
        tried = (*grown[:column], within[column], *grown[column + 1 :])
        if not cover.meeting(tried, rows):
            grown = tried
    return grown


def _weight(box: Box, within: Box) -> tuple[int, int]:
    bound = [k for k in range(len(box)) if box[k] != within[k]]
    return len(bound), -sum(box[k].bit_count() for k in bound)


def _usual(table: Table) -> dict[str, Value]:
    """The values of the first example that can be read, to fill what a box leaves open."""
    found: dict[str, Value] = {}
    for example in table.definition.examples[:1]:
        for name, raw in example.given.items():
            if name in table.fields:
                try:
                    found[name] = table.fields[name].read(raw)
                except ProblemError:
                    continue
    return found


def _sample_set(field: Field, columns: Sequence[tuple[Column, int]]) -> frozenset[str]:
    named = {column.element for column, _ in columns if isinstance(column, Element)}
    rest = next((value for value in field.values if value not in named), "그 밖의 것")
    sure: list[str] = []
    open_: list[str] = []
    for column, mask in columns:
        if isinstance(column, Element) and mask != 1:
            name = column.element or rest
            (sure if mask == 2 else open_).append(name)  # noqa: PLR2004 - atom 1 is yes
    if not sure and not field.optional and open_:
        sure = open_[-1:]
    return frozenset(sure)


def _choice_text(column: Choices, atom: int) -> Text:
    value = column.sample(atom)
    listed = len(column.values)
    if value is ABSENT:
        return _ABSENT
    if atom < listed:
        return column.field.show(value)
    if column.field.format is None:
        return _OTHER
    return _FITS if atom == listed else _FITS_NOT


def _run_text(column: Ordered, first: int, after: int) -> Text:
    """A run of neighbouring atoms as a condition: 8일 이상, 7일 초과 14일 이하."""
    low = column.range(first)[0] if first else None
    high = column.range(after - 1)[1] if after < column.ranges else None
    field, step = column.field, column.field.step
    if step is not None:
        bottom = None if low is None else low[0]
        top = None if high is None else high[0] - _whole(step)
        return _discrete_text(field, bottom, top)
    return _dense_text(field, low, high)


def _discrete_text(field: Field, low: Number | None, high: Number | None) -> Text:
    if low is not None and low == high:
        return field.show(low)
    return _ends_text(field, (low, True), (high, True))


def _dense_text(field: Field, low: Cut | None, high: Cut | None) -> Text:
    if low is not None and high is not None and low[0] == high[0]:
        return field.show(low[0])
    bottom = (None, True) if low is None else (low[0], low[1] == BEFORE)
    top = (None, True) if high is None else (high[0], high[1] != BEFORE)
    return _ends_text(field, bottom, top)


def _ends_text(
    field: Field, low: tuple[Number | None, bool], high: tuple[Number | None, bool]
) -> Text:
    korean, english = [], []
    if low[0] is not None:
        shown = field.show(low[0])
        korean.append(f"{shown.ko} {'이상' if low[1] else '초과'}")
        english.append(f"{'at least' if low[1] else 'over'} {shown.en}")
    if high[0] is not None:
        shown = field.show(high[0])
        korean.append(f"{shown.ko} {'이하' if high[1] else '미만'}")
        english.append(f"{'up to' if high[1] else 'under'} {shown.en}")
    if not korean:
        return Text("있음", "given")
    return Text(" ".join(korean), " ".join(english))


def _either(texts: Sequence[Text]) -> Text:
    joined = texts[0]
    for text in texts[1:]:
        joined = _OR(one=joined, other=text)
    return joined


def _list(texts: Sequence[Text]) -> Text:
    return Text(", ".join(t.ko for t in texts), ", ".join(t.en for t in texts))


def _whole(step: Fraction) -> Number:
    return int(step) if step.denominator == 1 else step

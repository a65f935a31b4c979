"""Cases of a table worth trying: for each rule that can still apply, and for none applying.

Values that other tables tell apart count as different, so that what one rule treats alike is tried
on both sides of what a later step asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Final, NamedTuple

from cscx.policy.language.values import Value
from cscx.policy.proof.reach import NODES, Search
from cscx.policy.proof.region import sample
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.cover import Box
from cscx.policy.tables.domains import Choices, Column, Element
from cscx.policy.tables.possible import earlier_rows
from cscx.policy.tables.table import Table, place_on

MOST_TOGETHER: Final = 24
_NODES: Final = 400


class Asked(NamedTuple):
    """What a table asks: the input, the table, and what is known of the others."""

    name: str
    chain: Chain
    known: Mapping[str, Value]


Columns = Mapping[str, Sequence[Column]]
"""The columns of each input over all tables that matter."""


def rule_cases(need: Asked, columns: Columns) -> Iterator[dict[str, Value]]:
    """What must be known besides for each rule that can still apply, each case once."""
    seen: set[frozenset[tuple[str, Value]]] = set()
    for row in range(len(need.chain.table.rows) + 1):
        for case in _cases(need, row, columns):
            key = frozenset(case.items())
            if case and key not in seen:
                seen.add(key)
                yield case


def answer_cases(need: Asked, output: str | None) -> Iterator[dict[str, Value]]:
    """What must be known besides for each value of an output, one case each."""
    table = need.chain.table
    names = list(table.outputs)
    position = names.index(output) if output in names else 0
    seen: set[object] = set()
    for at in range(len(table.rows) + bool(table.otherwise)):
        outcomes = table.rows[at].outcomes if at < len(table.rows) else table.otherwise
        answer = outcomes[0].values[position]
        case = None if answer in seen else next(_cases(need, at, {}), None)
        if case:
            seen.add(answer)
            yield case


def _cases(need: Asked, row: int, columns: Columns) -> Iterator[dict[str, Value]]:
    """The cases in which a row gives the answer; the row after the last is none."""
    chain, known = need.chain, need.known
    table = chain.table
    box, avoid = table.cover.full, table.all_rows
    if row < len(table.rows):
        box, avoid = table.rows[row].box, earlier_rows(table, row, table.all_rows)
    if all(name in known for name in chain.derived):
        yield from _direct(need, box, avoid, columns)
    else:
        yield from _searched(chain, known, box, avoid, columns)


def _direct(need: Asked, box: Box, avoid: int, columns: Columns) -> Iterator[dict[str, Value]]:
    """Cases of a box by its columns; inputs that may be anything are left open, save the asked."""
    table, known = need.chain.table, need.known
    place = table.box(known)
    meeting = tuple(one & other for one, other in zip(box, place, strict=True))
    hole = table.cover.uncovered(meeting, avoid | table.impossible_rows)
    if not isinstance(hole, tuple) or not all(hole):
        return
    bound = [
        name
        for name, indexes in table.columns_of.items()
        if name not in known
        and (name == need.name or any(hole[at] != table.cover.full[at] for at in indexes))
    ]
    usual = sample(table, hole)
    choices = {
        name: [
            value for value in values_of(columns.get(name, ())) if _within(table, hole, name, value)
        ]
        or [usual[name]]
        for name in bound
    }
    if prod(map(len, choices.values())) <= MOST_TOGETHER:
        for values in product(*choices.values()):
            yield dict(zip(bound, values, strict=True))
        return
    base = {name: usual[name] for name in bound}
    for name, others in choices.items():
        yield from ({**base, name: value} for value in others)


def _searched(
    chain: Chain, known: Mapping[str, Value], box: Box, avoid: int, columns: Columns
) -> Iterator[dict[str, Value]]:
    """Cases of a box by the source inputs that lead into it."""
    nodes = NODES if box != chain.table.cover.full else _NODES
    found = Search(chain, nodes, known).find(box, avoid=avoid)
    if not isinstance(found, Mapping):
        return
    sources = [name for name in chain.sources if name not in known]
    yield {name: found[name] for name in sources}
    for name in sources:
        for value in values_of(columns.get(name, ())):
            if value == found[name]:
                continue
            other = Search(chain, _NODES, {**known, name: value}).find(box, avoid=avoid)
            if isinstance(other, Mapping):
                yield {each: other[each] for each in sources}


def values_of(columns: Sequence[Column]) -> list[Value]:
    """A value for each part of an input's domain that some column tells from the others."""
    if not columns or isinstance(columns[0], Element):
        return []
    first = columns[0]
    if isinstance(first, Choices):
        found: dict[Value, None] = {}
        for column in columns:
            if isinstance(column, Choices):
                found.update((column.sample(atom), None) for atom in range(column.size))
        return list(found)
    cuts = {cut for each in columns if not isinstance(each, Choices | Element) for cut in each.cuts}
    merged = type(first)(first.field, tuple(sorted(cuts)))
    return [merged.sample(atom) for atom in range(merged.size)]


def _within(table: Table, box: Box, name: str, value: Value) -> bool:
    return all(box[at] & place_on(table.columns[at], value) for at in table.columns_of[name])

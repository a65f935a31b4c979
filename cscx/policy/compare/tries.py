"""Cases worth trying on two versions of a table whose regions cannot be told: examples, ends, chance."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from cscx.policy.compare.ends import at_ends
from cscx.policy.compare.versions import has_case
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.values import ABSENT, Field, Type, Value
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.domains import Choices, Column, Ordered
from cscx.policy.tables.pieces import samples, whole

_MOST, _MOST_ENDS = 900, 400
_SEED = 1


def tries(before: Chain, after: Chain, most: int = _MOST) -> Iterator[Mapping[str, Value]]:
    """Whole cases over the inputs of both versions, always the same ones.

    The written examples first, then each of them with one input changed so that a computed one is at an
    end, or to every value at which something may change, then some by chance.
    """
    fields = {**before.sources, **after.sources}
    columns = {
        name: [*before.columns.get(name, ()), *after.columns.get(name, ())] for name in fields
    }
    values = {name: _values(field, columns[name]) for name, field in fields.items()}
    left = most
    for case in _all(before, after, fields, values):
        if left == 0:
            return
        left -= 1
        yield case


def _all(
    before: Chain,
    after: Chain,
    fields: Mapping[str, Field],
    values: Mapping[str, Sequence[Value]],
) -> Iterator[Mapping[str, Value]]:
    usual = {name: each[0] for name, each in values.items()}
    examples = [
        {**usual, **_read(example.given, fields)}
        for chain in (after, before)
        for example in chain.table.definition.examples
    ] or [usual]
    yield from examples
    told = [*examples, _all_there(usual, values)]
    yield from islice(
        (c for e in told for x in (after, before) if has_case(x, e) for c in at_ends(x, e)),
        _MOST_ENDS,
    )
    for example in examples:
        for name in fields:
            yield from ({**example, name: value} for value in values[name])
    draw = random.Random(_SEED)  # noqa: S311 - the same cases every time, no secret
    while True:
        yield {name: draw.choice(each) for name, each in values.items()}


def _all_there(
    usual: Mapping[str, Value], values: Mapping[str, Sequence[Value]]
) -> dict[str, Value]:
    """A case in which no number is nothing, so that products have a value."""
    return {
        name: next((v for v in values[name] if v and isinstance(v, int) and v is not True), value)
        for name, value in usual.items()
    }


def _read(given: Mapping[str, object], fields: Mapping[str, Field]) -> dict[str, Value]:
    found = {}
    for name, raw in given.items():
        if name in fields:
            try:
                found[name] = fields[name].read(raw)
            except ProblemError:
                continue
    return found


def _values(field: Field, columns: Sequence[Column]) -> list[Value]:
    """The values of an input at which an answer may change."""
    found: dict[Value, None] = {}
    if field.type is Type.SET:
        for piece in whole(field, columns):
            found.update(dict.fromkeys(samples(piece)))
        found.update((frozenset({value}), None) for value in field.values)
    for column in columns:
        if isinstance(column, Choices | Ordered):
            found.update((column.sample(atom), None) for atom in range(column.size))
    if field.ordered:
        low = field.minimum if field.minimum is not None else 0
        found.update(
            ((low + step) if field.type is not Type.TIME else low, None)
            for step in (0, 1, 10, 10_000, 100_000)
        )
        if field.maximum is not None:
            found = {v: None for v in found if not isinstance(v, int) or v <= field.maximum}
    if field.optional:
        found[ABSENT] = None
    return list(found) or [field.values[0] if field.values else ""]

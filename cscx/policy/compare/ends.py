"""Cases at which a computed input is at an end: where a rule begins to fit, or a comparison to hold.

Formulas are mostly straight lines in each of their inputs, so that two values of one lead to the third
that meets the end; what they do not lead to is no case and does no harm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from cscx.policy.language.expression import Compare, compute, names_in
from cscx.policy.language.values import ABSENT, Field, Type, Value
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.domains import Ordered

_STEPS: tuple[int, ...] = (0, -1, 1)
Distance = Callable[[Mapping[str, Value]], Fraction | None]
"""How far a whole case is from an end; None where that cannot be told."""


def at_ends(chain: Chain, case: Mapping[str, Value]) -> Iterator[Mapping[str, Value]]:
    """A case with one source input changed so that some computed input of a chain is at an end, or beside it."""
    for distance in _distances(chain):
        for name, field in chain.sources.items():
            if field.ordered and field.type is not Type.TIME and not isinstance(case[name], str):
                for value in _meeting(distance, chain, case, name):
                    if _can_be(field, value):
                        yield {**case, name: value}


def _distances(chain: Chain) -> Iterator[Distance]:
    for table in chain.tables:
        for name, formula in table.formulas.items():
            if isinstance(formula.expression, Compare):
                yield _apart(formula.expression)
            for index in table.columns_of.get(name, ()):
                column = table.columns[index]
                if isinstance(column, Ordered):
                    yield from (_from(name, Fraction(cut[0])) for cut in column.cuts)


def _from(name: str, end: Fraction) -> Distance:
    def distance(case: Mapping[str, Value]) -> Fraction | None:
        value = case.get(name)
        return Fraction(value) - end if isinstance(value, int | Fraction) else None

    return distance


def _apart(compared: Compare) -> Distance:
    names = {*names_in(compared.left), *names_in(compared.right)}

    def distance(case: Mapping[str, Value]) -> Fraction | None:
        if not names <= case.keys():
            return None
        left, right = compute(compared.left, case), compute(compared.right, case)
        return None if left is ABSENT or right is ABSENT else Fraction(left) - Fraction(right)

    return distance


def _meeting(
    distance: Distance, chain: Chain, case: Mapping[str, Value], name: str
) -> Iterator[Value]:
    """The values of an input nearest to where a distance is nothing, if it is straight in that input."""
    first = case[name]
    if isinstance(first, bool) or not isinstance(first, int | Fraction):
        return
    step = chain.sources[name].step or Fraction(1)
    found = []
    for value in (first, first + step):
        whole = chain.complete({**case, name: value})
        found.append(None if whole is None else distance(whole))
    here, there = found
    if here is None or there is None or here == there:
        return
    count = -(here / (there - here)).__floor__()
    for more in _STEPS:
        value = first + step * (count + more)
        yield int(value) if value.denominator == 1 else value


def _can_be(field: Field, value: Value) -> bool:
    if not isinstance(value, int | Fraction):
        return False
    low, high = field.minimum, field.maximum
    return (low is None or value >= low) and (high is None or value <= high)

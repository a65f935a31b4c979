"""Where the values of a column lie: for each case the atom of a table's column."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cscx.policy.batch.columns import LARGEST, MISSING, UNKNOWN, Codes, Column, Numbered
from cscx.policy.tables import domains
from cscx.policy.tables.domains import BEFORE, Ordered
from cscx.policy.tables.table import place_on


def places(column: Column, domain: domains.Column) -> Codes:
    """The atom of each case; of an unknown value the number after the last atom."""
    if isinstance(column, Numbered) and isinstance(domain, Ordered):
        return _between(column, domain)
    if isinstance(column, Numbered):
        raise TypeError(domain)
    atoms = [
        place_on(domain, value).bit_length() - 1  # type: ignore[arg-type]  # inputs hold no formulas
        for value in column.values
    ]
    return np.array([*atoms, domain.size], np.int32)[column.codes]


def _between(column: Numbered, domain: Ordered) -> Codes:
    """Atoms of numbers, found between the cuts."""
    edges = _edges(domain, column.denominator)
    atoms: NDArray[Any] = np.searchsorted(edges, column.numbers, side="right").astype(np.int32)
    if column.states.any():
        atoms[column.states == MISSING] = domain.ranges
        atoms[column.states == UNKNOWN] = domain.size
    return atoms


def _edges(domain: Ordered, denominator: int) -> NDArray[np.int64]:
    """For each cut the least numerator that lies above it."""
    edges = []
    for value, side in domain.cuts:
        scaled = Fraction(value) * denominator
        edge = scaled.__ceil__() if side == BEFORE else scaled.__floor__() + 1
        edges.append(max(-LARGEST, min(edge, LARGEST + 1)))
    return np.array(edges, np.int64)

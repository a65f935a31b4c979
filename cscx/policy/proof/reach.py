"""Do real cases lead into a box? A search over the source inputs of a chain.

A proof works column by column and so may find a box that no real case can reach: an answer that the
table before never gives, a sum that its parts do not allow. The search halves the source inputs'
domains, drops parts that provably lead elsewhere, and tries the ends of the others. It ends with a
case, with the proof that there is none, or undecided.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as attribute
from fractions import Fraction
from itertools import islice, product

from cscx.policy.language.criterion import Criterion, holds
from cscx.policy.language.expression import Expression, compute, names_in
from cscx.policy.language.spans import Span, span
from cscx.policy.language.values import ABSENT, Field, Number, Value
from cscx.policy.proof.gaps import Reach
from cscx.policy.tables.chain import Chain, all_fields, spans_of, touched_by
from cscx.policy.tables.cover import UNDECIDED, Box, Undecided
from cscx.policy.tables.domains import Ordered
from cscx.policy.tables.pieces import Piece, Stretch, samples, single, split, whole

NODES = 1_500
_TRIES = 8

Demand = tuple[Expression, Criterion, tuple[Number, Number] | None]
"""A computed value that a case must also have: formula, what must hold, and its bounds if known."""


def reach_of(chain: Chain, nodes: int = NODES) -> Reach | None:
    """The search for a chain; None when every input is a source, so that every box is real."""
    if not chain.derived:
        return None
    return Search(chain, nodes)


@dataclass(frozen=True, slots=True)
class Search:
    """Finds cases of a chain, of those with the `known` inputs where some are."""

    chain: Chain
    nodes: int = NODES
    known: Mapping[str, Value] = attribute(default_factory=dict)

    @property
    def fields(self) -> Mapping[str, Field]:
        """The inputs of a case, those of the tables before among them."""
        return all_fields(self.chain)

    def find(
        self, box: Box, demands: Sequence[Demand] = (), avoid: int = 0
    ) -> Mapping[str, Value] | Undecided | None:
        """A case, with everything that follows from it, that lies in a box and meets the demands.

        `avoid` are rows of the table that the case must not fit.
        """
        avoid |= self.chain.table.impossible_rows
        waiting = deque(self._starts())
        nodes = self.nodes
        while waiting:
            # In turn the smallest part and the largest: the one finds a case soon, the other keeps
            # a range that can be cut for ever from hiding the rest.
            pieces = waiting.pop() if nodes % 2 else waiting.popleft()
            nodes -= 1
            if nodes < 0:
                return UNDECIDED
            if not self._may(pieces, box, demands, avoid):
                continue
            for case in self._tries(pieces):
                if self._meets(case, box, demands, avoid):
                    return case
            parts = self._split(pieces, demands)
            # What cannot be split leads to one place only, and its sample has just been tried.
            waiting.extend(parts or ())
        return None

    def _starts(self) -> Iterator[dict[str, Piece]]:
        columns, fields = self.chain.columns, self.fields
        names = [*self.chain.sources, *(n for n in self.known if n in self.chain.derived)]
        choices = [
            [single(fields[name], self.known[name])]
            if name in self.known
            else whole(fields[name], columns.get(name, ()))
            for name in names
        ]
        for chosen in product(*choices):
            yield dict(zip(names, chosen, strict=True))

    def _may(
        self, pieces: Mapping[str, Piece], box: Box, demands: Sequence[Demand], avoid: int
    ) -> bool:
        spans = spans_of(pieces)
        found = self.chain.follow(touched_by(pieces), spans)
        if found is None or not all(a & b for a, b in zip(found, box, strict=True)):
            return False
        meeting: Box = tuple(a & b for a, b in zip(found, box, strict=True))
        table = self.chain.table
        if table.cover.containing(meeting, avoid):
            return False
        return all(
            _span_may(span(formula, self._all_spans(spans)), bounds)
            for formula, _, bounds in demands
        )

    def _all_spans(self, spans: Mapping[str, Span]) -> Mapping[str, Span]:
        known = dict(spans)
        for name in self.chain.derived:
            if name in self.chain.table.formulas:
                known[name] = span(self.chain.table.formulas[name].expression, known)
            else:
                known.setdefault(name, Span(None, None, absent=True))
        return known

    def _tries(self, pieces: Mapping[str, Piece]) -> Iterator[dict[str, Value]]:
        names = list(pieces)
        choices = [list(samples(piece)) for piece in pieces.values()]
        for values in islice(product(*choices), _TRIES):
            case = self.chain.complete(dict(zip(names, values, strict=True)))
            if case is not None:
                yield from self._choices(case)

    def _choices(self, case: dict[str, Value]) -> Iterator[dict[str, Value]]:
        """A case once for each answer that a discretion before this table allows."""
        open_ = [name for name in self.chain.derived if name not in case]
        if not open_:
            yield case
            return
        source = self.chain.source_of(open_[0])
        if source is None:
            return
        for value in self.chain.answers(source, case) or ():
            completed = self.chain.complete({**case, open_[0]: value})
            if completed is not None:
                yield from self._choices(completed)

    def _meets(
        self, case: Mapping[str, Value], box: Box, demands: Sequence[Demand], avoid: int
    ) -> bool:
        table = self.chain.table
        place = table.box({name: case[name] for name in table.fields})
        if not all(a & b for a, b in zip(place, box, strict=True)):
            return False
        if table.cover.containing(place, avoid):
            return False
        return all(_demand_holds(formula, wanted, case) for formula, wanted, _ in demands)

    def _split(
        self, pieces: Mapping[str, Piece], demands: Sequence[Demand]
    ) -> list[dict[str, Piece]] | None:
        """Halve the piece that matters most: one that a column cuts, else one that a formula uses."""
        hints = self._hints(demands)
        used = self._computed_from(demands)
        cut = {name: self._is_cut(name, piece) for name, piece in pieces.items()}
        order = sorted(pieces, key=lambda name: (not cut[name], *_size(pieces[name])))
        for name in order:
            if not cut[name] and name not in used:
                continue
            parts = split(pieces[name], self.chain.columns.get(name, ()), hints)
            if parts:
                return [{**pieces, name: part} for part in parts]
        return None

    def _is_cut(self, name: str, piece: Piece) -> bool:
        touched = touched_by({name: piece})[name]
        return any(touched(column).bit_count() > 1 for column in self.chain.columns.get(name, ()))

    def _computed_from(self, demands: Sequence[Demand]) -> frozenset[str]:
        used: set[str] = set()
        for table in self.chain.tables:
            for formula in table.formulas.values():
                used.update(names_in(formula.expression))
        for expression, _, _ in demands:
            used.update(names_in(expression))
        return frozenset(used)

    def _hints(self, demands: Sequence[Demand]) -> list[Fraction]:
        """Numbers that matter to formulas: where the columns of computed inputs are cut."""
        found: set[Fraction] = set()
        for table in self.chain.tables:
            for name in table.formulas:
                for index in table.columns_of[name]:
                    column = table.columns[index]
                    if isinstance(column, Ordered):
                        found.update(abs(Fraction(cut[0])) for cut in column.cuts)
        for _, _, bounds in demands:
            found.update(abs(Fraction(bound)) for bound in bounds or ())
        return sorted(found, reverse=True)


def _demand_holds(formula: Expression, wanted: Criterion, case: Mapping[str, Value]) -> bool:
    result = compute(formula, case)
    if result is ABSENT:
        return False
    return holds(wanted, result if isinstance(result, bool) else Fraction(result))


def _span_may(found: Span, bounds: tuple[Number, Number] | None) -> bool:
    if bounds is None or not found.present:
        return found.present
    low, high = bounds
    return (found.high is None or found.high >= low) and (found.low is None or found.low <= high)


def _size(piece: Piece) -> tuple[int, Fraction]:
    """A sort key: single values first, then endless numbers, then the longest stretch."""
    if not isinstance(piece, Stretch):
        return 0, Fraction(0)
    if piece.low is None or piece.high is None:
        return 1, Fraction(0)
    return 2, Fraction(piece.low[0]) - piece.high[0]

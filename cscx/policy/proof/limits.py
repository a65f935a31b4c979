"""Answers that a limit forbids: caps of discretion, floors of the law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cscx.policy.language.criterion import AnyOf, Between, Criterion, Equal, holds
from cscx.policy.language.expression import Call, Constant, Expression
from cscx.policy.language.formula import Formula
from cscx.policy.language.values import ABSENT, Number, Value
from cscx.policy.proof.gaps import Reach, holes
from cscx.policy.proof.reach import Demand, Search
from cscx.policy.proof.region import Region, region_of
from cscx.policy.tables.aggregate import Answer, answer
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.cover import NODES, UNDECIDED, Box, bits
from cscx.policy.tables.definition import Collect
from cscx.policy.tables.possible import earlier_rows, row_sets
from cscx.policy.tables.table import Limit, Outcome, OutputValue, Table

_MOST_SETS = 5_000


@dataclass(frozen=True, slots=True)
class Violation:
    """A limit that an answer breaks.

    `rules` are the rules that give it (none: `otherwise`); `alternative` counts the outcomes of
    the rule, 0 being its `then` and the others its `or`. `region` is where it happens.
    """

    limit: int
    rules: tuple[int, ...]
    alternative: int
    region: Region


@dataclass(frozen=True, slots=True)
class Violations:
    """The violations found, and the (limit, rule) pairs nobody knows about; rule -1 is otherwise."""

    violations: tuple[Violation, ...]
    undecided: tuple[tuple[int, int], ...]


def violations(
    table: Table, chain: Chain | None = None, reach: Reach | None = None, nodes: int = NODES
) -> Violations:
    """Every limit that a rule, an alternative of it, or `otherwise` breaks, one region each."""
    checker = _Checker(table, Search(chain or Chain(table, {})), reach, nodes)
    for limit in table.limits:
        if table.definition.hit == "collect":
            checker.collected(limit)
        else:
            checker.rules(limit)
        if table.otherwise:
            checker.otherwise(limit)
    return Violations(tuple(checker.found), tuple(checker.undecided))


class _Checker:
    """Gathers what is found for one table."""

    def __init__(self, table: Table, search: Search, reach: Reach | None, nodes: int) -> None:
        self.table = table
        self.search = search
        self.reach = reach
        self.nodes = nodes
        self.found: list[Violation] = []
        self.undecided: list[tuple[int, int]] = []

    def rules(self, limit: Limit) -> None:
        """Each rule where it can give the answer."""
        table, told = self.table, set[tuple[int, int]]()
        for box in limit.boxes:
            for index in bits(table.cover.meeting(box, table.all_rows)):
                row = table.rows[index]
                common = tuple(a & b for a, b in zip(box, row.box, strict=True))
                before = earlier_rows(table, index, table.cover.overlapping(index) & table.all_rows)
                for position, outcome in enumerate(row.outcomes):
                    demands = self._demands(limit, outcome)
                    if demands is None or (row.rule, position) in told:
                        continue
                    region = self._region(common, before, demands, (limit.index, row.rule))
                    if region is not None:
                        told.add((row.rule, position))
                        self.found.append(Violation(limit.index, (row.rule,), position, region))

    def otherwise(self, limit: Limit) -> None:
        """The answer where no rule fits."""
        for position, outcome in enumerate(self.table.otherwise):
            demands = self._demands(limit, outcome)
            if demands is None:
                continue
            for box in limit.boxes:
                region = self._region(box, self.table.all_rows, demands, (limit.index, -1))
                if region is not None:
                    self.found.append(Violation(limit.index, (), position, region))
                    break

    def collected(self, limit: Limit) -> None:
        """Each set of rules that fit together, by what they add up to."""
        table = self.table
        impossible = table.impossible_rows
        # The same rules give the same sum everywhere, unless part of it is computed from the case.
        once = not any(_computes(row.outcomes) for row in table.rows)
        for box in limit.boxes:
            rows = table.cover.meeting(box, table.all_rows) | impossible
            for count, (fitting, place) in enumerate(row_sets(table.cover, box, rows, once=once)):
                if count >= _MOST_SETS:
                    self.undecided.append((limit.index, -1))
                    return
                if fitting & impossible or not fitting & table.all_rows:
                    continue
                if self._collected_breaks(limit, place, answer(table, fitting)):
                    return

    def _collected_breaks(self, limit: Limit, place: Box, given: Answer) -> bool:
        if given.status == "conflict":  # no answer at all; the overlap is told
            return False
        for position, outcome in enumerate(given.outcomes):
            demands = self._demands(limit, outcome)
            if demands is None:
                continue
            region = self._region(place, 0, demands, (limit.index, given.rules[0]))
            if region is not None:
                rules = tuple(dict.fromkeys(given.rules))
                self.found.append(Violation(limit.index, rules, position, region))
                return True
        return False

    def _region(
        self, box: Box, before: int, demands: list[Demand], who: tuple[int, int]
    ) -> Region | None:
        """A place in a box, left by the rows before, where computed values meet the demands."""
        if demands:
            case = self.search.find(box, demands, before)
            if case is UNDECIDED:
                self.undecided.append(who)
                return None
            if case is None:
                return None
            return region_of(self.table, box, case, self.search.fields)
        places = holes(self.table, box, before, self.reach, most=1, nodes=self.nodes)
        if places.undecided:
            self.undecided.append(who)
        return places.regions[0] if places.regions else None

    def _demands(self, limit: Limit, outcome: Outcome) -> list[Demand] | None:
        """What must hold of computed values for an outcome to break a limit; None when it cannot."""
        demands: list[Demand] = []
        ways = {output.name: output.collect or "list" for output in self.table.definition.outputs}
        for name, criterion in limit.never.items():
            value = outcome.values[list(self.table.outputs).index(name)]
            if self.table.definition.hit == "collect" and _has_formula(value):
                expression = _combined(ways[name], value)
                if expression is None:
                    return None
                demands.append((expression, criterion, _bounds(criterion)))
            elif isinstance(value, Formula):
                demands.append((value.expression, criterion, _bounds(criterion)))
            elif not any(holds(criterion, one) for one in _values(value)):
                return None
        return demands


def _computes(outcomes: Sequence[Outcome]) -> bool:
    return any(isinstance(value, Formula) for outcome in outcomes for value in outcome.values)


def _has_formula(value: OutputValue) -> bool:
    return isinstance(value, tuple) and any(isinstance(part, Formula) for part in value)


def _combined(way: Collect, value: OutputValue) -> Expression | None:
    """The formula of a collected number some of whose parts are formulas."""
    parts: list[Expression] = []
    for part in value if isinstance(value, tuple) else ():
        if isinstance(part, Formula):
            parts.append(part.expression)
        elif isinstance(part, int | Fraction):
            parts.append(Constant(Fraction(part)))
    if way in ("sum", "min", "max"):
        return Call(way, tuple(parts))
    return parts[0] if len(parts) == 1 else None


def _values(value: OutputValue) -> Iterator[Value]:
    """The values of an outcome a limit speaks of: of a list each, and the list as a set."""
    if value is None:
        yield ABSENT
    elif isinstance(value, tuple):
        yield frozenset(str(part) for part in value)
        yield from value
    elif not isinstance(value, Formula):
        yield value


def _bounds(criterion: Criterion) -> tuple[Number, Number] | None:
    """Numbers between which everything lies that fits; None when that is not known."""
    match criterion:
        case Equal(int() | Fraction() as value):
            return value, value
        case Between(low, high):
            return (
                low.value if low else -(10**30),
                high.value if high else 10**30,
            )
        case AnyOf(parts):
            return _hull([_bounds(part) for part in parts])
    return None


def _hull(bounds: Sequence[tuple[Number, Number] | None]) -> tuple[Number, Number] | None:
    known = [pair for pair in bounds if pair is not None]
    if len(known) < len(bounds) or not known:
        return None
    return min(low for low, _ in known), max(high for _, high in known)

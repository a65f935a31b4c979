"""Which rules and boundaries no example tries, and cases that would try them.

A boundary is the last value that a rule takes at an end of one of its conditions. A suggestion
carries the answer the table gives now: a proposal for its owner to confirm, never a truth.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cscx.policy.decision.evaluate import Decision, decide_known
from cscx.policy.language.expression import names_in
from cscx.policy.language.values import ABSENT, Type, Value
from cscx.policy.proof.gaps import gaps
from cscx.policy.proof.reach import reach_of
from cscx.policy.proof.region import sample
from cscx.policy.tables.aggregate import ANSWERED
from cscx.policy.tables.chain import Chain, all_fields
from cscx.policy.tables.cover import Box, bits
from cscx.policy.tables.domains import AFTER, BEFORE, Ordered
from cscx.policy.tables.possible import earlier_rows
from cscx.policy.tables.table import Outcome, OutputValue, Table
from cscx.policy.testing.examples import known_examples

_NONE = "없음"


@dataclass(frozen=True, slots=True)
class Boundary:
    """An end of a condition of a rule: the last value on its own side."""

    rule: int
    input: str
    value: Value


@dataclass(frozen=True, slots=True)
class Coverage:
    """What examples try. `untried` are rules that answer no example."""

    rules: int
    untried: tuple[int, ...]
    boundaries: tuple[Boundary, ...]
    missing: tuple[Boundary, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A case that tries a rule and boundaries, as an example would be written; to be confirmed.

    `rule` is None where `otherwise` answers.
    """

    rule: int | None
    boundaries: tuple[Boundary, ...]
    given: Mapping[str, Any]
    expect: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Edge:
    """A boundary with the row, column and atom it belongs to."""

    boundary: Boundary
    row: int
    column: int
    atom: int


def coverage(chain: Chain, decided: Sequence[Decision] | None = None) -> Coverage:
    """What examples try and what they leave out.

    `decided` is what came out of the examples that count; the confirmed ones when it is None.
    """
    edges = list(_edges(chain.table))
    if decided is None:
        decided = known_examples(chain, confirmed=True)
    tried, rules = _tried(chain.table, edges, decided)
    boundaries = _unique(edges)
    return Coverage(
        rules=len(chain.table.definition.rules),
        untried=tuple(r for r in range(len(chain.table.definition.rules)) if r not in rules),
        boundaries=boundaries,
        missing=tuple(boundary for boundary in boundaries if boundary not in tried),
    )


def suggest(chain: Chain) -> tuple[Suggestion, ...]:
    """Cases for every rule and boundary that no example tries, each trying as many as it can.

    Examples still to be confirmed count here, so that nothing is proposed twice.
    """
    table, found = chain.table, list[Suggestion]()
    edges = list(_edges(table))
    tried, rules = _tried(table, edges, known_examples(chain))
    for index, row in enumerate(table.rows):
        own = [edge for edge in edges if edge.row == index]
        corners = [_corner(own, tried, lowest=True), _corner(own, tried, lowest=False)]
        for edges_wanted in (*corners, *([edge] for edge in own)):
            chosen = [edge for edge in edges_wanted if edge.boundary not in tried]
            if not chosen and row.rule in rules:
                continue
            case = _case(chain, index, chosen)
            if case is None:
                continue
            decision = decide_known(chain, case)
            if decision.status not in ANSWERED:
                continue
            now, answered = _tried(table, edges, [decision])
            new = tuple(b for b in dict.fromkeys(e.boundary for e in own) if b in now - tried)
            if not new and row.rule not in answered - rules:
                continue
            tried |= now
            rules |= answered
            found.append(Suggestion(row.rule, new, given_of(chain, case), _expect(table, decision)))
    return tuple(found)


def _edges(table: Table) -> Iterator[_Edge]:
    for index, row in enumerate(table.rows):
        if not all(row.box):
            continue
        for position, column in enumerate(table.columns):
            if not isinstance(column, Ordered):
                continue
            mask = row.box[position] & ((1 << column.ranges) - 1)
            for atom in bits(mask):
                low, high = column.range(atom)
                ends = []
                if atom and not mask >> (atom - 1) & 1 and low is not None:
                    ends.append(low[0] if low[1] == BEFORE else column.sample(atom))
                if atom + 1 < column.ranges and not mask >> (atom + 1) & 1 and high is not None:
                    ends.append(_last(column, atom))
                for value in ends:
                    boundary = Boundary(row.rule, column.field.name, value)
                    yield _Edge(boundary, index, position, atom)


def _last(column: Ordered, atom: int) -> Value:
    """The highest value of an atom, or one inside it where there is no highest."""
    _, high = column.range(atom)
    if high is None:
        return column.sample(atom)
    if high[1] == AFTER:
        return high[0]
    if column.field.step is None:
        return column.sample(atom)
    value = high[0] - column.field.step
    return int(value) if value.denominator == 1 else value


def _unique(edges: Sequence[_Edge]) -> tuple[Boundary, ...]:
    return tuple(dict.fromkeys(edge.boundary for edge in edges))


def _tried(
    table: Table, edges: Sequence[_Edge], decided: Sequence[Decision]
) -> tuple[set[Boundary], set[int]]:
    """The boundaries and rules that some cases try: the rule must be the one that answers."""
    tried: set[Boundary] = set()
    rules: set[int] = set()
    edges_of: dict[int, list[_Edge]] = {}
    for edge in edges:
        edges_of.setdefault(edge.boundary.rule, []).append(edge)
    for decision in decided:
        case = decision.known
        if any(name not in case for name in table.fields):
            continue
        box = table.box({name: case[name] for name in table.fields})
        answers = decision.status in ANSWERED and decision.answer
        answering = set(answers.rules) if answers else set()
        rules |= answering
        for edge in (edge for rule in answering for edge in edges_of.get(rule, ())):
            inside = all(a & b for a, b in zip(box, table.rows[edge.row].box, strict=True))
            if inside and case[edge.boundary.input] == edge.boundary.value:
                tried.add(edge.boundary)
    return tried, rules


def _corner(edges: Sequence[_Edge], tried: set[Boundary], *, lowest: bool) -> list[_Edge]:
    """One edge of each column that is not tried yet, all the lowest or all the highest."""
    by_column: dict[int, list[_Edge]] = {}
    for edge in edges:
        if edge.boundary not in tried:
            by_column.setdefault(edge.column, []).append(edge)
    pick = min if lowest else max
    return [pick(found, key=lambda edge: edge.atom) for found in by_column.values()]


def case_of_rule(chain: Chain, rule: int) -> Suggestion | None:
    """Some case that a rule answers, with the answer; None when none was found."""
    for index, row in enumerate(chain.table.rows):
        case = _case(chain, index, ()) if row.rule == rule else None
        if case is None:
            continue
        decision = decide_known(chain, case)
        if decision.status in ANSWERED:
            return Suggestion(rule, (), given_of(chain, case), _expect(chain.table, decision))
    return None


def case_of_otherwise(chain: Chain) -> Mapping[str, Any] | None:
    """Some case that no rule answers, as an example gives it; None when none was found."""
    if not chain.table.otherwise:
        return None
    found = gaps(chain.table, reach_of(chain), most=1).regions
    return given_of(chain, found[0].example) if found else None


def _case(chain: Chain, row: int, edges: Sequence[_Edge]) -> dict[str, Value] | None:
    """A real case that a row answers, at some edges; None when there is none."""
    table = chain.table
    masks = list(table.rows[row].box)
    for edge in edges:
        masks[edge.column] &= 1 << edge.atom
    box: Box = tuple(masks)
    before = earlier_rows(table, row, table.all_rows) | table.impossible_rows
    hole = table.cover.uncovered(box, before)
    if not isinstance(hole, tuple):
        return None
    reach = reach_of(chain)
    if reach is not None:
        found = reach.find(hole)
        return dict(found) if isinstance(found, Mapping) else None
    case = sample(table, hole)
    for edge in edges:
        case[edge.boundary.input] = edge.boundary.value
    return case


def given_of(chain: Chain, case: Mapping[str, Value]) -> dict[str, Any]:
    """A case as an example gives it: computed inputs by what they are computed from."""
    table, fields = chain.table, all_fields(chain)
    wanted: dict[str, None] = {}
    for name in table.fields:
        if name in table.formulas:
            for operand in names_in(table.formulas[name].expression):
                wanted.setdefault(operand)
        else:
            wanted.setdefault(name)
    return {name: fields[name].plain(case[name]) for name in wanted if name in case}


def _expect(table: Table, decision: Decision) -> dict[str, Any]:
    return expected_of(table, decision.answers[0].outcomes[0])


def expected_of(table: Table, outcome: Outcome) -> dict[str, Any]:
    """An answer as an example expects it."""
    pairs = zip(table.outputs.items(), outcome.values, strict=True)
    return {
        name: _NONE
        if value is None or value is ABSENT or value == ()
        else _plain(field.plain, value)
        for (name, field), value in pairs
        if field.type is not Type.SET or value
    }


def _plain(plain: Any, value: OutputValue) -> Any:
    return [plain(item) for item in value] if isinstance(value, tuple) else plain(value)

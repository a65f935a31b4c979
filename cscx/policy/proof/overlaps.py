"""Cases that several rules fit: overlaps, contradictions and duplicates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from cscx.policy.language.formula import Formula
from cscx.policy.proof.gaps import Reach, holes
from cscx.policy.proof.region import Region
from cscx.policy.tables.cover import NODES, Box, bits
from cscx.policy.tables.possible import earlier_rows
from cscx.policy.tables.table import Outcome, Table

MOST = 50
_MOST_DUPLICATES = 1_000
_EXCLUSIVE = ("unique", "any", "priority")


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rules that fit the same cases. `differing` names the outputs that contradict each other."""

    first: int
    second: int
    region: Region
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A rule that has the same conditions and answers as an earlier one."""

    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Overlaps:
    """All pairs found; `undecided` are pairs whose common cases may not exist at all."""

    overlaps: tuple[Overlap, ...]
    duplicates: tuple[Duplicate, ...]
    undecided: tuple[tuple[int, int], ...]


def overlaps(
    table: Table, reach: Reach | None = None, *, most: int = MOST, nodes: int = NODES
) -> Overlaps:
    """Pairs of rules that must not overlap under the table's hit policy, but do.

    unique: every pair. any: pairs with different answers. priority: pairs of equal priority with
    different answers. collect: pairs that differ in an output of which any rule's value is taken.
    first: none. Duplicates are found in every table.
    """
    found: list[Overlap] = []
    undecided: list[tuple[int, int]] = []
    cover, alike = table.cover, _alike(table)
    for one, other in _pairs(table) if _may_clash(table) else ():
        first, second = table.rows[one], table.rows[other]
        if alike[first.rule] == alike[second.rule]:
            continue
        if not _forbidden(table, first.outcomes, second.outcomes):
            continue
        if len(found) >= most:
            break
        if any((each.first, each.second) == (first.rule, second.rule) for each in found):
            continue
        common: Box = tuple(a & b for a, b in zip(first.box, second.box, strict=True))
        # Where a rule of a better rank answers, two rules below it do not contradict each other.
        better = earlier_rows(table, one, cover.meeting(common, table.all_rows))
        places = holes(table, common, better, reach, most=1, nodes=nodes)
        if places.undecided:
            undecided.append((first.rule, second.rule))
        for region in places.regions:
            differing = _contradicting(table, first.outcomes, second.outcomes)
            found.append(Overlap(first.rule, second.rule, region, differing))
    return Overlaps(tuple(found), tuple(_duplicates(table, alike)), tuple(undecided))


def _may_clash(table: Table) -> bool:
    """Whether any two rules must not meet, or must agree where they do."""
    if table.definition.hit == "collect":
        return any(output.collect == "any" for output in table.definition.outputs)
    return table.definition.hit in _EXCLUSIVE


def differing_outputs(
    table: Table, first: tuple[Outcome, ...], second: tuple[Outcome, ...]
) -> tuple[str, ...]:
    """The outputs on which two rules do not say the same."""
    if first[1:] != second[1:] and first[0] == second[0]:
        return tuple(table.outputs)
    pairs = zip(table.outputs, first[0].values, second[0].values, strict=True)
    return tuple(name for name, one, other in pairs if not _same(one, other))


def _same(one: object, other: object) -> bool:
    if isinstance(one, Formula) and isinstance(other, Formula):
        return one.expression == other.expression
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _pairs(table: Table) -> Iterator[tuple[int, int]]:
    cover = table.cover
    for row in range(len(table.rows)):
        later = cover.overlapping(row) & table.all_rows & ~((2 << row) - 1)
        rule = table.rows[row].rule
        yield from ((row, other) for other in bits(later) if table.rows[other].rule != rule)


def _forbidden(table: Table, first: tuple[Outcome, ...], second: tuple[Outcome, ...]) -> bool:
    match table.definition.hit:
        case "unique":
            return True
        case "any":
            return first != second and bool(differing_outputs(table, first, second))
        case "priority":
            alike = first[0].values[0] == second[0].values[0]
            return alike and bool(differing_outputs(table, first, second))
        case "collect":
            return bool(_contradicting(table, first, second))
    return False


def _contradicting(
    table: Table, first: tuple[Outcome, ...], second: tuple[Outcome, ...]
) -> tuple[str, ...]:
    """The outputs that must not differ but do."""
    if table.definition.hit != "collect":
        return differing_outputs(table, first, second)
    taken = [
        (position, output.name)
        for position, output in enumerate(table.definition.outputs)
        if output.collect == "any"
    ]
    return tuple(
        name
        for position, name in taken
        if any(
            not _same(one.values[position], other.values[position])
            for one in first
            for other in second
            if one.values[position] is not None and other.values[position] is not None
        )
    )


def _alike(table: Table) -> list[int]:
    """For each rule the first one with the same rows: all of them, for one twin does not make two."""
    rows: list[list[tuple[Box, tuple[Outcome, ...]]]] = [[] for _ in table.definition.rules]
    for row in table.rows:
        rows[row.rule].append((row.box, row.outcomes))
    first: dict[tuple[tuple[Box, tuple[Outcome, ...]], ...], int] = {}
    return [first.setdefault(tuple(own), rule) for rule, own in enumerate(rows)]


def _duplicates(table: Table, alike: Sequence[int]) -> Iterator[Duplicate]:
    """Pairs of rules that fit something and are alike, the first ones of many."""
    fitting = {row.rule for row in table.rows if all(row.box)}
    groups: dict[int, list[int]] = {}
    for rule in sorted(fitting):
        groups.setdefault(alike[rule], []).append(rule)
    pairs = (pair for group in groups.values() for pair in combinations(group, 2))
    for first, second in islice(pairs, _MOST_DUPLICATES):
        yield Duplicate(first, second)

"""Everything that can be proved of a table, in one call."""

from __future__ import annotations

from dataclasses import dataclass

from cscx.policy.proof.gaps import Holes, gaps
from cscx.policy.proof.limits import Violations, violations
from cscx.policy.proof.overlaps import Overlaps, overlaps
from cscx.policy.proof.reach import reach_of
from cscx.policy.proof.region import Region
from cscx.policy.proof.shadows import Shadows, shadows
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.cover import NODES
from cscx.policy.tables.domains import Ordered
from cscx.policy.tables.table import Table

MOST_ROWS = 2_500
_WORK = 3_000_000  # nodes times rows: a node of a large table takes longer, and there are more questions


@dataclass(frozen=True, slots=True)
class Proof:
    """What is known of a table.

    `gaps` are cases that no rule covers; where the table has an `otherwise` they are what it takes,
    and `hidden` are those of them that lie between two rules, where a boundary may have slipped.
    """

    gaps: Holes
    hidden: tuple[Region, ...]
    overlaps: Overlaps
    shadows: Shadows
    limits: Violations

    @property
    def undecided(self) -> bool:
        """Whether any question ran out of its budget. Then nothing may be called fine."""
        return bool(
            self.gaps.undecided
            or self.overlaps.undecided
            or self.shadows.undecided
            or self.limits.undecided
        )

    def clean(self, table: Table) -> bool:
        """Whether everything was decided and nothing is wrong."""
        gap = self.gaps.regions and not table.otherwise
        wrong = gap or self.overlaps.overlaps or self.overlaps.duplicates
        return not (self.undecided or wrong or self.shadows.shadows or self.limits.violations)


def prove(chain: Chain, nodes: int = NODES) -> Proof:
    """Prove a table jointly with the tables its inputs come from.

    Beyond MOST_ROWS rows only a table whose rules do not meet is looked at: counting proves it.
    """
    table, reach = chain.table, reach_of(chain)
    if len(table.rows) > MOST_ROWS and not table.cover.disjoint(table.all_rows):
        return _unknown(table)
    nodes = min(nodes, _WORK // max(1, len(table.rows)))
    found = gaps(table, reach, nodes=nodes)
    hidden = tuple(region for region in found.regions if table.otherwise and hides(table, region))
    return Proof(
        gaps=found,
        hidden=hidden,
        overlaps=overlaps(table, reach, nodes=nodes),
        shadows=shadows(table, reach, nodes),
        limits=violations(table, chain, reach, nodes),
    )


def _unknown(table: Table) -> Proof:
    """Nothing is known of a table that is too large."""
    every = range(len(table.definition.rules))
    return Proof(
        gaps=Holes((), complete=False, undecided=True),
        hidden=(),
        overlaps=Overlaps((), (), ()),
        shadows=Shadows((), tuple(every)),
        limits=Violations((), tuple((limit.index, -1) for limit in table.limits)),
    )


def hides(table: Table, region: Region) -> bool:
    """Whether a region that `otherwise` takes is wedged between rules in an ordered column."""
    for index, column in enumerate(table.columns):
        if not isinstance(column, Ordered):
            continue
        mask = region.box[index] & ((1 << column.ranges) - 1)
        if mask and not mask & 1 and not mask >> (column.ranges - 1) & 1:
            return True
    return False

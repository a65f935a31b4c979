"""Everything that can be proved of a table, in one call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from cscx.policy.proof.gaps import Holes, Reach, gaps
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


@dataclass(frozen=True, eq=False)
class Proof:
    """What is known of a table; each question is answered when it is first asked.

    `answering` are rules that are known to answer some real case, such as an example.
    Beyond MOST_ROWS rows only a table whose rules do not meet is looked at: counting proves it.
    """

    chain: Chain
    nodes: int
    answering: frozenset[int] = frozenset()

    @property
    def _table(self) -> Table:
        return self.chain.table

    @cached_property
    def _reach(self) -> Reach | None:
        return reach_of(self.chain)

    @cached_property
    def _too_large(self) -> bool:
        table = self._table
        return len(table.rows) > MOST_ROWS and not table.cover.disjoint(table.all_rows)

    @cached_property
    def gaps(self) -> Holes:
        """Cases that no rule covers; where the table has an `otherwise` they are what it takes."""
        if self._too_large:
            return Holes((), complete=False, undecided=True)
        return gaps(self._table, self._reach, nodes=self.nodes)

    @cached_property
    def hidden(self) -> tuple[Region, ...]:
        """What `otherwise` takes between two rules, where a boundary may have slipped."""
        table = self._table
        return tuple(r for r in self.gaps.regions if table.otherwise and hides(table, r))

    @cached_property
    def overlaps(self) -> Overlaps:
        """Pairs of rules that must not meet, and rules that stand twice."""
        if self._too_large:
            return Overlaps((), (), ())
        return overlaps(self._table, self._reach, nodes=self.nodes)

    @cached_property
    def shadows(self) -> Shadows:
        """Rules that never answer."""
        if self._too_large:
            return Shadows((), tuple(range(len(self._table.definition.rules))))
        return shadows(self._table, self._reach, self.nodes, answering=self.answering)

    @cached_property
    def limits(self) -> Violations:
        """Answers that a limit forbids."""
        if self._too_large:
            return Violations((), tuple((limit.index, -1) for limit in self._table.limits))
        return violations(self._table, self.chain, self._reach, self.nodes)

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


def prove(chain: Chain, nodes: int = NODES, *, answering: Iterable[int] = ()) -> Proof:
    """The proof of a table jointly with the tables its inputs come from."""
    within = min(nodes, _WORK // max(1, len(chain.table.rows)))
    return Proof(chain, within, frozenset(answering))


def hides(table: Table, region: Region) -> bool:
    """Whether a region that `otherwise` takes is wedged between rules in an ordered column."""
    for index, column in enumerate(table.columns):
        if not isinstance(column, Ordered):
            continue
        mask = region.box[index] & ((1 << column.ranges) - 1)
        if mask and not mask & 1 and not mask >> (column.ranges - 1) & 1:
            return True
    return False

"""Which fact to ask for next: the one that needs the fewest questions in the worst case.

Exact by deepening: can one question settle every case, can two, … until the budget ends; then the
question that leaves the fewest different answers at worst. Where telling answers apart takes long,
the question that leaves the fewest rows alive. Budgets count work, not time, so that every machine
and the browser's twin ask the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cscx.policy.tables.cover import Box, bits
from cscx.policy.tables.possible import HOLE_NODES, ORDERED_HITS, Possible, possible
from cscx.policy.tables.table import Table

WORK = 8_000
"""How much may be spent on one question; telling the answers of one row apart is 1."""
_GROUPS = 256
_MANY_ROWS = 200
_ROWS_AT_ONCE = 16
_MOST_DOUBLED = 14


def possible_soon(table: Table, box: Box) -> Possible:
    """The answers still possible, soon: of many rows in order some that never speak may count."""
    rows = table.cover.meeting(box, table.all_rows).bit_count()
    searched = table.definition.hit not in ORDERED_HITS or rows <= _MANY_ROWS
    return possible(table, box, HOLE_NODES if searched else 0)


@dataclass(frozen=True, slots=True)
class Question:
    """The input to ask for. `at_most`: how many questions are left at worst, None when not known."""

    input: str
    at_most: int | None


class _OutOfBudgetError(Exception):
    """Ends the exact search."""


def best_question(
    table: Table, box: Box, unknown: Sequence[str], work: int = WORK
) -> Question | None:
    """The next question for the cases of a box; None when no unknown input can change the answer.

    Of equally good questions the first in the order of `unknown` is taken.
    """
    search = _Search(table, work)
    useful = [name for name in unknown if len(search.parts(box, name)) > 1]
    if not useful:
        return None
    try:
        for depth in range(1, len(useful) + 1):
            for name in useful:
                if search.settles(box, name, useful, depth):
                    return Question(name, depth)
    except _OutOfBudgetError:
        pass
    search.left = work
    try:
        worst = {name: search.most_answers(box, name) for name in useful}
    except _OutOfBudgetError:
        worst = {name: search.most_rows(box, name) for name in useful}
    return Question(min(useful, key=lambda name: worst[name]), None)


class _Search:
    """Remembers what was found for boxes met again along other orders of questions."""

    def __init__(self, table: Table, work: int) -> None:
        self.table = table
        self.left = work
        self.known: dict[Box, int] = {}
        self.deep: dict[tuple[Box, int], bool] = {}

    def settles(self, box: Box, name: str, unknown: Sequence[str], depth: int) -> bool:
        """Whether asking for `name` and then at most depth - 1 more settles every case of a box."""
        rest = [other for other in unknown if other != name]
        return all(self.within(part, rest, depth - 1) for part in self.parts(box, name))

    def within(self, box: Box, unknown: Sequence[str], depth: int) -> bool:
        """Whether `depth` questions settle every case of a box."""
        if self.settled(box):
            return True
        if not depth:
            return False
        key = (box, depth)
        if key not in self.deep:
            self.deep[key] = any(self.settles(box, name, unknown, depth) for name in unknown)
        return self.deep[key]

    def settled(self, box: Box) -> bool:
        return self.answers(box) <= 1

    def answers(self, box: Box) -> int:
        """How many answers a box has; raises _OutOfBudgetError before it takes too long."""
        found = self.known.get(box)
        if found is None:
            rows = self.table.cover.meeting(box, self.table.all_rows).bit_count()
            self.left -= 1 + rows + _more_work(self.table, rows)
            if self.left < 0:
                raise _OutOfBudgetError
            found = self.known[box] = len(possible(self.table, box).answers)
        return found

    def most_answers(self, box: Box, name: str) -> int:
        """How many answers are left after the worst answer to `name`."""
        return max(self.answers(part) for part in self.parts(box, name))

    def most_rows(self, box: Box, name: str) -> int:
        """How many rows are still alive after the worst answer to `name`."""
        cover, rows = self.table.cover, self.table.all_rows
        return max(cover.meeting(part, rows).bit_count() for part in self.parts(box, name))

    def parts(self, box: Box, name: str) -> list[Box]:
        """What an answer to `name` can leave of a box, values that no rule tells apart together."""
        boxes = [box]
        for column in self.table.columns_of[name]:
            boxes = [part for one in boxes for part in self._split(one, column)]
            if len(boxes) > _GROUPS:
                break
        impossible = self.table.impossible_rows
        return [one for one in boxes if not self.table.cover.containing(one, impossible)]

    def _split(self, box: Box, column: int) -> Iterator[Box]:
        alive = self.table.cover.meeting(box)
        groups: dict[int, int] = {}
        for atom in bits(box[column]):
            fitting = alive & self.table.cover.matching[column][atom]
            groups[fitting] = groups.get(fitting, 0) | 1 << atom
        for mask in groups.values():
            yield (*box[:column], mask, *box[column + 1 :])


def _more_work(table: Table, rows: int) -> int:
    """Beyond looking at each row: rows in order are compared with one another, rows collected put together."""
    if table.definition.hit in ORDERED_HITS:
        return rows * rows // _ROWS_AT_ONCE
    if table.definition.hit == "collect":
        return (1 << min(rows, _MOST_DOUBLED)) // _ROWS_AT_ONCE
    return 0

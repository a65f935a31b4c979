"""A procedure that the cases of a file are taken through, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from cscx.cases.answers import INVALID, PREFIX, Cells
from cscx.messages import Language
from cscx.policy.batch.columns import Column
from cscx.policy.language.values import Field, Value
from cscx.policy.walk.fingerprint import procedure_fingerprint
from cscx.policy.walk.result import LOOP, Walk
from cscx.policy.walk.scope import Scope
from cscx.policy.walk.walk import walk

_MOST_KEPT: Final = 100_000
_HEADINGS: Final = (
    "status", "end", "path", "rules", "approvals", "handoffs", "escalation", "policy", "problem",
)  # fmt: skip


class WalkPolicy:
    """Walks each different case once.

    The status of a case is ended, `needs NAME`, loop, stuck (the policy has no way on), broken (a
    document has a mistake) or invalid.
    """

    def __init__(self, scope: Scope, nobody_knows: Sequence[str], language: Language) -> None:
        self.fingerprint = procedure_fingerprint(scope)
        self.fields: Mapping[str, Field] = scope.fields
        self._scope, self._nobody_knows, self._language = scope, nobody_knows, language
        self._kept: dict[tuple[tuple[str, Value], ...], Cells] = {}

    def headings(self) -> list[str]:
        """Status, end, path, rules, approvals, hand-offs, escalation, policy, problem."""
        return [f"{PREFIX}{name}" for name in _HEADINGS]

    def invalid(self, problem: str) -> Cells:
        """The cells of a row that could not be read."""
        return (INVALID, *("" for _ in _HEADINGS[2:]), problem)

    def answers(self, columns: Mapping[str, Column], count: int) -> Sequence[Cells]:
        """The cells of each case."""
        return [self._answer(self._case(columns, row)) for row in range(count)]

    @staticmethod
    def _case(columns: Mapping[str, Column], row: int) -> tuple[tuple[str, Value], ...]:
        found: list[tuple[str, Any]] = [
            (name, column.value(row)) for name, column in columns.items() if column.known[row]
        ]
        return tuple(found)

    def _answer(self, case: tuple[tuple[str, Value], ...]) -> Cells:
        cells = self._kept.get(case)
        if cells is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            given = dict(case)
            unknown = [name for name in self._nobody_knows if name not in given]
            cells = self._cells(walk(self._scope.library, self._scope.start, given, unknown))
            self._kept[case] = cells
        return cells

    def _cells(self, found: Walk) -> Cells:
        problems = [each.problem.text.to(self._language) for each in found.troubles]
        if found.status == INVALID:
            return self.invalid("; ".join(problems))
        decided = [stop.decided for stop in found.stops if stop.decided is not None]
        rules = [f"{d.key}.{rule}" for d in decided if d.key for rule in d.decision.rules]
        handoffs = [stop.step.handoff.to for stop in found.stops if stop.step.handoff is not None]
        escalations = [stop.escalation for stop in found.stops if stop.escalation is not None]
        return (
            _status(found),
            "" if found.end is None else found.end,
            " > ".join(f"{sop}.{step}" for sop, step in found.steps),
            ", ".join(rules),
            ", ".join(dict.fromkeys(role for each in decided for role in each.approvals)),
            ", ".join(dict.fromkeys(handoffs)),
            ", ".join(f"{e.matrix}.{e.path}" if e.path else e.matrix for e in escalations),
            self.fingerprint,
            "; ".join(problems),
        )


def _status(found: Walk) -> str:
    if found.need is not None:
        return f"needs {found.need.name}"
    return "loop" if found.end == LOOP else found.status

"""What a way through a procedure leads to: the colour, shape and word of an answer.

Nothing in the model says that 불가 is a refusal; the procedures do, by where that branch ends.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import Literal

from cscx.content.corpus import Corpus
from cscx.content.kinds.sop import Sop, Step

Verdict = Literal["ok", "no", "esc", "warn", ""]

RESOLVED, REFUSED, ESCALATED = "resolved", "refused", "escalated"
TRANSFERRED, PENDING = "transferred", "pending"
_VERDICTS: dict[str, Verdict] = {
    RESOLVED: "ok",
    REFUSED: "no",
    ESCALATED: "esc",
    TRANSFERRED: "esc",
    PENDING: "warn",
}


def end_of(step: Step) -> str:
    """How the case ends at a step; empty where it goes on."""
    if step.escalate:
        return ESCALATED
    if step.go_to:
        return TRANSFERRED
    return step.end or ""


def ends_from(sop: Sop, start: str) -> frozenset[str]:
    """Every end that can be reached from a step."""
    steps = {step.id: step for step in sop.steps}
    waiting, seen, ends = [start], set(), set()
    while waiting:
        step = steps.get(waiting.pop())
        if step is None or step.id in seen:
            continue
        seen.add(step.id)
        end = end_of(step)
        if end:
            ends.add(end)
        waiting.extend(step.targets)
    return frozenset(ends)


def verdict_of(ends: frozenset[str]) -> Verdict:
    """One colour for a set of ends.

    How the customer's matter ends outweighs who takes it over and what is waited for. What can end both
    as resolved and as refused has no colour.
    """
    found = {_VERDICTS[end] for end in ends if end in _VERDICTS}
    told = found & {"ok", "no"} or found & {"esc"} or found
    return told.pop() if len(told) == 1 else ""


class Outcomes:
    """The verdict of every answer of every table, seen from all procedures that decide by it."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    @cached_property
    def _ends(self) -> dict[tuple[str, str, str], frozenset[str]]:
        found: dict[tuple[str, str, str], frozenset[str]] = defaultdict(frozenset)
        tables = {
            document.id: document.body
            for document in self._corpus.documents
            if document.kind is not None and document.kind.name == "exception"
        }
        for _, sop in self._corpus.of(Sop):
            for step in sop.steps:
                table = tables.get(step.decide or "")
                if table is None:
                    continue
                output = step.output or next(iter(table.outputs))
                for answer, target in step.branches.items():
                    found[step.decide or "", output, answer] |= ends_from(sop, target)
        return found

    def verdict(self, table: str, output: str, answer: str) -> Verdict:
        """The verdict of one answer; empty when no procedure branches on it."""
        return verdict_of(self._ends.get((table, output, answer), frozenset()))

"""The drills of a knowledge base, and what could not be made into one and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cached_property

import msgspec

from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.sop import Sop
from cscx.content.policies import Policies
from cscx.messages import Text
from cscx.policy.language.problem import ProblemError, TableError
from cscx.policy.walk.explore import Way
from cscx.training.drills.agreeing import agreeing
from cscx.training.drills.cases import OTHERWISE, cases_of
from cscx.training.drills.choosing import chosen
from cscx.training.drills.drill import Drill
from cscx.training.drills.making import drill_of
from cscx.training.drills.natural import natural
from cscx.training.items.item import digest
from cscx.training.items.knowledge import Knowledge


class Why(Enum):
    """Why a procedure has no drills."""

    NO_WAYS = Text(
        "갈래가 없어 고를 것이 없습니다", "it has no branches, so there is nothing to choose"
    )
    NOTHING_WRONG = Text("틀릴 수 있는 곳이 모자랍니다", "there is too little in it to get wrong")
    NO_CASE = Text(
        "끝까지 가는 사례가 없습니다. cscx test로 막힌 곳을 보세요",
        "no case comes to an end; see where it stops with cscx test",
    )
    BROKEN = Text(
        "쓰는 판정표나 절차에 잘못이 있습니다. cscx lint로 고칠 곳을 보세요",
        "a table or procedure it uses has a mistake; see cscx lint",
    )


class Coverage(msgspec.Struct, frozen=True):
    """What the drills come by: ways of a procedure, or rules of a table, its `otherwise` among them.

    `missing` are those that no case comes to.
    """

    document: str
    of: int
    met: int
    missing: tuple[str, ...]


class Drills(msgspec.Struct, frozen=True, dict=True):
    """Drills in the order of their procedures.

    `coverage` is of the procedures; `left_out` are those without any drill, and why.
    """

    drills: tuple[Drill, ...]
    coverage: tuple[Coverage, ...]
    left_out: Mapping[str, Why]

    @cached_property
    def by_id(self) -> Mapping[str, Drill]:
        """Drills by their id."""
        return {drill.id: drill for drill in self.drills}

    @cached_property
    def fingerprint(self) -> str:
        """Changes when a drill comes, goes, or changes its meaning."""
        return digest([[drill.id, drill.fingerprint] for drill in self.drills])


def drills_of(policies: Policies, only: frozenset[str] | None = None) -> Drills:
    """The drills of every procedure in force; with `only`, of these procedures."""
    knowledge = Knowledge(policies)
    drills: dict[str, Drill] = {}
    coverage: list[Coverage] = []
    left_out: dict[str, Why] = {}
    for document, sop in knowledge.of(Sop):
        if only is not None and document.id not in only:
            continue
        if not has_ways(sop):
            left_out[document.id] = Why.NO_WAYS
            continue
        try:
            found, covered = _of_procedure(knowledge, document.id)
        except (TableError, ProblemError, KeyError):
            left_out[document.id] = Why.BROKEN
            continue
        if not found:
            left_out[document.id] = Why.NOTHING_WRONG if covered.met else Why.NO_CASE
        coverage.append(covered)
        for drill in found:
            drills.setdefault(drill.id, drill)
    return Drills(tuple(drills.values()), tuple(coverage), left_out)


def has_ways(sop: Sop) -> bool:
    """Whether a procedure has branches, without which there is nothing to choose."""
    return any(step.decides or step.decide for step in sop.steps)


def _of_procedure(knowledge: Knowledge, sop: str) -> tuple[list[Drill], Coverage]:
    cases = cases_of(knowledge, sop)
    found = []
    met: set[Way] = set()
    for wanted in chosen(cases):
        case = agreeing(knowledge, sop, natural(knowledge, sop, wanted))
        drill = drill_of(knowledge, sop, case)
        if drill is not None:
            found.append(drill)
            met |= case.ways
    ways = cases.wanted_ways
    missing = sorted(f"{step} → {answer or OTHERWISE}" for _, step, answer in ways - met)
    return found, Coverage(sop, len(ways), len(ways & met), tuple(missing))


def rules_met(made: Drills, knowledge: Knowledge) -> Iterator[Coverage]:
    """What the drills come by of each table in force that a procedure in force decides by."""
    met = {rule for drill in made.drills for rule in drill.rules}
    for document, table in knowledge.of(ExceptionTable):
        if not knowledge.sops_deciding(document.id):
            continue
        rules = [rule.id for rule in table.rules] + ([OTHERWISE] if table.otherwise else [])
        missing = tuple(rule for rule in rules if f"{document.id}.{rule}" not in met)
        yield Coverage(document.id, len(rules), len(rules) - len(missing), missing)

"""All drills of a knowledge base made and checked in one run."""

from __future__ import annotations

from typing import NamedTuple

from cscx.content.policies import Policies
from cscx.training.checks.finding import Weight
from cscx.training.drills.drills import Coverage, Drills, drills_of, rules_met
from cscx.training.drills.verify import Found, check_coverage, left_out, verify
from cscx.training.items.knowledge import Knowledge


class CheckedDrills(NamedTuple):
    """The drills, what was found, and what they come by: ways by procedure, rules by table."""

    made: Drills
    findings: tuple[Found, ...]
    ways: tuple[Coverage, ...]
    rules: tuple[Coverage, ...]

    @property
    def passes(self) -> bool:
        """Whether no error was found."""
        return all(each.check.weight is not Weight.ERROR for each in self.findings)


def check_drills(policies: Policies) -> CheckedDrills:
    """Make every drill and run every check on it."""
    made, knowledge = drills_of(policies), Knowledge(policies)
    rules = tuple(rules_met(made, knowledge))
    findings = [found for drill in made.drills for found in verify(drill, knowledge)]
    for each in (*made.coverage, *rules):
        findings += check_coverage(each)
    findings += [left_out(sop, why) for sop, why in made.left_out.items()]
    return CheckedDrills(made, tuple(findings), made.coverage, rules)

"""All checks of a bank in one run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.sop import Sop
from cscx.content.policies import Policies
from cscx.training.assembly.form import form
from cscx.training.bank import Bank
from cscx.training.checks import balance, cover, cues, testwise, truth, unanswered
from cscx.training.checks import form as whole
from cscx.training.checks.cover import Covered
from cscx.training.checks.finding import Check, Finding, Weight
from cscx.training.checks.testwise import FEWEST, Outcome
from cscx.training.items.knowledge import Knowledge
from cscx.training.judge import Judge

CHECKS: tuple[Check, ...] = (
    *truth.CHECKS,
    *whole.CHECKS,
    *cues.CHECKS,
    *balance.CHECKS,
    *cover.CHECKS,
    *unanswered.CHECKS,
)
"""Every check, errors and warnings."""


class Checked(NamedTuple):
    """What the checks found, how guessing does, and what is asked about."""

    findings: tuple[Finding, ...]
    strategies: tuple[Outcome, ...]
    covered: tuple[Covered, ...]

    @property
    def passes(self) -> bool:
        """Whether no error was found and no strategy pays; a bank below 100 items is not gated."""
        return all(finding.check.weight is not Weight.ERROR for finding in self.findings) and all(
            each.passes for each in self.strategies if each.questions >= FEWEST
        )


def check(bank: Bank, policies: Policies, seed: str = "1") -> Checked:
    """Run every check on a bank and on the form it gives for a seed."""
    judge = Judge(policies)
    findings: list[Finding] = []
    for item in bank.items:
        findings += truth.check(item, judge)
        findings += whole.check(item)
        findings += cues.check(item)
    findings += whole.check_bank(bank.items)
    findings += balance.check_form(form(bank, seed, FEWEST), bank)
    knowledge = Knowledge(policies)
    findings += unanswered.check(knowledge)
    covered = tuple(cover.cover(bank, policies, _documents(knowledge)))
    for each in covered:
        findings += cover.check(each)
    return Checked(tuple(findings), testwise.scores(bank), covered)


def _documents(knowledge: Knowledge) -> Mapping[str, object]:
    tables = {document.id: body for document, body in knowledge.of(ExceptionTable)}
    return tables | {document.id: body for document, body in knowledge.of(Sop)}

"""What the bank asks about: rules of tables, boundaries, ways on from steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.sop import ELSE, Sop
from cscx.content.policies import Policies
from cscx.messages import Text
from cscx.policy.decision.evaluate import decide
from cscx.policy.language.problem import ProblemError, TableError
from cscx.policy.testing.suggest import coverage
from cscx.training.bank import Bank
from cscx.training.checks.finding import Check, Finding, Weight, found
from cscx.training.items.item import Item
from cscx.training.items.next_action import TYPE as NEXT
from cscx.training.items.table_items import BOUNDARY, CASE

COVERAGE = Check(
    "COVERAGE",
    Weight.WARNING,
    Text("‘{document}’에 묻지 않는 것이 있습니다: {missing}.", "Nothing asks about this in {document}: {missing}."),
    Text("판정표에 그 사례의 예시를 더하거나 문제를 직접 쓰세요.", "Add an example of it to the table, or write a question."),
)  # fmt: skip
CHECKS = (COVERAGE,)


class Covered(NamedTuple):
    """Of a document: how many rules, boundaries or ways it has, how many are asked, what is not."""

    document: str
    rules: int
    rules_asked: int
    boundaries: int
    boundaries_asked: int
    missing: tuple[str, ...]


def cover(bank: Bank, policies: Policies, documents: Mapping[str, object]) -> Iterator[Covered]:
    """What is asked of each table and procedure among some documents in force."""
    by_subject: dict[str, list[Item]] = {}
    for item in bank.items:
        by_subject.setdefault(item.subject, []).append(item)
    for name, body in documents.items():
        items = by_subject.get(name, [])
        if isinstance(body, ExceptionTable):
            yield from _table(name, items, policies)
        elif isinstance(body, Sop):
            yield _procedure(name, body, items)


def _table(name: str, items: list[Item], policies: Policies) -> Iterator[Covered]:
    try:
        chain = policies.chain(name)
    except TableError:
        return
    decided = []
    for item in items:
        if item.type in (BOUNDARY, CASE):
            try:
                decided.append(decide(chain, item.case))
            except ProblemError:
                continue
    found_ = coverage(chain, decided)
    rules = chain.table.definition.rules
    missing = [rules[rule].id for rule in found_.untried]
    missing += [
        f"{rules[each.rule].id} {each.input} {chain.table.fields[each.input].show(each.value).ko}"
        for each in found_.missing
    ]
    yield Covered(
        name,
        found_.rules,
        found_.rules - len(found_.untried),
        len(found_.boundaries),
        len(found_.boundaries) - len(found_.missing),
        tuple(missing),
    )


def _procedure(name: str, sop: Sop, items: list[Item]) -> Covered:
    """Ways on of the steps; one is asked where an item's key is the step it leads to."""
    asked = {
        (item.template.partition(":")[2], item.key.code) for item in items if item.type == NEXT
    }
    ways = [
        (step.id, target)
        for step in sop.steps
        for answer, target in (*step.branches.items(), *((("", step.next),) if step.next else ()))
        if target is not None and (answer != ELSE or step.by)
    ]
    ways = list(dict.fromkeys(ways))
    missing = tuple(f"{step} → {target}" for step, target in ways if (step, target) not in asked)
    return Covered(name, len(ways), len(ways) - len(missing), 0, 0, missing)


def check(covered: Covered) -> Iterator[Finding]:
    """One finding for a document that is not asked about wholly."""
    if covered.missing:
        shown = ", ".join(covered.missing[:3]) + (" …" if len(covered.missing) > 3 else "")  # noqa: PLR2004 - a few tell enough
        yield found(COVERAGE, None, document=covered.document, missing=shown)

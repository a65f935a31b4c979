"""Tables that leave cases without one answer: what is therefore not asked, and where to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cscx.content.kinds.exception import ExceptionTable
from cscx.messages import Text
from cscx.policy.decision.evaluate import Status
from cscx.policy.language.problem import TableError
from cscx.policy.language.values import Value
from cscx.policy.proof.proof import prove
from cscx.policy.proof.region import Region
from cscx.training.checks.finding import Check, Finding, Weight
from cscx.training.items.item import Source
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.situations import Situation

TABLE_GAP = Check(
    "TABLE_GAP",
    Weight.WARNING,
    Text("‘{table}’에 답이 없는 경우가 있습니다: {region}. 그래서 사례 {n}개를 묻지 않습니다.", "Some cases of {table} have no answer: {region}. So {n} cases are not asked."),
    Text("cscx lint로 빠진 경우를 보고 규칙이나 otherwise를 더하세요.", "See the gap with cscx lint; add a rule or an `otherwise`."),
)  # fmt: skip
TABLE_OVERLAP = Check(
    "TABLE_OVERLAP",
    Weight.WARNING,
    Text("‘{table}’의 규칙 ‘{one}’{one:과/와} ‘{other}’{other:이/가} 겹칩니다: {region}. 그래서 사례 {n}개를 묻지 않습니다.", "Rules {one} and {other} of {table} overlap: {region}. So {n} cases are not asked."),
    Text("cscx lint로 겹치는 경우를 보고 두 규칙의 조건을 가르세요.", "See the overlap with cscx lint; tell the two rules apart."),
)  # fmt: skip
CHECKS = (TABLE_GAP, TABLE_OVERLAP)


def check(knowledge: Knowledge) -> Iterator[Finding]:
    """A finding for each table in force with a gap, one for each with rules that overlap.

    Cases are counted that were looked at for questions, with one in each place that was proved.
    """
    for document, _ in knowledge.of(ExceptionTable):
        try:
            yield from _table(knowledge, document.id)
        except TableError:
            continue  # it is counted as broken where questions are made


def _table(knowledge: Knowledge, name: str) -> Iterator[Finding]:
    chain = knowledge.policies.chain(name)
    proof, rules = prove(chain), chain.table.definition.rules
    gaps = () if chain.table.otherwise else proof.gaps.regions
    if gaps:
        n = _not_asked(knowledge.situations(name), "none", gaps)
        message = TABLE_GAP.message(table=name, region=gaps[0].text, n=n)
        yield Finding(TABLE_GAP, message, None, Source(name, "", ("rules",)))
    overlaps = proof.overlaps.overlaps
    if overlaps:
        first = overlaps[0]
        n = _not_asked(knowledge.situations(name), "conflict", [each.region for each in overlaps])
        message = TABLE_OVERLAP.message(
            table=name,
            one=rules[first.first].id,
            other=rules[first.second].id,
            region=first.region.text,
            n=n,
        )
        where = Source(name, rules[first.second].id, ("rules", first.second))
        yield Finding(TABLE_OVERLAP, message, None, where)


def _not_asked(asked: Sequence[Situation], status: Status, proved: Sequence[Region]) -> int:
    """How many different cases, one fact from those asked or proved, are left open this way."""
    found = {_case(region.example) for region in proved}
    for situation in asked:
        found |= {
            _case({**situation.given, near.axis: near.value})
            for near in situation.tried
            if near.decision.status == status
        }
    return len(found)


def _case(given: Mapping[str, Value]) -> frozenset[tuple[str, Value]]:
    return frozenset(given.items())

"""돌고 도는 SOP 호출 · SOPs that call each other in a circle

무엇: call이나 first로 부른 SOP를 따라가면 처음 SOP로 되돌아온다.
What: Following call and first leads back to the SOP one started from.

왜: 부른 SOP가 끝나야 돌아오는데, 끝나기 전에 자기를 다시 부른다.
Why: A called SOP has to end before its caller goes on, but it calls its caller first.

나쁜 예 · Bad:
    # procedures/pickup.yaml
    kind: sop
    title: 회수 예약
    summary: 회수 날짜를 잡는다.
    status: active
    owner: CS정책
    effective: 2026-03-01
    reviewed: 2026-10-01
    reasons: [반품.단순변심]
    ⟦first⟧: [return]
    steps:
      - id: 날짜잡기
        stage: intake
        do: 회수 날짜를 잡는다.
        end: resolved
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        ⟦call⟧: pickup
        next: 기록

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        say: accepted
        call: pickup
        next: 기록
    # procedures/pickup.yaml
    kind: sop
    title: 회수 예약
    summary: 회수 날짜를 잡는다.
    status: active
    owner: CS정책
    effective: 2026-03-01
    reviewed: 2026-10-01
    reasons: [반품.단순변심]
    steps:
      - id: 날짜잡기
        stage: intake
        do: 회수 날짜를 잡는다.
        end: resolved
    # training/first-week.yaml
    days:
      - learn: [return, eligibility, pickup]
        drill: [return]
      - learn: [desk]
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cscx.content.corpus import Corpus
from cscx.content.cycles import components, way_around
from cscx.content.document import Document
from cscx.content.source import Path
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.flow.steps import live_sops
from cscx.messages import Text

_CIRCLE = Text("SOP가 돌고 돕니다: {way}", "These SOPs go round in a circle: {way}")
_HINT = Text(
    "되돌아오는 call이나 first를 빼세요. 넘기고 끝낼 일이면 go_to를 쓰세요.",
    "Drop the call or first that leads back, or use go_to where the case moves on for good.",
)


class _Call(NamedTuple):
    document: Document
    path: Path
    target: str


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every call and first that lies on a circle; a go_to within a called SOP may close it."""
    calls: list[_Call] = []
    graph: dict[str, list[str]] = {}
    for document, sop in live_sops(corpus):
        own = [_Call(document, ("first",), target) for target in sop.first]
        for at, step in enumerate(sop.steps):
            if step.call:
                own.append(_Call(document, ("steps", at, "call"), step.call))
        calls.extend(own)
        moves = [step.go_to for step in sop.steps if step.go_to and step.go_to != document.id]
        graph[document.id] = [*(call.target for call in own), *moves]
    component_of = {
        name: number for number, component in enumerate(components(graph)) for name in component
    }
    for call in calls:
        source = call.document.id
        if component_of.get(call.target) == component_of[source]:
            way = way_around(graph, source, call.target)
            yield Finding(
                Place(call.document, call.path, on_key=True),
                _CIRCLE(way=" → ".join(way)),
                _HINT,
            )


RULE = Rule(code="CS517", name="flow.call-circle", severity=Severity.ERROR, corpus=check)

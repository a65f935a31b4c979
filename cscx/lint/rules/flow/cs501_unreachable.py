"""아무도 오지 않는 단계 · Unreachable step

무엇: 첫 단계에서 출발해 이 단계로 올 길이 없다.
What: No way leads here from the first step.

왜: 상담사는 이 단계를 만나지 못한다. 여기 적은 처리는 하지 않는 일이 된다.
Why: No agent ever comes to it, so what it says is never done.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: ⟦재고확인⟧
        do: 재고를 본다.
        next: 기록

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 회수 날짜를 정한다.
        say: accepted
        next: 재고확인
      - id: 재고확인
        do: 재고를 본다.
        next: 기록
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.cycles import components
from cscx.content.document import Document
from cscx.content.flow import Flow, reach
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.flow.steps import at_id, live_sop
from cscx.messages import Text
from cscx.settings import Settings
from cscx.text import closest

_UNREACHABLE = Text("‘{step}’{step:으로/로} 오는 길이 없습니다.", "No way leads to {step!r}.")
_HINT = Text(
    "앞 단계의 next나 branches에 ‘{step}’{step:을/를} 적거나, 이 단계를 지우세요.",
    "Name {step!r} in next or branches of an earlier step, or delete the step.",
)


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """The first step of every part that no case comes to; what follows it is reached with it."""
    sop = live_sop(document)
    if sop is None or len(sop.flow.reachable) == len(sop.steps):
        return
    flow = sop.flow
    onward = _as_meant(flow)
    reached = reach([0, *_otherwise(flow)], onward)
    left = {at: onward[at] for at in range(len(sop.steps)) if at not in reached}
    led_to = {
        target
        for component in components(left)
        for at in component
        for target in left[at]
        if target not in component
    }
    for component in components(left):
        if led_to.isdisjoint(component):
            step = sop.steps[component[0]]
            if flow.position[step.id] == component[0]:
                yield Finding(
                    at_id(document, component[0]),
                    _UNREACHABLE(step=step.id),
                    _HINT(step=step.id),
                )


def _otherwise(flow: Flow) -> list[int]:
    at = flow.position.get(flow.otherwise) if flow.otherwise else None
    return [] if at is None else [at]


def _as_meant(flow: Flow) -> list[list[int]]:
    """The ways on as probably meant: another rule reports a dead end or a misspelled target."""
    onward = []
    for at, step in enumerate(flow.steps):
        targets = list(flow.following[at])
        for way in flow.ways[at]:
            if way.target not in flow.position:
                meant = closest(way.target, flow.position)
                targets.extend([flow.position[meant]] if meant else [])
        if not flow.ways[at] and not step.leaves and at + 1 < len(flow.steps):
            targets.append(at + 1)
        onward.append(targets)
    return onward


RULE = Rule(
    code="CS501", name="flow.unreachable", severity=Severity.ERROR, document=check, kinds=("sop",)
)

"""거꾸로 가는 업무 단계 · Stage out of order

무엇: 다음 단계의 stage가 지금보다 앞이다. 접수 → 분류·배정 → 응대·처리 → 후속 관리 순서다. 되풀이하려고 앞 단계로 돌아가는 것은 괜찮다.
What: A step leads to one of an earlier stage (intake → triage → handle → follow-up). Going back in a loop is fine.

왜: 단계별 현황과 색인이 어긋나고, 처리하다 말고 접수로 돌아간 것처럼 보인다.
Why: Views by stage go wrong, and the case seems to go back to intake half-way.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 기록
        stage: follow-up
        do: 상담 이력에 적는다.
        next: ⟦문자안내⟧
      - id: 문자안내
        do: 접수 문자를 보낸다.
        end: resolved

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 기록
        stage: follow-up
        do: 상담 이력에 적는다.
        next: 문자안내
      - id: 문자안내
        stage: follow-up
        do: 접수 문자를 보낸다.
        end: resolved
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.sop import STAGES
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.flow.steps import STAGE_NAMES, at_id, live_sop
from cscx.messages import Text
from cscx.settings import Settings

_BACK = Text(
    "‘{step}’({stage}) 다음에 ‘{target}’({earlier}){target:으로/로} 거꾸로 갑니다.",
    "{step!r} ({stage}) leads back to {target!r} ({earlier}).",
)
_HINT = Text(
    "‘{target}’의 stage를 ‘{name}’ 값으로 바꾸거나 순서를 고치세요.",
    "Set the stage of {target!r} to {name}, or mend the order.",
)
_DEFAULT = Text(
    "‘{target}’에 ‘stage: {name}’ 줄을 더하세요. 안 쓰면 handle입니다.",
    "Write 'stage: {name}' on {target!r}; without it a step is 'handle'.",
)
_TARGET = Text("다음 단계", "the step it leads to")
_ORDER = {stage: number for number, stage in enumerate(STAGES)}


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every way on to an earlier stage that is no loop."""
    sop = live_sop(document)
    if sop is None or document.data is None:
        return
    flow = sop.flow
    for at, step in enumerate(sop.steps):
        for way in flow.ways[at]:
            target = flow.position.get(way.target)
            if target is None or flow.loop_of[target] == flow.loop_of[at]:
                continue
            following = sop.steps[target]
            if _ORDER[following.stage] < _ORDER[step.stage]:
                written = "stage" in document.data["steps"][target]
                yield Finding(
                    Place(document, way.path),
                    _BACK(
                        step=step.id,
                        stage=STAGE_NAMES[step.stage],
                        target=following.id,
                        earlier=STAGE_NAMES[following.stage],
                    ),
                    (_HINT if written else _DEFAULT)(target=following.id, name=step.stage),
                    (Note(at_id(document, target), _TARGET),),
                )


RULE = Rule(
    code="CS509", name="flow.stage-order", severity=Severity.ERROR, document=check, kinds=("sop",)
)

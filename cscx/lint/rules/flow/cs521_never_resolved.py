"""해결로 끝나지 않는 SOP · SOP that never resolves

무엇: 거절이나 대기로 끝나는 길은 있는데, 해결되거나 다른 곳으로 넘어가는 길이 하나도 없다.
What: Ways end as refused or pending, but none as resolved, transferred or in another SOP.

왜: 고객의 일이 어떻게 마무리되는지 아무 데도 적혀 있지 않다.
Why: Nothing says how the customer's matter is ever settled.

나쁜 예 · Bad:
    # procedures/return.yaml
    ⟦steps⟧:
      # …
      - id: 기록
        stage: follow-up
        do: 상담 이력에 적는다.
        end: pending

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 기록
        stage: follow-up
        do: 회수된 것을 확인하고 환불한 다음 상담 이력에 적는다.
        end: resolved
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.flow.steps import live_sop
from cscx.messages import Text
from cscx.settings import Settings

_NEVER = Text("해결로 끝나는 길이 없습니다.", "No way through this SOP ends as resolved.")
_HINT = Text(
    "일이 끝난 뒤의 단계를 더하고 ‘end: resolved’를 쓰세요.",
    "Add the step that settles the matter, with 'end: resolved'.",
)
_SETTLED = frozenset({"resolved", "transferred"})


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """An SOP with ends of its own, none of which settles the matter."""
    sop = live_sop(document)
    if sop is None:
        return
    leaving = [step for step in sop.steps if step.leaves]
    if not any(step.end for step in leaving):
        return
    if not any(step.end in _SETTLED or step.go_to for step in leaving):
        yield Finding(Place(document, ("steps",), on_key=True), _NEVER, _HINT)


RULE = Rule(
    code="CS521",
    name="flow.never-resolved",
    severity=Severity.WARNING,
    document=check,
    kinds=("sop",),
)

"""이름이 같은 단계 · Two steps of one name

무엇: 한 SOP에 id가 같은 단계가 둘 있다.
What: Two steps of an SOP have the same id.

왜: 그 이름을 가리키는 길은 앞의 것만 찾는다. 뒤의 단계는 아무도 가지 않는다.
Why: Ways on find the first one only; nobody comes to the second.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 기록
        stage: follow-up
        do: 상담 이력에 적는다.
        end: resolved
      - id: ⟦기록⟧
        stage: follow-up
        do: 회수 날짜를 적는다.
        end: resolved

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 기록
        stage: follow-up
        do: 상담 이력과 회수 날짜를 적는다.
        end: resolved
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Rule
from cscx.lint.rules.flow.steps import at_id, live_sop
from cscx.messages import Text
from cscx.settings import Settings

_TWICE = Text("단계 ‘{step}’{step:이/가} 두 번 있습니다.", "There are two steps {step!r}.")
_HINT = Text("하나로 합치거나 이름을 바꾸세요.", "Merge the two or rename one.")
_FIRST = Text("먼저 쓴 단계", "the first one")


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every step whose id an earlier one has."""
    sop = live_sop(document)
    if sop is None or len(sop.flow.position) == len(sop.steps):
        return
    for at, step in enumerate(sop.steps):
        first = sop.flow.position[step.id]
        if first != at:
            yield Finding(
                at_id(document, at),
                _TWICE(step=step.id),
                _HINT,
                (Note(at_id(document, first), _FIRST),),
            )


RULE = Rule(
    code="CS515",
    name="flow.duplicate-step",
    severity=Severity.ERROR,
    document=check,
    kinds=("sop",),
)

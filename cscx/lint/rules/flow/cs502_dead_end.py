"""막다른 단계 · Dead end

무엇: 단계에 next, branches, go_to, escalate, end가 하나도 없다.
What: A step has none of next, branches, go_to, escalate and end.

왜: 상담사가 여기까지 오면 다음에 무엇을 할지 알 수 없다. 적힌 순서대로 넘어가지 않는다.
Why: An agent who comes here does not know what is next; steps do not fall through.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: ⟦회수접수⟧
        do: 회수 날짜를 정한다.
        say: accepted

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 회수 날짜를 정한다.
        say: accepted
        next: 기록
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.flow.steps import at_id, live_sop
from cscx.messages import Text
from cscx.settings import Settings

_DEAD_END = Text("‘{step}’ 다음이 없습니다.", "{step!r} leads nowhere.")
_HINT = Text("next나 end를 쓰세요.", "Add next or end.")
_HINT_QUESTION = Text(
    "답마다 다음 단계를 branches에 쓰세요.", "Name the next step of each answer under branches."
)


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every step without a way on."""
    sop = live_sop(document)
    if sop is None:
        return
    for at, step in enumerate(sop.steps):
        if not step.targets and not step.leaves:
            asks = step.ask or step.check or step.by or step.decide
            yield Finding(
                at_id(document, at),
                _DEAD_END(step=step.id),
                _HINT_QUESTION if asks else _HINT,
            )


RULE = Rule(
    code="CS502", name="flow.dead-end", severity=Severity.ERROR, document=check, kinds=("sop",)
)

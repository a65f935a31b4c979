"""말없이 기다리게 함 · Customer waits without a word

무엇: 다른 부서에 넘기고 상담이 이어지거나 대기로 끝나는데, 고객에게 무엇을 알리는지(tell, say)가 없다.
What: Work is handed over while the case goes on or ends pending, but neither tell nor say informs the customer.

왜: 기다리는 고객은 소식이 없으면 다시 전화한다.
Why: A customer who hears nothing calls again.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 회수 날짜를 정한다.
        ⟦handoff⟧: {to: 물류, send: [주문번호], within: 1영업일, back: 회수 완료일}
        next: 접수안내
      - id: 접수안내
        say: accepted
        next: 기록

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 회수 날짜를 정한다.
        tell: 기사님이 방문하기 전날 문자로 알려 드린다.
        handoff: {to: 물류, send: [주문번호], within: 1영업일, back: 회수 완료일}
        next: 접수안내
      - id: 접수안내
        say: accepted
        next: 기록
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.flow.steps import at_key, live_sop
from cscx.messages import Text
from cscx.settings import Settings

_SILENT = Text(
    "‘{step}’에서 고객이 기다리는데 무엇을 알려 드리는지 없습니다.",
    "The customer waits at {step!r}, and nothing says what they are told.",
)
_HINT = Text(
    "tell에 무엇을 언제까지 알려 드리는지 쓰세요.",
    "Write under tell what the customer hears, and by when.",
)


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every hand-off in a case that goes on or ends pending, without tell or say on its step."""
    sop = live_sop(document)
    if sop is None:
        return
    for at, step in enumerate(sop.steps):
        waits = bool(step.targets) or step.end == "pending"
        if step.handoff is not None and waits and not step.tell and not step.say:
            yield Finding(at_key(document, at, "handoff"), _SILENT(step=step.id), _HINT)


RULE = Rule(
    code="CS519", name="flow.silent-wait", severity=Severity.WARNING, document=check, kinds=("sop",)
)

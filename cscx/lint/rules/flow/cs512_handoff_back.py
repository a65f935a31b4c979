"""돌아오지 않는 인계 · Hand-off without a way back

무엇: handoff에 back이 없다. 상담이 이관으로 끝나는 단계는 괜찮다.
What: A hand-off has no `back`. A step that ends as transferred needs none.

왜: 무엇이 돌아와야 끝난 것인지 모르면 고객에게 다시 연락할 사람이 없다.
Why: Nobody knows what has to come back, so nobody gets back to the customer.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 회수 날짜를 정한다.
        say: accepted
        ⟦handoff⟧: {to: 물류, send: [주문번호], within: 1영업일}
        next: 기록

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 회수 날짜를 정한다.
        say: accepted
        handoff: {to: 물류, send: [주문번호], within: 1영업일, back: 회수 완료일}
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

_NO_WAY_BACK = Text(
    "‘{step}’에서 {to}에 넘긴 뒤 무엇이 돌아오는지 없습니다.",
    "{step!r} hands over to {to}, but nothing says what comes back.",
)
_HINT = Text(
    "handoff에 back을 쓰세요. 예: back: 처리 완료일",
    "Write back in the hand-off: what the other team returns.",
)


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every hand-off without `back` in a case that stays here."""
    sop = live_sop(document)
    if sop is None:
        return
    for at, step in enumerate(sop.steps):
        if step.handoff is not None and not step.handoff.back and step.end != "transferred":
            yield Finding(
                at_key(document, at, "handoff"),
                _NO_WAY_BACK(step=step.id, to=step.handoff.to),
                _HINT,
            )


RULE = Rule(
    code="CS512", name="flow.handoff-back", severity=Severity.ERROR, document=check, kinds=("sop",)
)

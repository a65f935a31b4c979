"""기한 없는 인계 · Hand-off without a deadline

무엇: handoff에 within이 없다.
What: A hand-off has no `within`.

왜: 언제까지인지 모르면 고객에게 날짜를 말할 수 없고, 늦어도 아무도 모른다.
Why: Without a deadline the customer gets no date, and nobody notices a delay.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 회수 날짜를 정한다.
        say: accepted
        ⟦handoff⟧: {to: 물류, send: [주문번호], back: 회수 완료일}
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

_NO_DEADLINE = Text(
    "‘{step}’에서 {to}에 넘기는데 기한이 없습니다.",
    "{step!r} hands over to {to} without a deadline.",
)
_HINT = Text(
    "handoff에 within을 쓰세요. 예: within: 1영업일",
    "Write within in the hand-off, such as 'within: 1영업일'.",
)


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every hand-off without `within`."""
    sop = live_sop(document)
    if sop is None:
        return
    for at, step in enumerate(sop.steps):
        if step.handoff is not None and not step.handoff.within:
            yield Finding(
                at_key(document, at, "handoff"),
                _NO_DEADLINE(step=step.id, to=step.handoff.to),
                _HINT,
            )


RULE = Rule(
    code="CS511",
    name="flow.handoff-deadline",
    severity=Severity.ERROR,
    document=check,
    kinds=("sop",),
)

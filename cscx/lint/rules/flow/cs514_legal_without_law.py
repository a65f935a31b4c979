"""근거 법령이 없는 법정 단계 · Legal step without a law

무엇: `must: legal`인데 law가 없다.
What: A step says `must: legal` but names no law.

왜: 어느 법인지 모르면 법이 바뀌었을 때 이 단계를 찾지 못한다.
Why: When that law changes, nobody finds this step.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        must: ⟦legal⟧
        do: 회수 날짜를 정한다.
        say: accepted
        next: 기록

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        must: legal
        law: 전자상거래법-17
        do: 회수 날짜를 정한다.
        say: accepted
        next: 기록
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.flow.steps import live_sop
from cscx.messages import Text
from cscx.settings import Settings

_NO_LAW = Text(
    "‘{step}’{step:은/는} 법정 단계인데 근거 법령이 없습니다.",
    "{step!r} is required by law, but names no law.",
)
_HINT = Text(
    "law를 쓰세요. 법이 정한 일이 아니면 must를 business나 customer로 바꾸세요.",
    "Write law. If no law requires it, change must to business or customer.",
)


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every legal step without its law."""
    sop = live_sop(document)
    if sop is None:
        return
    for at, step in enumerate(sop.steps):
        if step.must == "legal" and not step.law:
            yield Finding(Place(document, ("steps", at, "must")), _NO_LAW(step=step.id), _HINT)


RULE = Rule(
    code="CS514",
    name="flow.legal-without-law",
    severity=Severity.ERROR,
    document=check,
    kinds=("sop",),
)

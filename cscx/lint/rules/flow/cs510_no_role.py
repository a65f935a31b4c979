"""맡은 사람이 없는 단계 · Step without a role

무엇: 단계에 role이 없고, 설정에도 기본 역할이 없다.
What: A step names no role, and the settings have no default role.

왜: 누가 할 일인지 모르면 서로 미룬다.
Why: What nobody is named for, nobody does.

나쁜 예 · Bad:
    # cscx.toml
    language = "ko"
    # procedures/return.yaml
    steps:
      # …
      - id: ⟦접수⟧
        stage: intake
        do: 받은 날과 상품 상태를 묻는다.
        collect: [경과일, 상품상태]
        next: 판정

좋은 예 · Good:
    # cscx.toml
    language = "ko"
    [defaults]
    role = "상담사"
    approvers = ["CS매니저"]
    review_every = "6개월"
    # procedures/return.yaml
    steps:
      # …
      - id: 접수
        stage: intake
        do: 받은 날과 상품 상태를 묻는다.
        collect: [경과일, 상품상태]
        next: 판정
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.flow.steps import at_id, live_sop
from cscx.messages import Text
from cscx.settings import Settings

_ONE = Text("‘{step}’{step:을/를} 맡은 역할이 없습니다.", "Nobody is named for {step!r}.")
_MORE = Text(
    "‘{step}’ 등 {count}단계에 맡은 역할이 없습니다.",
    "Nobody is named for {step!r} and {others} more.",
)
_HINT = Text(
    "단계에 role을 쓰거나, 설정의 [defaults]에 role을 정하세요.",
    "Write a role on the step, or set role under [defaults] in the settings.",
)


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """The first step of an SOP without a role: one setting mends them all."""
    sop = live_sop(document)
    if sop is None or settings.defaults.role:
        return
    without = [at for at, step in enumerate(sop.steps) if not step.role]
    if without:
        step = sop.steps[without[0]].id
        message = (
            _ONE(step=step)
            if len(without) == 1
            else _MORE(step=step, count=len(without), others=len(without) - 1)
        )
        yield Finding(at_id(document, without[0]), message, _HINT)


RULE = Rule(
    code="CS510", name="flow.no-role", severity=Severity.ERROR, document=check, kinds=("sop",)
)

"""자기에게 넘기는 SOP · SOP that goes to itself

무엇: go_to가 지금 이 SOP를 가리킨다.
What: A go_to names the SOP it stands in.

왜: 처음부터 다시 하게 되고, 나가는 길이 없으면 끝나지 않는다.
Why: The case starts over, without an end.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        say: accepted
        go_to: ⟦return⟧

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
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

_ITSELF = Text(
    "‘{step}’{step:이/가} 이 SOP 자신에게 넘깁니다.", "{step!r} goes to the SOP it stands in."
)
_HINT = Text(
    "앞 단계로 돌아가려면 next에 그 단계를 쓰세요.", "To go back, name the earlier step under next."
)


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every go_to to the document itself."""
    sop = live_sop(document)
    if sop is None:
        return
    for at, step in enumerate(sop.steps):
        if step.go_to == document.id:
            yield Finding(Place(document, ("steps", at, "go_to")), _ITSELF(step=step.id), _HINT)


RULE = Rule(
    code="CS525", name="flow.go-to-itself", severity=Severity.ERROR, document=check, kinds=("sop",)
)

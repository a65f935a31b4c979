"""검토한 적이 없다 · Never reviewed

무엇: 시행 중인데 `reviewed`가 없다.
What: The document is active but has no `reviewed`.

왜: 다음 검토일을 셀 수 없어 오래되어도 알림이 가지 않는다.
Why: The next review cannot be counted, so it ages without anyone being told.

나쁜 예 · Bad:
    # scripts/forms.yaml
    kind: script
    title: 서류 안내
    summary: 서류를 물을 때 <script:accepted>와 함께 말한다.
    status: ⟦active⟧
    owner: CS정책
    effective: 2026-03-01
    text:
      전화: |
        고객님, 서류는 필요하지 않습니다.

좋은 예 · Good:
    # scripts/forms.yaml
    kind: script
    title: 서류 안내
    summary: 서류를 물을 때 말한다.
    status: draft
    owner: CS정책
    effective: 2026-03-01
    text:
      전화: |
        고객님, 서류는 필요하지 않습니다.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.header import Header
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.ownership.headers import ACTIVE
from cscx.messages import Text
from cscx.settings import Settings

_NEVER = Text("시행 중인데 검토한 날이 없습니다.", "It is active, but no day of a review is given.")
_ADD = Text(
    "`reviewed: 2026-03-01`처럼 마지막으로 확인한 날을 쓰세요.",
    "Add the day it was last checked, as `reviewed: 2026-03-01`.",
)


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """An active document without `reviewed`."""
    header = document.body
    if isinstance(header, Header) and header.status == ACTIVE and header.reviewed is None:
        yield Finding(Place(document, ("status",)), _NEVER, _ADD)


RULE = Rule(
    code="CS307",
    name="ownership.never-reviewed",
    severity=Severity.WARNING,
    document=check,
    kinds=("sop", "script", "exception", "escalation"),
)

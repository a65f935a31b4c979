"""종류를 모르는 문서 · Unknown kind

무엇: `kind`가 없거나 없는 종류를 썼다.
What: `kind` is missing or names no kind.

왜: 무슨 문서인지 몰라서 검사도 게시도 하지 못한다.
Why: Without it the document can be neither checked nor published.

나쁜 예 · Bad:
    # procedures/return.yaml
    kind: ⟦절차⟧
    title: 단순 변심 반품

좋은 예 · Good:
    # procedures/return.yaml
    title: 단순 변심 반품
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS110", name="schema.kind", severity=Severity.ERROR, fixable=True)

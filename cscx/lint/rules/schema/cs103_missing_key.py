"""빠진 항목 · Missing key

무엇: 꼭 있어야 할 항목이 없다.
What: A required key is missing.

왜: 누가 맡고 언제부터인지 모르는 정책은 쓸 수 없다.
Why: A policy without owner or date cannot be used.

나쁜 예 · Bad:
    # procedures/more.yaml
    ⟦kind: sop⟧
    title: 교환
    summary: 기한 안이면 바꿔 준다.
    status: draft
    effective: 2026-03-01
    reasons: [반품.단순변심]
    steps:
      - id: 접수
        do: 적는다.
        end: resolved

좋은 예 · Good:
    # procedures/return.yaml
    owner: CS정책
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS103", name="schema.missing-key", severity=Severity.ERROR)

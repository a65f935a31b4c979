"""충돌 표시 · Merge conflict

무엇: git으로 합치다 생긴 충돌 표시가 남아 있다.
What: Conflict markers of a merge were left in the file.

왜: 두 사람의 내용이 섞여 어느 것도 정책이 아니다.
Why: Two versions are mixed, and neither is the policy.

나쁜 예 · Bad:
    # scripts/refused.yaml
    ⟦<<<<<<< HEAD⟧
    title: 반품 거절
    =======
    title: 환불 거절
    >>>>>>> 개정

좋은 예 · Good:
    # scripts/refused.yaml
    title: 반품 거절
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS033", name="syntax.conflict", severity=Severity.ERROR)

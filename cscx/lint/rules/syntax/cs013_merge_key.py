"""합치기 키 · Merge key

무엇: `<<`로 다른 묶음을 끌어다 합친다.
What: `<<` merges another mapping into this one.

왜: 어떤 값이 쓰이는지 그 자리에서 보이지 않는다.
Why: The values that count are not visible where they are used.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      - ⟦<<⟧: {role: 상담사}
        id: 접수
        do: 적는다.
        end: resolved

좋은 예 · Good:
    # procedures/return.yaml
    title: 단순 변심 반품
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS013", name="syntax.merge-key", severity=Severity.ERROR)

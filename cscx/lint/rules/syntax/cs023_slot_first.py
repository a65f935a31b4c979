"""칸으로 시작한 값 · Slot at the start

무엇: 값이 `{고객명}` 같은 칸으로 시작한다.
What: A value opens with a slot such as `{고객명}`.

왜: YAML은 `{`를 묶음의 시작으로 읽는다.
Why: YAML reads `{` as the start of a mapping.

나쁜 예 · Bad:
    # scripts/accepted.yaml
    text:
      전화: ⟦{고객명} 고객님, 접수했습니다. 배송비 <fact:반품배송비>을 뺍니다.⟧

좋은 예 · Good:
    # scripts/accepted.yaml
    text:
      전화: |
        {고객명} 고객님, 접수했습니다. 배송비 <fact:반품배송비>을 뺍니다.
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS023", name="syntax.slot-first", severity=Severity.ERROR)

"""쓸 수 없는 값 · Not an allowed value

무엇: 정해진 값 가운데 하나가 아니다.
What: A value that is not one of the allowed ones.

왜: 문서가 시행 중인지 초안인지 도구가 알지 못한다.
Why: The tool cannot tell, for example, whether a document is in force.

나쁜 예 · Bad:
    # procedures/return.yaml
    status: ⟦시행⟧

좋은 예 · Good:
    # procedures/return.yaml
    status: active
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS104", name="schema.choice", severity=Severity.ERROR, fixable=True)

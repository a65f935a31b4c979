"""두 번 쓴 항목 · Repeated item

무엇: 한 목록에 같은 것이 두 번 있다.
What: The same item stands twice in one list.

왜: 하나를 고치고 하나를 잊기 쉽다.
Why: One is changed, the other forgotten.

나쁜 예 · Bad:
    # procedures/return.yaml
    reasons: [반품.단순변심, ⟦반품.단순변심⟧]

좋은 예 · Good:
    # procedures/return.yaml
    reasons: [반품.단순변심]
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS109", name="schema.repeated", severity=Severity.ERROR)

"""너무 적거나 많다 · Too few or too many

무엇: 목록의 수나 값의 크기가 정해진 범위를 벗어났다.
What: A list has too few or too many entries, or a number is out of range.

왜: 단계가 없는 절차나 0번 되풀이하는 연락은 뜻이 없다.
Why: A procedure without steps, or a call repeated 0 times, means nothing.

나쁜 예 · Bad:
    # procedures/return.yaml
    reasons: ⟦[]⟧

좋은 예 · Good:
    # procedures/return.yaml
    reasons: [반품.단순변심]
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS108", name="schema.range", severity=Severity.ERROR)

"""맞지 않는 꼴 · Wrong form

무엇: 날짜, 기간, 이름 같은 값의 쓰는 꼴이 다르다.
What: A date, duration, name or other value is not written in its form.

왜: 2026.3.1은 날짜로 세지 못해 시행일을 알 수 없다.
Why: 2026.3.1 cannot be counted as a date, so nobody knows when it takes effect.

나쁜 예 · Bad:
    # procedures/return.yaml
    effective: ⟦2026.3.1⟧

좋은 예 · Good:
    # procedures/return.yaml
    effective: 2026-03-01
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS107", name="schema.form", severity=Severity.ERROR, fixable=True)

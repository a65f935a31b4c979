"""값이 없다 · No value

무엇: 이름만 있고 값이 비어 있다.
What: A key stands without a value.

왜: 빈칸이 페이지에 그대로 나온다.
Why: The page would show a hole.

나쁜 예 · Bad:
    # scripts/refused.yaml
    ⟦summary⟧:

좋은 예 · Good:
    # scripts/refused.yaml
    summary: 판정이 불가일 때 말한다.
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS106", name="schema.no-value", severity=Severity.ERROR)

"""너무 깊다 · Nested too deep

무엇: 묶음 안의 묶음이 32단계를 넘는다.
What: Groups are nested more than 32 levels deep.

왜: 정책 문서에는 없는 깊이다. 프로그램을 멈추게 하려는 파일일 수 있다.
Why: No policy is that deep; such a file may be meant to crash a program.

나쁜 예 · Bad:
    # procedures/return.yaml
    reasons: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[⟦[⟧]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

좋은 예 · Good:
    # procedures/return.yaml
    reasons: [반품.단순변심]
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS014", name="syntax.too-deep", severity=Severity.ERROR)

"""없는 규칙을 무시함 · Ignore comment for a rule that is not there

무엇: `# cscx: ignore[…]`에 적은 규칙이 없다.
What: An ignore comment names no rule.

왜: 아무것도 무시하지 않으면서 무시한 것처럼 보인다.
Why: It silences nothing, but looks as if it did.

나쁜 예 · Bad:
    # procedures/return.yaml
    title: 단순 변심 반품 ⟦# cscx: ignore[CS9999] 목록에 곧 더한다⟧

좋은 예 · Good:
    # procedures/return.yaml
    not_for: <script:gift>에 있는 선물 반품 # cscx: ignore[reference.unknown] 선물 스크립트는 다음 주에 쓴다
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule
from cscx.lint.suppression import UNKNOWN

RULE = Rule(code=UNKNOWN, name="comment.unknown-rule", severity=Severity.ERROR)

"""까닭 없이 무시함 · Ignore comment without a reason

무엇: `# cscx: ignore[…]` 뒤에 까닭이 없다.
What: An ignore comment gives no reason.

왜: 나중에 지워도 되는지 아무도 모른다.
Why: Later nobody knows whether it may go.

나쁜 예 · Bad:
    # procedures/return.yaml
    not_for: <script:gift>에 있는 선물 반품 ⟦# cscx: ignore[CS201]⟧

좋은 예 · Good:
    # procedures/return.yaml
    not_for: <script:gift>에 있는 선물 반품 # cscx: ignore[CS201] 선물 스크립트는 다음 주에 쓴다
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule
from cscx.lint.suppression import WITHOUT_REASON

RULE = Rule(code=WITHOUT_REASON, name="comment.no-reason", severity=Severity.ERROR)

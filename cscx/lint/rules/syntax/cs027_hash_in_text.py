"""주석이 된 글 · Text lost as a comment

무엇: 빈칸 뒤의 `#`부터 줄 끝까지가 주석이 됐다.
What: From a `#` after a blank to the end of the line all is a comment.

왜: ‘주문 #1234로 답한다’에서 ‘주문’만 남는다. 편집기에서도 잘 보이지 않는다.
Why: Of 'order #1234 …' only 'order' is left, and it is hard to see.

나쁜 예 · Bad:
    # scripts/refused.yaml
    summary: 주문 ⟦#1234처럼 번호를 먼저 말한다.⟧

좋은 예 · Good:
    # scripts/refused.yaml
    summary: 주문번호를 먼저 말한다. # 2026년 3월부터
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS027", name="syntax.hash-in-text", severity=Severity.WARNING)

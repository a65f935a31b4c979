"""무시할 것이 없는 주석 · Ignore comment without a finding

무엇: `# cscx: ignore[…]`가 적힌 줄에 그 문제가 없다.
What: The line of an ignore comment has no such finding.

왜: 고친 뒤에 남은 주석은 다음에 생기는 진짜 문제를 가린다.
Why: Left behind after a mend, it would hide the next real finding.

나쁜 예 · Bad:
    # procedures/return.yaml
    title: 단순 변심 반품 ⟦# cscx: ignore[CS201] 목록에 곧 더한다⟧

좋은 예 · Good:
    # procedures/return.yaml
    title: 단순 변심 반품
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule
from cscx.lint.suppression import UNUSED

RULE = Rule(code=UNUSED, name="comment.unused-ignore", severity=Severity.WARNING)

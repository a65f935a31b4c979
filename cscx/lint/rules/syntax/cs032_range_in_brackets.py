"""괄호로 감싼 범위 · Range in brackets

무엇: `7..14` 같은 범위를 `[ ]`나 `( )`로 감쌌다.
What: A range such as `7..14` is wrapped in brackets.

왜: `[ ]`는 목록이 되고, `[0..7)`은 아예 읽히지 않는다. 범위는 늘 양 끝을 포함한다.
Why: `[ ]` makes a list and `[0..7)` cannot be read. A range always includes both ends.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    rules:
      - id: 기한지남
        when: {경과일: ⟦[8..14]⟧}
        then: {처리: 불가}
        because: 기한이 지났다

좋은 예 · Good:
    # exceptions/eligibility.yaml
    summary: 기한 안이고 쓰지 않았으면 받는다.
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS032", name="syntax.range-in-brackets", severity=Severity.ERROR, fixable=True)

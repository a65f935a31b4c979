"""쉼표로 나뉜 문장 · Sentence split by a comma

무엇: `[…]` 안의 문장이 쉼표에서 둘로 나뉘었을 수 있다.
What: A sentence inside `[…]` may have been split at its comma.

왜: 고객이 한 말 하나가 두 마디가 되어 검색이 어긋난다.
Why: One thing a customer says becomes two, and search misses it.

나쁜 예 · Bad:
    # reference/reasons.yaml
    items:
      반품.단순변심:
        says: ⟦[아니, 언제 와요]⟧

좋은 예 · Good:
    # reference/reasons.yaml
    items:
      반품.단순변심:
        says:
          - 아니, 언제 와요
          - 반품하고 싶어요
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS025", name="syntax.split-sentence", severity=Severity.WARNING)

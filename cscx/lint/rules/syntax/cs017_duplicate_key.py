"""두 번 나온 이름 · Duplicate key

무엇: 같은 묶음 안에 같은 이름이 두 번 있다. 자모로 풀어 쓴 한글도 같은 이름이다.
What: The same key stands twice in one group; decomposed Hangul counts as the same.

왜: 많은 프로그램이 말없이 뒤의 것만 남긴다.
Why: Many programs silently keep only the last one.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      - id: 접수
        do: 받은 날을 묻는다.
        ⟦do⟧: 상품 상태를 묻는다.
        end: resolved

좋은 예 · Good:
    # procedures/return.yaml
    title: 단순 변심 반품
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS017", name="syntax.duplicate-key", severity=Severity.ERROR, fixable=True)

"""값이 너무 많다 · Too many values

무엇: 파일 하나에 값이 200,000개를 넘는다.
What: One file holds more than 200,000 values.

왜: 사람이 살필 수 없는 크기다. 목록은 여러 파일에 나눠 쓸 수 있다.
Why: Nobody can review that. A list may span several files.

나쁜 예 · Bad:
    # reference/more.yaml (끝에서 둘째 줄 × 199997)
    kind: terms
    items:
      - 값
      - ⟦값⟧

좋은 예 · Good:
    # procedures/return.yaml
    title: 단순 변심 반품
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS015", name="syntax.too-many-values", severity=Severity.ERROR)

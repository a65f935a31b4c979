"""파일이 너무 크다 · File too large

무엇: 파일이 2 MB를 넘는다.
What: The file is larger than 2 MB.

왜: 사람이 쓴 정책 문서는 이만큼 크지 않다. 잘못 넣은 파일이거나 나눠야 할 목록이다.
Why: No policy written by hand is that long: it is a wrong file, or a list that should be split.

나쁜 예 · Bad:
    # reference/more.yaml (끝에서 둘째 줄 × 100000)
    ⟦⟧kind: terms
    items:
    # 다른 시스템에서 내보낸 줄
    # 끝

좋은 예 · Good:
    # procedures/return.yaml
    title: 단순 변심 반품
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS001", name="syntax.too-large", severity=Severity.ERROR)

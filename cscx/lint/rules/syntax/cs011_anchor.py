"""이름표 · Anchor

무엇: `&`로 시작하는 값은 YAML의 이름표다. `&nbsp;` 같은 글도 그렇게 읽혀 사라진다.
What: A value opening with `&` is a YAML anchor; text such as `&nbsp;` is read so and lost.

왜: 이름표로 읽힌 글은 문서에 남지 않는다.
Why: What is read as an anchor is not in the document any more.

나쁜 예 · Bad:
    # scripts/refused.yaml
    title: ⟦&nbsp;반품⟧ 거절

좋은 예 · Good:
    # scripts/refused.yaml
    title: 반품 & 거절
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS011", name="syntax.anchor", severity=Severity.ERROR)

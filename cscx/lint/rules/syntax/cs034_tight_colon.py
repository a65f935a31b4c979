"""붙여 쓴 쌍점 · Colon without a blank

무엇: 이름 뒤 쌍점에 값을 붙여 썼다.
What: The value follows the colon without a blank.

왜: YAML은 이름과 값을 한 낱말로 읽는다.
Why: YAML reads name and value as one word.

나쁜 예 · Bad:
    # scripts/refused.yaml
    title⟦:⟧반품 거절

좋은 예 · Good:
    # scripts/refused.yaml
    title: 반품 거절
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS034", name="syntax.tight-colon", severity=Severity.ERROR, fixable=True)

"""괄호 안의 기호 · Symbol inside braces

무엇: `{…}` 안의 값이 `>`, `<`, `%`, `@` 같은 기호로 시작한다.
What: A value inside `{…}` opens with a symbol such as `>`, `<`, `%` or `@`.

왜: YAML이 읽지 못한다. 조건은 ‘초과’, ‘이하’처럼 말로 쓴다.
Why: YAML cannot read it. Conditions are written in words.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    rules:
      - id: 기한지남
        when: {경과일: ⟦> 14일⟧}
        then: {처리: 불가}
        because: 기한이 지났다

좋은 예 · Good:
    # exceptions/eligibility.yaml
    summary: 기한 안이고 쓰지 않았으면 받는다.
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS026", name="syntax.symbol-in-map", severity=Severity.ERROR)

"""글이 아닌 이름 · Key that is not text

무엇: 이름(키) 자리에 수, 참·거짓, 빈 값이나 목록이 있다.
What: A number, a truth value, nothing or a list stands where a name must.

왜: YAML이 이름을 다른 값으로 바꿔 읽어서 찾을 수 없게 된다.
Why: YAML turns the name into another value, and it cannot be found.

나쁜 예 · Bad:
    # scripts/accepted.yaml
    slots:
      ⟦1⟧: 김하늘

좋은 예 · Good:
    # scripts/accepted.yaml
    slots:
      고객명: 김하늘
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS016", name="syntax.key-not-text", severity=Severity.ERROR)

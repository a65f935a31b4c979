"""쓸 수 없는 첫 글자 · Reserved first character

무엇: 값이 `%`, `@`, `` ` ``로 시작한다.
What: A value opens with `%`, `@` or a backtick.

왜: YAML이 읽지 못하는 글자다.
Why: YAML cannot read such a value.

나쁜 예 · Bad:
    # scripts/refused.yaml
    title: ⟦@반품 거절⟧

좋은 예 · Good:
    # scripts/refused.yaml
    title: "@반품 거절"
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS029", name="syntax.reserved-start", severity=Severity.ERROR)

"""다른 꼴의 값 · Wrong type

무엇: 글이 올 자리에 목록이 오는 것처럼, 값의 꼴이 다르다.
What: A value has another type than its place asks for, such as a list instead of text.

왜: 페이지와 판정이 그 값을 쓸 수 없다.
Why: Neither pages nor decisions can use it.

나쁜 예 · Bad:
    # procedures/return.yaml
    reasons: ⟦반품.단순변심⟧

좋은 예 · Good:
    # procedures/return.yaml
    reasons: [반품.단순변심]
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS101", name="schema.type", severity=Severity.ERROR, fixable=True)

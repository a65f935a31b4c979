"""없는 항목 · Unknown key

무엇: 그 자리에 쓸 수 없는 항목 이름이다.
What: A key that does not exist in this place.

왜: 잘못 쓴 항목은 아무 데도 쓰이지 않아 내용이 사라진다.
Why: What stands under a misspelled key is used nowhere.

나쁜 예 · Bad:
    # procedures/return.yaml
    ⟦제목⟧: 단순 변심 반품

좋은 예 · Good:
    # procedures/return.yaml
    title: 단순 변심 반품
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS102", name="schema.unknown-key", severity=Severity.ERROR, fixable=True)

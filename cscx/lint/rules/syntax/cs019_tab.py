r"""탭 들여쓰기 · Tab

무엇: 탭 글자로 들여 썼다.
What: The line is indented with a tab.

왜: YAML은 탭으로 들여 쓴 줄을 읽지 않는다.
Why: YAML does not read lines indented with tabs.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      - id: 접수
    ⟦\t⟧do: 받은 날과 상품 상태를 묻는다.
        end: resolved

좋은 예 · Good:
    # procedures/return.yaml
    title: 단순 변심 반품
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS019", name="syntax.tab", severity=Severity.ERROR, fixable=True)

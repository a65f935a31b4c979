"""읽을 수 없는 줄 · Unreadable line

무엇: 들여쓰기, 따옴표, 괄호, 쌍점 가운데 무엇이 어긋나 그 줄을 읽을 수 없다.
What: Indentation, a quote, a bracket or a colon is off, so the line cannot be read.

왜: 읽지 못한 줄은 검사도 게시도 할 수 없다. 나머지 줄은 그대로 검사한다.
Why: What cannot be read can be neither checked nor published. The rest of the file still is.

나쁜 예 · Bad:
    # procedures/return.yaml
    reasons: ⟦[⟧반품.단순변심

좋은 예 · Good:
    # procedures/return.yaml
    reasons: [반품.단순변심]
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS005", name="syntax.unreadable", severity=Severity.ERROR)

"""빈 파일 · Empty file

무엇: 파일에 내용이 없거나 주석뿐이다.
What: The file holds nothing, or only comments.

왜: 빈 문서는 목록에 나오지 않으면서 이름만 차지한다.
Why: An empty document takes a name and shows nothing.

나쁜 예 · Bad:
    # procedures/later.yaml
    ⟦#⟧ 나중에 쓴다

좋은 예 · Good:
    # procedures/return.yaml
    title: 단순 변심 반품
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS007", name="syntax.empty", severity=Severity.ERROR)

"""문서가 아니다 · Not a document

무엇: 파일이 `이름: 값`으로 되어 있지 않고 목록이나 글뿐이다.
What: The file is a list or plain text instead of `name: value` lines.

왜: 제목도 종류도 없어서 문서로 다룰 수 없다.
Why: It has neither title nor kind, so it is no document.

나쁜 예 · Bad:
    # procedures/more.yaml
    ⟦- 접수⟧
    - 판정

좋은 예 · Good:
    # procedures/return.yaml
    title: 단순 변심 반품
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS111", name="schema.not-a-document", severity=Severity.ERROR)

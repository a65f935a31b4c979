"""읽지 않은 파일 · File not read

무엇: 파일을 읽을 수 없거나, 지식 베이스 밖을 가리키는 링크다.
What: The file cannot be read, or is a link that leads out of the knowledge base.

왜: 밖의 파일이 게시되면 비밀이 새어 나간다. 읽을 수 없는 파일은 없는 것과 같다.
Why: Publishing a file from outside would leak it; an unreadable file might as well be missing.

나쁜 예 · Bad:
    # procedures/outside.yaml (→ ../../../outside.yaml)
    ⟦⟧

좋은 예 · Good:
    # procedures/return.yaml
    title: 단순 변심 반품
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS030", name="syntax.not-read", severity=Severity.ERROR)

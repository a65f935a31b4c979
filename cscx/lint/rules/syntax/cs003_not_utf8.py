"""UTF-8이 아니다 · Not UTF-8

무엇: UTF-8로 읽을 수 없는 글자가 있다. 흔히 EUC-KR(CP949)로 저장한 파일이다.
What: Bytes that are not UTF-8, often a file saved as EUC-KR (CP949).

왜: 다른 컴퓨터에서 한글이 깨진다.
Why: Hangul turns into garbage on other computers.

나쁜 예 · Bad:
    # procedures/more.yaml (cp949)
    kind: sop
    title: ⟦단⟧순 변심 반품

좋은 예 · Good:
    # procedures/return.yaml
    title: 단순 변심 반품
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS003", name="syntax.not-utf8", severity=Severity.ERROR)

"""태그 · Tag

무엇: `!`로 시작하는 값은 YAML의 태그다.
What: A value opening with `!` is a YAML tag.

왜: 태그로 읽힌 글은 문서에서 사라지고, 프로그램에 따라 위험한 명령이 되기도 한다.
Why: What is read as a tag is lost, and some programs would even run it.

나쁜 예 · Bad:
    # scripts/refused.yaml
    title: ⟦!중요⟧ 반품 거절

좋은 예 · Good:
    # scripts/refused.yaml
    title: 중요! 반품 거절
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS012", name="syntax.tag", severity=Severity.ERROR)

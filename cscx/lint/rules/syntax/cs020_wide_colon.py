"""전각 쌍점 · Full-width colon

무엇: 한글 입력기로 친 전각 쌍점 `：`이 이름 뒤에 있다.
What: A full-width colon `：` typed by an input method follows a name.

왜: YAML에는 글자일 뿐이라 이름과 값이 나뉘지 않는다.
Why: To YAML it is a letter: name and value are not separated.

나쁜 예 · Bad:
    # scripts/refused.yaml
    title⟦：⟧반품 거절

좋은 예 · Good:
    # scripts/refused.yaml
    title: 반품 거절
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS020", name="syntax.wide-colon", severity=Severity.ERROR, fixable=True)

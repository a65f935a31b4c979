"""한 파일에 문서 둘 · Second document

무엇: `---`나 `...` 뒤에 다른 문서가 이어진다.
What: Another document follows after `---` or `...`.

왜: 뒤의 내용은 아무 데도 나오지 않고 사라진다.
Why: What follows is lost: it appears nowhere.

나쁜 예 · Bad:
    # scripts/refused.yaml
    title: 반품 거절
    ⟦---⟧
    title: 교환 거절

좋은 예 · Good:
    # scripts/refused.yaml
    title: 반품 거절
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS009", name="syntax.second-document", severity=Severity.ERROR)

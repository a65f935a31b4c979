"""문장 속 쌍점 · Colon in a sentence

무엇: 한 줄로 쓴 문장 안에 `: `이 있다.
What: A sentence on the line of its key holds `: `.

왜: YAML은 쌍점 앞을 새 이름으로 읽는다.
Why: YAML reads what stands before the colon as a new name.

나쁜 예 · Bad:
    # scripts/refused.yaml
    summary: ⟦예:⟧ 기한이 지났을 때 말한다.

좋은 예 · Good:
    # scripts/refused.yaml
    summary: 기한이 지났을 때(예 - 8일째) 말한다.
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS022", name="syntax.colon-in-sentence", severity=Severity.ERROR)

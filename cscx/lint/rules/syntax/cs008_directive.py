"""YAML 지시문 · YAML directive

무엇: `%YAML`이나 `%TAG`로 시작하는 지시문이 있다.
What: The file opens with a %YAML or %TAG directive.

왜: 읽는 방법을 바꾸는 글이라 프로그램마다 뜻이 달라진다.
Why: It changes how a file is read, and programs disagree.

나쁜 예 · Bad:
    # reference/more.yaml
    ⟦%YAML 1.1
    ---⟧
    kind: terms
    items:
      VOC:
        means: 고객의 소리

좋은 예 · Good:
    # procedures/return.yaml
    title: 단순 변심 반품
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS008", name="syntax.directive", severity=Severity.ERROR)

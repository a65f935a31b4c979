"""별칭 · Alias

무엇: `*`로 시작하는 값은 YAML의 별칭이다. `*중요*`처럼 강조한 글도 그렇게 읽힌다.
What: A value opening with `*` is a YAML alias; so is emphasised text such as `*중요*`.

왜: 별칭은 읽는 사람이 값을 찾아다니게 하고, 강조한 글은 아예 읽히지 않는다.
Why: Readers would have to look the value up, and emphasised text is not read at all.

나쁜 예 · Bad:
    # procedures/return.yaml
    applies: ⟦*중요*⟧ 마음이 바뀐 경우

좋은 예 · Good:
    # procedures/return.yaml
    applies: |
      *중요* 마음이 바뀐 경우
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS010", name="syntax.alias", severity=Severity.ERROR)

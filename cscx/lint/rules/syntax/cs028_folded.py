"""`|` 없는 여러 줄 · Several lines without `|`

무엇: 값을 `|` 없이 여러 줄에 쓰거나 `>`로 접었다.
What: A value runs over several lines without `|`, or is folded with `>`.

왜: 줄바꿈이 빈칸으로 바뀌어, 쓴 대로 나오지 않는다.
Why: Line breaks turn into blanks, so it does not appear as written.

나쁜 예 · Bad:
    # procedures/return.yaml
    applies: ⟦마음이 바뀐 경우,
      사이즈가 맞지 않는 경우⟧

좋은 예 · Good:
    # procedures/return.yaml
    applies: |
      마음이 바뀐 경우,
      사이즈가 맞지 않는 경우
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS028", name="syntax.folded", severity=Severity.ERROR)

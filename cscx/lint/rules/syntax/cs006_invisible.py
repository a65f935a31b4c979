r"""보이지 않는 글자 · Invisible character

무엇: 폭 없는 빈칸, 글 방향 표시, 줄바꿈 없는 빈칸처럼 눈에 보이지 않는 글자가 섞였다.
What: A zero-width or no-break space, a direction mark or another invisible character.

왜: 검색과 비교에서 다른 글자가 된다. 이름에 있으면 같은 이름으로 보여도 다른 이름이다.
Why: It compares and searches as another text; in a name it makes two names that look the same.

나쁜 예 · Bad:
    # scripts/refused.yaml
    title: 반품⟦\u200b⟧ 거절

좋은 예 · Good:
    # scripts/refused.yaml
    title: 반품 거절
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS006", name="syntax.invisible", severity=Severity.ERROR, fixable=True)

r"""풀어진 한글 · Decomposed Hangul

무엇: 한글이 자모로 풀어진 꼴(NFD)로 저장됐다. 맥에서 복사한 파일 이름에서 흔하다.
What: Hangul is stored decomposed (NFD), as in file names copied from a Mac.

왜: 눈에는 같아도 검색되지 않고 다른 이름으로 센다.
Why: It looks the same, but is not found and counts as another name.

나쁜 예 · Bad:
    # scripts/refused.yaml
    ⟦title: \u1107\u1161\u11ab\u1111\u116e\u11b7 거절⟧

좋은 예 · Good:
    # scripts/refused.yaml
    title: 반품 거절
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS031", name="syntax.decomposed", severity=Severity.WARNING, fixable=True)

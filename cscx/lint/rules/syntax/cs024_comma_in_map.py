"""값 없는 항목 · Entry without a value

무엇: `{…}` 안의 쉼표 때문에 뒤의 글이 값 없는 새 항목이 됐다.
What: A comma inside `{…}` made what follows an entry without a value.

왜: 300,001이 300과 1로 나뉘고, 편집기는 아무 말도 하지 않는다.
Why: 300,001 becomes 300 and 001, and no editor says so.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    examples:
      - name: 마지막 날
        given: {경과일: 1,⟦007⟧, 상품상태: 정상}
        expect: {처리: 환불}

좋은 예 · Good:
    # exceptions/eligibility.yaml
    summary: 기한 안이고 쓰지 않았으면 받는다.
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS024", name="syntax.comma-in-map", severity=Severity.ERROR, fixable=True)

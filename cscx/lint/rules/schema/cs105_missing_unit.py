"""단위 없는 수 · Number without a unit

무엇: 기준값이나 기한에 단위가 없다.
What: A fact or a deadline has no unit.

왜: 7이 7일인지 7영업일인지에 따라 답이 달라진다.
Why: Whether 7 is days or business days changes the answer.

나쁜 예 · Bad:
    # reference/facts.yaml
    items:
      반품기한: {value: ⟦7⟧, law: 전자상거래법-17, effective: 2026-03-01}
      반품배송비: {value: "6,000원", source: 택배 계약서 2026-02, effective: 2026-03-01}

좋은 예 · Good:
    # reference/facts.yaml
    items:
      반품기한: {value: 7일, law: 전자상거래법-17, effective: 2026-03-01}
      반품배송비: {value: "6,000원", source: 택배 계약서 2026-02, effective: 2026-03-01}
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS105", name="schema.unit", severity=Severity.ERROR)

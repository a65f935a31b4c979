"""바뀌어 읽히는 수 · Number that changes

무엇: 앞의 0, 끝의 0, 너무 긴 수, 16진수처럼 YAML이 다른 값으로 바꿔 읽는 수다.
What: Leading or trailing zeros, too many digits, hexadecimal: a number that YAML changes.

왜: 내선 0199가 199가 되고 1.10판이 1.1판이 된다.
Why: Extension 0199 becomes 199, edition 1.10 becomes 1.1.

나쁜 예 · Bad:
    # reference/roles.yaml
    items:
      상담사: {duties: 고객 문의를 받는다}
      파트장: {duties: 한도를 넘는 일을 승인한다, reach: ⟦0199⟧, hours: 항상, backup: CS매니저}
      CS매니저: {duties: 예외를 승인한다, reach: 내선 1001, hours: 항상, backup: 파트장}
      CS정책: {duties: 절차를 쓴다}
      물류: {duties: 출고와 회수}

좋은 예 · Good:
    # reference/roles.yaml
    items:
      상담사: {duties: 고객 문의를 받는다}
      파트장: {duties: 한도를 넘는 일을 승인한다, reach: 내선 0199, hours: 항상, backup: CS매니저}
      CS매니저: {duties: 예외를 승인한다, reach: 내선 1001, hours: 항상, backup: 파트장}
      CS정책: {duties: 절차를 쓴다}
      물류: {duties: 출고와 회수}
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS018", name="syntax.ambiguous-number", severity=Severity.ERROR, fixable=True)

"""따옴표 뒤의 글 · Text after a quote

무엇: 값이 따옴표로 시작하고, 닫는 따옴표 뒤에 글이 이어진다.
What: A value opens with a quote, and text follows the closing one.

왜: YAML은 따옴표가 닫히면 값이 끝났다고 본다.
Why: For YAML the value ends with the closing quote.

나쁜 예 · Bad:
    # procedures/return.yaml
    do_not:
      - ⟦"뜯었다"는 이유로 거절하지 않는다⟧

좋은 예 · Good:
    # procedures/return.yaml
    do_not:
      - ‘뜯었다’는 이유로 거절하지 않는다
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS021", name="syntax.after-quote", severity=Severity.ERROR)

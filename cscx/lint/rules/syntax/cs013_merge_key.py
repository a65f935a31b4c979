"""합치기 키 · Merge key

무엇: `<<`로 다른 묶음을 끌어다 합친다.
What: `<<` merges another mapping into this one.

왜: 어떤 값이 쓰이는지 그 자리에서 보이지 않는다.
Why: The values that count are not visible where they are used.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      - ⟦<<⟧: {role: 상담사}
        id: 접수
        do: 적는다.
        end: resolved

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      - role: 상담사
        id: 접수
        stage: intake
        do: 적는다.
        collect: [경과일, 상품상태]
        next: 판정
      - id: 판정
        stage: triage
        decide: eligibility
        branches:
          환불: 안내
          불가: 거절안내
      - id: 안내
        say: accepted
        next: 기록
      - id: 거절안내
        say: refused
        ask: 더 이야기하고 싶으신가요?
        branches:
          예: 상위판단
          아니오: 기록
      - id: 상위판단
        stage: follow-up
        escalate: desk
        with: {심각도: P2}
      - id: 기록
        stage: follow-up
        do: 상담 이력에 적는다.
        end: resolved
"""

from __future__ import annotations

from cscx.diagnostic import Severity
from cscx.lint.rule import Rule

RULE = Rule(code="CS013", name="syntax.merge-key", severity=Severity.ERROR)

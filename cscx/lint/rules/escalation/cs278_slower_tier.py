"""등급이 높은데 더 늦다 · Higher tier, yet slower

무엇: 입력에 `higher`가 있어 값에 높고 낮음이 있는데, 다른 조건이 같을 때 높은 쪽이 답을 늦게 받는다.
What: The input has ranks (`higher`), and with everything else equal the higher one waits longer.

왜: 약속한 우대가 실제로는 반대로 돌아간다.
Why: What was promised to better customers turns into its opposite.

나쁜 예 · Bad:
    # reference/inputs.yaml
    items:
      # …
      고객등급:
        values: [일반, VIP]
        higher: last
        look: 고객 화면
    # escalations/desk.yaml
    inputs: [심각도, 고객등급]
    rules:
      - id: 긴급한일
        when: {심각도: P1}
        then: {path: 긴급}
      - id: 우대
        when: {심각도: P2, 고객등급: VIP}
        then: {path: ⟦보통⟧}
      - id: 일반
        when: {심각도: P2, 고객등급: 일반}
        then: {path: 긴급}
    examples:
      - name: 안전사고
        given: {심각도: P1}
        expect: {path: 긴급}
      - name: 우대
        given: {심각도: P2, 고객등급: VIP}
        expect: {path: 보통}
      - name: 일반
        given: {심각도: P2, 고객등급: 일반}
        expect: {path: 긴급}

좋은 예 · Good:
    # reference/inputs.yaml
    items:
      # …
      고객등급:
        values: [일반, VIP]
        higher: last
        look: 고객 화면
    # escalations/desk.yaml
    inputs: [심각도, 고객등급]
    rules:
      - id: 긴급한일
        when: {심각도: P1}
        then: {path: 긴급}
      - id: 우대
        when: {심각도: P2, 고객등급: VIP}
        then: {path: 긴급}
      - id: 일반
        when: {심각도: P2, 고객등급: 일반}
        then: {path: 보통}
    examples:
      - name: 안전사고
        given: {심각도: P1}
        expect: {path: 긴급}
      - name: 우대
        given: {심각도: P2, 고객등급: VIP}
        expect: {path: 긴급}
      - name: 일반
        given: {심각도: P2, 고객등급: 일반}
        expect: {path: 보통}
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.inputs import Input
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.escalation.cs277_slower_severity import told
from cscx.lint.rules.escalation.matrices import Proved, on_every_day
from cscx.policy.escalation.pace import slower


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every pair of rules in which the higher rank of an input is slower."""
    inputs: dict[str, Input] = corpus.items("input")

    def tell(one: Proved) -> Iterator[Finding]:
        for name in one.matrix.chain.table.fields:
            item = inputs.get(name)
            if item is None or item.higher is None or name == one.matrix.severity_input:
                continue
            ranked = tuple(item.values if item.higher == "first" else reversed(item.values))
            for found in slower(one.watch, one.cases, name, ranked):
                yield told(one, found)

    return on_every_day(corpus, tell)


RULE = Rule(code="CS278", name="escalation.slower-tier", severity=Severity.ERROR, corpus=check)

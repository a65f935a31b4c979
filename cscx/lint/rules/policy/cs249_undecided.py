"""판정하지 못했다 · Could not be decided

무엇: 표가 너무 크거나 식이 복잡해, 빠진 경우나 겹침이 있는지 정해진 계산량 안에 알 수 없었다.
What: The table is so large, or its formulas are such, that the questions were not settled within the budget.

왜: 모르는 것을 괜찮다고 하지 않는다. 빠진 경우가 있을 수 있다.
Why: What is not known is never called fine: there may be a gap.

나쁜 예 · Bad:
    # reference/inputs.yaml
    items:
      # …
      가로:
        type: integer
        min: 2
        ask: 가로가 몇 칸인가요?
      세로:
        type: integer
        min: 2
        ask: 세로가 몇 칸인가요?
      칸수:
        type: integer
        is: 가로 × 세로
    # exceptions/shelf.yaml
    kind: exception
    title: 진열대 설치 판정
    summary: 칸수로 설치 인원을 정한다.
    status: active
    owner: CS정책
    effective: 2026-03-01
    reviewed: 2026-10-01
    inputs: [칸수]
    outputs:
      인원: {values: [한 명, 두 명]}
    ⟦rules⟧:
      - id: 작음
        when: {칸수: 1009 미만}
        then: {인원: 한 명}
        because: 한 사람이 들 수 있다
      - id: 큼
        when: {칸수: 1009 초과}
        then: {인원: 두 명}
        because: 두 사람이 들어야 한다
    examples:
      - name: 작은 것
        given: {가로: 2, 세로: 504}
        expect: {인원: 한 명}
      - name: 큰 것
        given: {가로: 2, 세로: 505}
        expect: {인원: 두 명}

좋은 예 · Good:
    # exceptions/eligibility.yaml
    rules:
      - id: 기한안
        when: {경과일: <fact:반품기한> 이하, 상품상태: 정상}
        then: {처리: 환불}
        because: 법정 기한 안이다
      - id: 기한안-사용
        when: {경과일: <fact:반품기한> 이하, 상품상태: 사용흔적}
        then: {처리: 불가}
        because: 쓴 상품이다
      - id: 기한지남
        when: {경과일: <fact:반품기한> 초과}
        then: {처리: 불가}
        because: 기한이 지났다
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.proofs import Slice
from cscx.lint.proved import Spot
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.policy.telling import Subject, tell
from cscx.messages import Text

_UNSURE = Text("{questions} 판정하지 못했습니다.", "Could not decide {questions}.")
_HINT = Text(
    "계산량을 넘었을 뿐, 괜찮다는 뜻이 아닙니다. 표를 나누거나 조건과 식을 줄이세요.",
    "The budget ran out; that does not mean it is fine. Split the table, or simplify its conditions and formulas.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every table or step some question about which ran out of its budget."""
    yield from tell(corpus, _of, _of)


def _of(subject: Subject, slice_: Slice) -> Iterator[Finding]:
    unsure = slice_.proved.unsure
    if unsure:
        questions = Text(", ".join(t.ko for t in unsure), ", ".join(t.en for t in unsure))
        place = subject.at(Spot(("rules",), on_key=True))
        yield Finding(place, _UNSURE(questions=questions), _HINT)


RULE = Rule(code="CS249", name="policy.undecided", severity=Severity.ERROR, corpus=check)

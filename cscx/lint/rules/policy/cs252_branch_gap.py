"""갈림길에 빠진 값 · Value without a branch

무엇: `by` 입력의 값 가운데 어느 갈림 조건에도 맞지 않는 것이 있고 `else`도 없다.
What: Some value of the `by` input fits no branch, and there is no `else`.

왜: 그런 고객 앞에서 상담사는 갈 단계가 없다.
Why: For such a customer the agent has no next step.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 접수
        stage: intake
        do: 받은 날과 상품 상태를 묻는다.
        collect: [경과일, 상품상태]
        next: 기한구분
      - id: 기한구분
        stage: triage
        by: 경과일
        branches:
          ⟦<fact:반품기한> 미만⟧: 판정
          <fact:반품기한> 초과: 거절안내

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 접수
        stage: intake
        do: 받은 날과 상품 상태를 묻는다.
        collect: [경과일, 상품상태]
        next: 기한구분
      - id: 기한구분
        stage: triage
        by: 경과일
        branches:
          <fact:반품기한> 이하: 판정
          <fact:반품기한> 초과: 거절안내
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.proofs import Slice
from cscx.lint.proved import Spot
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.flow.outcomes import outcomes
from cscx.lint.rules.policy.telling import Subject, example, joined, tell
from cscx.messages import Text

_GAP = Text(
    "‘{step}’에 {region}인 경우의 길이 없습니다.", "{step!r} has no way on for this case: {region}."
)
_HINT = Text("조건을 넓히거나 갈림길을 더하세요.", "Widen a condition, or add a branch.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every step that leaves values of its input out; CS505 tells of listed values."""

    def of(subject: Subject, slice_: Slice) -> Iterator[Finding]:
        if subject.step is None or outcomes(corpus, subject.step.step) is not None:
            return
        for hole in slice_.proved.holes:
            spot = hole.beside[0] if hole.beside else Spot(("rules",))
            message = _GAP(step=subject.step.step.id, region=hole.where.region)
            yield Finding(subject.at(spot), message, joined(example(hole.where), _HINT))

    yield from tell(corpus, of_steps=of)


RULE = Rule(code="CS252", name="policy.branch-gap", severity=Severity.ERROR, corpus=check)

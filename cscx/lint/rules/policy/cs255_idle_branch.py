"""아무도 가지 않는 갈림길 · Branch that nobody takes

무엇: `by` 단계의 갈림 조건에 맞는 값이 없거나, 다른 조건이 모두 받아 `else`에 남는 값이 없다.
What: No value fits a branch of a `by` step, or the others leave nothing for `else`.

왜: 그 길의 단계는 지켜지지 않는다.
Why: The steps on that way are never done.

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
          <fact:반품기한> 이하: 판정
          <fact:반품기한> 초과: 거절안내
          ⟦else⟧: 거절안내

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
from cscx.content.kinds.sop import ELSE
from cscx.diagnostic import Severity
from cscx.lint.proofs import Slice
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.flow.outcomes import outcomes
from cscx.lint.rules.policy.telling import Subject, tell
from cscx.messages import Text

_EMPTY = Text("갈림 조건 ‘{key}’에 맞는 값이 없습니다.", "No value fits the branch {key!r}.")
_NOTHING_LEFT = Text(
    "다른 조건이 모두 받아 else에 남는 값이 없습니다.", "The other branches leave nothing for else."
)
_HINT = Text("조건을 고치거나 갈림길을 지우세요.", "Correct the condition, or delete the branch.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every branch of a step on a number, date or text that no value takes."""

    def of(subject: Subject, slice_: Slice) -> Iterator[Finding]:
        proof = subject.step
        if proof is None or outcomes(corpus, proof.step) is not None:
            return
        for silent in slice_.proved.silent:
            key = subject.rule_id(silent.rule)
            yield Finding(subject.at_rule(silent.rule), _EMPTY(key=key), _HINT)
        if slice_.proved.nothing_left:
            place = Place(subject.document, ("steps", proof.at, "branches", ELSE), on_key=True)
            yield Finding(place, _NOTHING_LEFT, _HINT)

    yield from tell(corpus, of_steps=of)


RULE = Rule(code="CS255", name="policy.idle-branch", severity=Severity.WARNING, corpus=check)

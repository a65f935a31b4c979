"""갈림 조건이 겹친다 · Branches that overlap

무엇: `by` 단계의 두 갈림 조건이 같은 값을 받는다.
What: Two branches of a `by` step take the same value.

왜: 같은 고객을 두 길로 보낼 수 없다.
Why: One customer cannot take two ways.

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
          ⟦<fact:반품기한> 이상⟧: 거절안내

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
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.flow.cs523_by_keys import meaning
from cscx.lint.rules.flow.outcomes import outcomes
from cscx.lint.rules.policy.telling import Subject, example, joined, tell
from cscx.messages import Text

_OVERLAP = Text(
    "{region}인 경우 갈림 조건 ‘{first}’{first:과/와} ‘{second}’{second:이/가} 모두 맞습니다.",
    "The branches {first!r} and {second!r} both fit this case: {region}.",
)
_HINT = Text("한쪽 조건을 좁히세요.", "Narrow one of the two.")
_OTHER = Text("겹치는 조건 ‘{rule}’", "the other branch {rule!r}")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every pair of branches that take the same value; CS523 tells of those that read the same."""

    def of(subject: Subject, slice_: Slice) -> Iterator[Finding]:
        if subject.step is None or outcomes(corpus, subject.step.step) is not None:
            return
        for clash in slice_.proved.clashes:
            where = clash.where
            yield from _finding(subject, clash.first, clash.second, where.region, example(where))

    yield from tell(corpus, of_steps=of)


def _finding(
    subject: Subject, first: int, second: int, region: Text, case: Text
) -> Iterator[Finding]:
    one, other = subject.rule_id(first), subject.rule_id(second)
    if meaning(one) != meaning(other):
        message = _OVERLAP(region=region, first=one, second=other)
        note = subject.rule_note(first, _OTHER)
        yield Finding(subject.at_rule(second), message, joined(case, _HINT), (note,))


RULE = Rule(code="CS253", name="policy.branch-overlap", severity=Severity.ERROR, corpus=check)

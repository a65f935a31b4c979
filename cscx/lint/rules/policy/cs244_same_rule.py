"""똑같은 규칙이 둘이다 · Rule written twice

무엇: 두 규칙의 조건과 답이 뜻까지 모두 같다.
What: Two rules have the same conditions and the same answer.

왜: 하나만 고치면 두 규칙이 어긋난다.
Why: When one is changed the other contradicts it.

나쁜 예 · Bad:
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
      - id: ⟦늦음⟧
        when: {경과일: 8일 이상}
        then: {처리: 불가}
        because: 기한이 지났다

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
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.policy.telling import Subject, tell
from cscx.messages import Text

_SAME = Text(
    "규칙 ‘{second}’{second:은/는} ‘{first}’{first:과/와} 조건도 답도 같습니다.",
    "The rule {second!r} has the conditions and the answer of {first!r}.",
)
_HINT = Text("하나를 지우세요.", "Delete one of them.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every rule that says what an earlier one says; CS223 tells of two with one id."""
    yield from tell(corpus, _of)


def _of(subject: Subject, slice_: Slice) -> Iterator[Finding]:
    told: set[int] = set()
    for twin in slice_.proved.twins:
        first, second = subject.rule_id(twin.first), subject.rule_id(twin.second)
        if first == second or twin.second in told:
            continue
        told.add(twin.second)
        note = subject.rule_note(twin.first)
        yield Finding(
            subject.at_rule(twin.second), _SAME(first=first, second=second), _HINT, (note,)
        )


RULE = Rule(code="CS244", name="policy.same-rule", severity=Severity.ERROR, corpus=check)

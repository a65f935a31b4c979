"""예시와 다르게 나온다 · Example that comes out otherwise

무엇: 예시의 고객을 판정하면 `expect`와 다른 답이 나온다.
What: Deciding the customer of an example gives another answer than `expect`.

왜: 예시는 담당자가 확인한 답이다. 표가 바뀌어 그 답을 잃었거나 예시가 틀렸다.
Why: An example is an answer its owner has confirmed: either the table lost it or the example is wrong.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    examples:
      - name: 마지막 날
        given: {경과일: 7, 상품상태: 정상}
        expect: {처리: 환불}
      - name: 마지막 날, 썼음
        given: {경과일: 7, 상품상태: 사용흔적}
        expect: {처리: 불가}
      - name: 하루 지남
        given: {경과일: 8, 상품상태: 정상}
        expect: {처리: ⟦환불⟧}

좋은 예 · Good:
    # exceptions/eligibility.yaml
    examples:
      - name: 마지막 날
        given: {경과일: 7, 상품상태: 정상}
        expect: {처리: 환불}
      - name: 마지막 날, 썼음
        given: {경과일: 7, 상품상태: 사용흔적}
        expect: {처리: 불가}
      - name: 하루 지남
        given: {경과일: 8, 상품상태: 정상}
        expect: {처리: 불가}
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.proofs import Slice
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.policy.failing import failing
from cscx.lint.rules.policy.telling import Subject, tell


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every example that comes out otherwise on the first day its table holds."""
    yield from tell(corpus, _of)


def _of(subject: Subject, slice_: Slice) -> Iterator[Finding]:
    if slice_.since is None:
        yield from failing(subject, slice_.proved)


RULE = Rule(code="CS246", name="policy.example-fails", severity=Severity.ERROR, corpus=check)

"""나중에 달라지는 예시 · Example that will come out otherwise

무엇: 지금은 맞지만, 정해 둔 기준값이나 새 판이 시행되는 날부터 예시와 다른 답이 나온다.
What: It comes out today, but from the day of a coming value or version it will not.

왜: 그날이 되면 예시가 틀리고 판정표가 멈춘다. 미리 알면 예시도 함께 준비할 수 있다.
Why: On that day the example fails. Known before, it can be prepared with the change.

나쁜 예 · Bad:
    # reference/facts.yaml
    items:
      # …
      반품기한:
        value: 7일
        law: 전자상거래법-17
        effective: 2026-03-01
        next: {value: 10일, effective: 2027-03-01}
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
        expect: {처리: ⟦불가⟧}

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
from cscx.messages import Text

_PREPARE = Text(
    "그날부터 쓸 판을 새 파일로 준비하거나, 예시에 기준값을 쓰세요.",
    "Prepare a version for that day in a file of its own, or let the example name the fact.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every example that holds on the first day of its table and fails on a later one."""
    yield from tell(corpus, _of)


def _of(subject: Subject, slice_: Slice) -> Iterator[Finding]:
    if slice_.since is None:
        return
    first = {failed.example for failed in subject.proof.slices[0].proved.failed}
    for failed, finding in zip(
        slice_.proved.failed, failing(subject, slice_.proved, _PREPARE), strict=True
    ):
        if failed.example not in first:
            yield finding


RULE = Rule(
    code="CS256", name="policy.example-fails-later", severity=Severity.WARNING, corpus=check
)

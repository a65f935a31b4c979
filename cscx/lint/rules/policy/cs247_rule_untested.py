"""예시가 없는 규칙 · Rule without an example

무엇: 어느 예시도 이 규칙으로 답하지 않는다.
What: No example is answered by this rule.

왜: 누가 규칙을 잘못 고쳐도 아무도 모른다.
Why: When somebody breaks the rule, nothing notices.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    rules:
      - id: 기한안
        when: {경과일: <fact:반품기한> 이하, 상품상태: 정상}
        then: {처리: 환불}
        because: 법정 기한 안이다
      - id: ⟦기한안-사용⟧
        when: {경과일: <fact:반품기한> 이하, 상품상태: 사용흔적}
        then: {처리: 불가}
        because: 쓴 상품이다
      - id: 기한지남
        when: {경과일: <fact:반품기한> 초과}
        then: {처리: 불가}
        because: 기한이 지났다
    examples:
      - name: 마지막 날
        given: {경과일: 7, 상품상태: 정상}
        expect: {처리: 환불}
      - name: 하루 지남
        given: {경과일: 8, 상품상태: 정상}
        expect: {처리: 불가}

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

_UNTRIED = Text("규칙 ‘{rule}’의 예시가 없습니다.", "No example tries the rule {rule!r}.")
_MANY = Text(
    "규칙 {n}개의 예시가 없습니다: {names} 등.", "No example tries {n} rules: {names} and others."
)
_ADD = Text("예시를 더하세요: {case}", "Add an example: {case}")
_ADD_ANY = Text("예시를 더하세요.", "Add an example.")
_NAMED = 3


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every rule of a table that answers no example; CS281 tells of matrices.

    Of very many a table gets one finding.
    """
    yield from tell(corpus, _of)


def _of(subject: Subject, slice_: Slice) -> Iterator[Finding]:
    untried = () if subject.is_matrix else slice_.proved.untried
    number = slice_.proved.untried_count
    if number > len(untried) > 0:
        names = ", ".join(subject.rule_id(each.rule) for each in untried[:_NAMED])
        message = _MANY(n=number, names=names)
        yield Finding(subject.at_rule(untried[0].rule), message, _ADD_ANY)
        return
    for each in untried:
        hint = _ADD(case=each.case) if each.case is not None else _ADD_ANY
        message = _UNTRIED(rule=subject.rule_id(each.rule))
        yield Finding(subject.at_rule(each.rule), message, hint)


RULE = Rule(code="CS247", name="policy.rule-untested", severity=Severity.WARNING, corpus=check)

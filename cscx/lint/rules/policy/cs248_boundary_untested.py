"""예시가 없는 경계값 · Boundary without an example

무엇: 규칙이 끝나는 바로 그 값(마지막 날, 한도 금액)을 확인하는 예시가 없다. 표마다 한 번 알린다.
What: No example tries the very value at which a rule ends: the last day, the amount of a limit. Told once a table.

왜: ‘이하’와 ‘미만’이 바뀌는 실수는 경계값에서만 드러난다.
Why: That ‘up to’ became ‘under’ shows at the boundary only.

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
        when: {경과일: ⟦<fact:반품기한> 초과⟧}
        then: {처리: 불가}
        because: 기한이 지났다
    examples:
      - name: 마지막 날
        given: {경과일: 7, 상품상태: 정상}
        expect: {처리: 환불}
      - name: 마지막 날, 썼음
        given: {경과일: 7, 상품상태: 사용흔적}
        expect: {처리: 불가}
      - name: 한 달 지남
        given: {경과일: 30, 상품상태: 정상}
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
from cscx.lint.rule import Finding, Note, Rule
from cscx.lint.rules.policy.telling import Subject, tell
from cscx.messages import Text

_ONE = Text("경계값 {values}의 예시가 없습니다.", "No example tries the boundary {values}.")
_SEVERAL = Text(
    "경계값의 예시가 {n}곳 모자랍니다: {values}.", "No example tries {n} boundaries: {values}."
)
_AND_MORE = Text("{values} 등", "{values} and others")
_ADD = Text("예시를 더하세요: {case}", "Add an example: {case}")
_ADD_ANY = Text("예시를 더하세요.", "Add an example.")
_OF_RULE = Text("규칙 ‘{rule}’: {value}", "the rule {rule!r}: {value}")
_SHOWN = 3


def check(corpus: Corpus) -> Iterator[Finding]:
    """One finding for each table with boundaries that no example tries, at the first of them."""
    yield from tell(corpus, _of)


def _of(subject: Subject, slice_: Slice) -> Iterator[Finding]:
    proved = slice_.proved
    if subject.is_matrix or not proved.edges:
        return
    number = proved.edge_count
    values = list(dict.fromkeys(edge.value for edge in proved.edges))
    named = Text(
        ", ".join(value.ko for value in values[:_SHOWN]),
        ", ".join(value.en for value in values[:_SHOWN]),
    )
    if len(values) > _SHOWN or number > len(proved.edges):
        named = _AND_MORE(values=named)
    message = _ONE(values=named) if number == 1 else _SEVERAL(n=number, values=named)
    hint = _ADD(case=proved.edge_case) if proved.edge_case is not None else _ADD_ANY
    notes = tuple(
        Note(subject.at(edge.spot), _OF_RULE(rule=subject.rule_id(edge.rule), value=edge.value))
        for edge in proved.edges[1:]
    )
    yield Finding(subject.at(proved.edges[0].spot), message, hint, notes)


RULE = Rule(code="CS248", name="policy.boundary-untested", severity=Severity.WARNING, corpus=check)

"""규칙 이름이 겹친다 · Two rules of one name

무엇: 한 판정표나 에스컬레이션에 같은 `id`의 규칙이 둘 있다.
What: Two rules of a table or a matrix have the same `id`.

왜: 규칙을 복사해 고치다 남은 것이기 쉽다. 이력에 적은 규칙이 어느 것인지 알 수 없다.
Why: Mostly a copy left half-edited; nobody can tell later which of the two decided a case.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    rules:
      # …
      - id: 기한지남
        when: {경과일: <fact:반품기한> 초과, 상품상태: 정상}
        then: {처리: 불가}
        because: 기한이 지났다
      - id: ⟦기한지남⟧
        when: {경과일: <fact:반품기한> 초과, 상품상태: 사용흔적}
        then: {처리: 불가}
        because: 쓴 상품이다

좋은 예 · Good:
    # exceptions/eligibility.yaml
    rules:
      # …
      - id: 기한지남
        when: {경과일: <fact:반품기한> 초과, 상품상태: 정상}
        then: {처리: 불가}
        because: 기한이 지났다
      - id: 기한지남-사용
        when: {경과일: <fact:반품기한> 초과, 상품상태: 사용흔적}
        then: {처리: 불가}
        because: 쓴 상품이다
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
      - name: 하루 지남, 썼음
        given: {경과일: 8, 상품상태: 사용흔적}
        expect: {처리: 불가}
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.messages import Text
from cscx.settings import Settings

_TWICE = Text("규칙 ‘{name}’{name:이/가} 두 번 있습니다.", "There are two rules {name!r}.")
_HINT = Text("하나로 합치거나 이름을 바꾸세요.", "Merge the two or rename one.")
_FIRST = Text("먼저 쓴 규칙", "the first one")


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every rule whose id an earlier one has."""
    body = document.body
    if not isinstance(body, (ExceptionTable, Escalation)):
        return
    first: dict[str, int] = {}
    for at, rule in enumerate(body.rules):
        if first.setdefault(rule.id, at) != at:
            note = Note(Place(document, ("rules", first[rule.id], "id")), _FIRST)
            yield Finding(
                Place(document, ("rules", at, "id")), _TWICE(name=rule.id), _HINT, (note,)
            )


RULE = Rule(
    code="CS223",
    name="reference.duplicate-rule",
    severity=Severity.ERROR,
    document=check,
    kinds=("exception", "escalation"),
)

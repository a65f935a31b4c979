"""규칙이나 예시의 이름이 겹친다 · Two rules or examples of one name

무엇: 한 판정표나 에스컬레이션에 같은 `id`의 규칙이나 같은 `name`의 예시가 둘 있다.
What: Two rules of a table or a matrix have the same `id`, or two examples the same `name`.

왜: 규칙을 복사해 고치다 남은 것이기 쉽다. 이력에 적은 규칙이나 틀린 예시가 어느 것인지 알 수 없다.
Why: Mostly a copy left half-edited; nobody can tell later which rule decided a case, or which example failed.

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

from collections.abc import Iterator, Sequence

from cscx.content.document import Document
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.messages import Text
from cscx.settings import Settings

_RULES = Text("규칙 ‘{name}’{name:이/가} 두 번 있습니다.", "There are two rules {name!r}.")
_EXAMPLES = Text("예시 ‘{name}’{name:이/가} 두 번 있습니다.", "There are two examples {name!r}.")
_HINT = Text("하나로 합치거나 이름을 바꾸세요.", "Merge the two or rename one.")
_FIRST = Text("먼저 쓴 것", "the first one")


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every rule and every example whose name an earlier one has."""
    body = document.body
    if not isinstance(body, (ExceptionTable, Escalation)):
        return
    yield from _twice(document, "rules", "id", [rule.id for rule in body.rules], _RULES)
    names = [example.name for example in body.examples]
    yield from _twice(document, "examples", "name", names, _EXAMPLES)


def _twice(
    document: Document, key: str, name_key: str, names: Sequence[str | None], message: Text
) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for at, name in enumerate(names):
        if name is not None and first.setdefault(name, at) != at:
            note = Note(Place(document, (key, first[name], name_key)), _FIRST)
            place = Place(document, (key, at, name_key))
            yield Finding(place, message(name=name), _HINT, (note,))


RULE = Rule(
    code="CS223",
    name="reference.duplicate-rule",
    severity=Severity.ERROR,
    document=check,
    kinds=("exception", "escalation"),
)

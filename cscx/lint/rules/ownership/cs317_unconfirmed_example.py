"""확인하지 않은 예시 · An unconfirmed example

무엇: `cscx test --suggest`가 만든 예시에 `unconfirmed: true`가 남아 있다.
What: An example that `cscx test --suggest` made still says `unconfirmed: true`.

왜: 답을 지금의 표에서 가져왔으므로, 표가 틀렸으면 예시도 똑같이 틀렸다. 누군가 답을 봐야 시험이 된다.
Why: Its answer is the table's own. Where the table is wrong, so is the example: somebody must look.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    examples:
      - name: 마지막 날
        given: {경과일: 7, 상품상태: 정상}
        expect: {처리: 환불}
      - name: 마지막 날, 썼음
        given: {경과일: 7, 상품상태: 사용흔적}
        expect: {처리: 불가}
        ⟦unconfirmed⟧: true
      - name: 하루 지남
        given: {경과일: 8, 상품상태: 정상}
        expect: {처리: 불가}

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

from collections.abc import Iterator, Sequence

from cscx.content.document import Document
from cscx.content.kinds.escalation import Escalation, EscalationExample
from cscx.content.kinds.exception import Example, ExceptionTable
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text
from cscx.settings import Settings

_UNCONFIRMED = Text(
    "예시 ‘{name}’의 답을 아직 아무도 확인하지 않았습니다.",
    "Nobody has confirmed the answer of the example '{name}' yet.",
)
_CONFIRM = Text(
    "답이 맞으면 이 줄을 지우고, 틀리면 규칙이나 답을 고치세요.",
    "Delete this line if the answer is right; else mend the rule or the answer.",
)


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every example that carries the mark."""
    body = document.body
    if not isinstance(body, ExceptionTable | Escalation):
        return
    examples: Sequence[Example | EscalationExample] = body.examples
    for index, example in enumerate(examples):
        if example.unconfirmed:
            place = Place(document, ("examples", index, "unconfirmed"), on_key=True)
            yield Finding(place, _UNCONFIRMED(name=example.name), _CONFIRM)


RULE = Rule(
    code="CS317",
    name="ownership.unconfirmed-example",
    severity=Severity.WARNING,
    document=check,
    kinds=("exception", "escalation"),
)

"""규칙이 결과를 빠뜨린다 · A rule leaves out an answer

무엇: 규칙의 `then`에 판정표의 결과 가운데 하나가 없다. `optional: true`인 결과는 없어도 된다.
What: A rule's `then` leaves out an output of its table that is not `optional: true`.

왜: 그 규칙이 맞으면 처리는 정해져도 누가 승인하는지 알 수 없다.
Why: Where that rule fits, one question of the table stays without an answer.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    outputs:
      처리: {values: [환불, 불가]}
      부담: {values: [고객, 회사]}
    rules:
      - id: 기한안
        when: {경과일: <fact:반품기한> 이하, 상품상태: [정상, 사용흔적]}
        ⟦then⟧: {처리: 환불}
        because: 기한 안이다

좋은 예 · Good:
    # exceptions/eligibility.yaml
    outputs:
      처리: {values: [환불, 불가]}
      부담: {values: [고객, 회사]}
    rules:
      - id: 정상
        when: {경과일: <fact:반품기한> 이하, 상품상태: 정상}
        then: {처리: 환불, 부담: 고객}
        because: 기한 안이다
      - id: 사용
        when: {경과일: <fact:반품기한> 이하, 상품상태: 사용흔적}
        then: {처리: 불가, 부담: 고객}
        because: 쓴 상품이다
      - id: 기한지남
        when: {경과일: <fact:반품기한> 초과}
        then: {처리: 불가, 부담: 회사}
        because: 기한이 지나면 회사가 되돌려 보낸다
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.source import Path
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text
from cscx.settings import Settings

_MISSING = Text("결과 ‘{name}’{name:이/가} 빠졌습니다.", "The output {name!r} is left out.")
_HINT = Text(
    "`then`에 ‘{name}: …’{name:을/를} 더하거나, 없어도 되는 결과이면 `optional: true`라고 쓰세요.",
    "Add '{name}: …' to `then`, or mark the output `optional: true`.",
)


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every answer that lacks an output; a table that collects takes each from where it stands."""
    table = document.body
    if not isinstance(table, ExceptionTable) or table.hit == "collect":
        return
    needed = [name for name, output in table.outputs.items() if not output.optional]
    answers: list[tuple[Path, dict[str, object]]] = [
        (("rules", at, "then"), rule.then) for at, rule in enumerate(table.rules)
    ]
    if table.otherwise is not None:
        answers.append((("otherwise", "then"), table.otherwise.then))
    for path, answer in answers:
        if not answer or any(name not in table.outputs for name in answer):
            continue
        for name in needed:
            if name not in answer:
                place = Place(document, path, on_key=True)
                yield Finding(place, _MISSING(name=name), _HINT(name=name))


RULE = Rule(
    code="CS224",
    name="reference.answer-missing",
    severity=Severity.ERROR,
    document=check,
    kinds=("exception",),
)

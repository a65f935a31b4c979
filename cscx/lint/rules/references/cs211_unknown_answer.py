"""표에 없는 결과를 쓴다 · Answer the table does not have

무엇: `then`, `or`, `never`, `expect`가 `outputs`에 없는 결과나 고를 수 없는 값을 쓴다.
What: `then`, `or`, `never` or `expect` uses an output that is not in `outputs`, or a value it cannot have.

왜: 절차는 적힌 값으로 갈린다. 없는 값이 나오면 상담사는 갈 길이 없다.
Why: SOPs branch on the listed values; with another one the agent has nowhere to go.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    examples:
      - name: 마지막 날
        given: {경과일: 7, 상품상태: 정상}
        expect: {처리: ⟦전액환불⟧}
      - name: 마지막 날, 썼음
        given: {경과일: 7, 상품상태: 사용흔적}
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

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.exception import ExceptionTable
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.references.tables import answers, single_values
from cscx.lint.suggestion import suggest
from cscx.messages import Text
from cscx.settings import Settings

_ABSENT = ("없음", "none")
_NO_OUTPUT = Text(
    "이 표에 결과 ‘{name}’{name:이/가} 없습니다.", "This table has no output {name!r}."
)
_NO_VALUE = Text(
    "‘{value}’{value:은/는} 결과 {name}의 값이 아닙니다.",
    "{value!r} is no value of the output {name}.",
)


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every answer whose output, or whose value of a listed set, the table does not have."""
    table = document.body
    if not isinstance(table, ExceptionTable):
        return
    for answer in answers(document):
        output = table.outputs.get(answer.name)
        if output is None:
            place = Place(document, answer.path, on_key=True)
            hint, fix = suggest(place, answer.name, table.outputs)
            yield Finding(place, _NO_OUTPUT(name=answer.name), hint, fix=fix)
            continue
        if not output.values:
            continue
        for cell in single_values(answer):
            value = str(cell.value)
            if value in output.values or (output.optional and value in _ABSENT):
                continue
            if value.startswith(("=", "<")):
                continue
            place = Place(document, cell.path)
            hint, fix = suggest(place, value, output.values)
            yield Finding(place, _NO_VALUE(value=value, name=answer.name), hint, fix=fix)


RULE = Rule(
    code="CS211",
    name="reference.unknown-answer",
    severity=Severity.ERROR,
    document=check,
    fixable=True,
    kinds=("exception",),
)

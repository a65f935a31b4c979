"""표에 없는 입력을 쓴다 · Input the table does not have

무엇: `when`이나 예시의 `given`이 이 표의 `inputs`에 없는 입력을 쓴다.
What: A `when`, or the `given` of an example, uses an input that is not among the table's `inputs`.

왜: 표가 묻지 않는 값으로는 판정할 수 없다. 그 규칙은 맞는 일이 없다.
Why: A table cannot decide by what it does not ask; the rule would never fit.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    examples:
      - name: 마지막 날
        given: {경과일: 7, 상품상태: 정상, ⟦심각도⟧: P1}
        expect: {처리: 환불}
      - name: 마지막 날, 썼음
        given: {경과일: 7, 상품상태: 사용흔적}
        expect: {처리: 불가}
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

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.references.tables import (
    Cell,
    conditions,
    given,
    inputs_by_name,
    tables,
    with_sources,
)
from cscx.messages import Text
from cscx.text import closest

_NOT_AMONG = Text(
    "이 표의 `inputs`에 ‘{name}’{name:이/가} 없습니다.",
    "{name!r} is not among this table's `inputs`.",
)
_ADD = Text("`inputs`에 더하거나 여기서 지우세요.", "Add it to `inputs`, or delete it here.")
_INPUTS = Text("이 표의 입력입니다.", "The inputs of this table.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every condition on, and given value of, a shared input that the table does not ask.

    Each name once a table; none whose name `inputs` misspells. An example may give the sources of a computed or chained input instead of the input.
    """
    known = inputs_by_name(corpus)
    for document in tables(corpus):
        asked = set(document.body.inputs)
        misspelled = [name for name in asked if name not in known]
        told = {name for name in known if closest(name, misspelled)} if misspelled else set()
        for cell in conditions(document):
            if cell.name not in asked and cell.name not in told and cell.name in known:
                told.add(cell.name)
                yield _finding(document, cell)
        for cell in given(document):
            if cell.name not in asked and cell.name not in told and cell.name in known:
                if cell.name in with_sources(corpus, document.body.inputs):
                    continue
                told.add(cell.name)
                yield _finding(document, cell)


def _finding(document: Document, cell: Cell) -> Finding:
    note = Note(Place(document, ("inputs",)), _INPUTS)
    place = Place(document, cell.path, on_key=True)
    return Finding(place, _NOT_AMONG(name=cell.name), _ADD, (note,))


RULE = Rule(code="CS210", name="reference.not-an-input", severity=Severity.ERROR, corpus=check)

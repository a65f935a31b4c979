"""이어 받을 결과가 없다 · Chained output that is not there

무엇: 입력의 `from:`이 없는 판정표나 그 표에 없는 결과를 가리킨다.
What: An input's `from:` names a table that is not there, or an output the table does not have.

왜: 앞 표의 결과를 받지 못해 뒤 판정이 멈춘다.
Why: Without the first table's answer the second cannot decide.

나쁜 예 · Bad:
    # reference/more-inputs.yaml
    kind: inputs
    items:
      반품처리:
        values: [환불, 불가]
        from: eligibility.⟦결과⟧
    # training/persona.yaml
    kind: persona
    title: 조용한 고객
    mood: 0
    case: {반품처리: 환불}
    says: {open: 반품할게요.}

좋은 예 · Good:
    # reference/more-inputs.yaml
    kind: inputs
    items:
      반품처리:
        values: [환불, 불가]
        from: eligibility.처리
    # training/persona.yaml
    kind: persona
    title: 조용한 고객
    mood: 0
    case: {반품처리: 환불}
    says: {open: 반품할게요.}
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.inputs import Inputs
from cscx.content.source import Path
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.suggestion import suggest
from cscx.lint.unread import may_define
from cscx.messages import Text

_CALENDAR = "calendar"
_NO_TABLE = Text("판정표 ‘{name}’{name:이/가} 없습니다.", "There is no exception table {name!r}.")
_NO_OUTPUT = Text(
    "판정표 {table}에 결과 ‘{name}’{name:이/가} 없습니다.",
    "The table {table} has no output {name!r}.",
)
_FORM = Text("‘판정표.결과’나 calendar로 쓰세요.", "Write 'table.output' or calendar.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every `from` of an input that leads nowhere."""
    outputs = {document.id: list(table.outputs) for document, table in corpus.of(ExceptionTable)}
    for document, inputs in corpus.of(Inputs):
        for name, input_ in inputs.items.items():
            if input_.from_ and input_.from_ != _CALENDAR:
                yield from _of_input(
                    corpus, document, ("items", name, "from"), input_.from_, outputs
                )


def _of_input(
    corpus: Corpus, document: Document, path: Path, written: str, outputs: dict[str, list[str]]
) -> Iterator[Finding]:
    table, _, output = written.partition(".")
    if table not in outputs:
        if may_define(corpus, "exception", table):
            return
        place = Place(document, path, start=0, end=len(table))
        hint, fix = suggest(place, table, outputs)
        yield Finding(place, _NO_TABLE(name=table), hint or _FORM, fix=fix)
    elif output not in outputs[table]:
        place = Place(document, path, start=len(table) + 1, end=len(written))
        hint, fix = suggest(place, output, outputs[table])
        yield Finding(place, _NO_OUTPUT(table=table, name=output), hint, fix=fix)


RULE = Rule(
    code="CS209",
    name="reference.chained-output",
    severity=Severity.ERROR,
    corpus=check,
    fixable=True,
)

"""판정표에 없는 것을 주고받는다 · Step that does not fit its table

무엇: 단계의 `output`이 판정표의 결과가 아니거나, `with`로 주는 입력을 그 표가 쓰지 않는다.
What: A step's `output` is no output of the table it decides by, or `with` gives an input the table does not use.

왜: 판정이 나와도 갈 길을 고를 수 없거나, 넘긴 값이 조용히 버려진다.
Why: The decision cannot choose the way on, or the value given is silently dropped.

나쁜 예 · Bad:
    # procedures/exchange.yaml
    kind: sop
    title: 교환
    summary: 판정에 따라 교환한다.
    status: draft
    owner: CS정책
    effective: 2026-03-01
    reasons: [반품.단순변심]
    steps:
      - id: 판정
        stage: intake
        collect: [경과일, 상품상태]
        decide: eligibility
        output: ⟦결과⟧
        branches: {환불: 접수, 불가: 접수}
      - id: 접수
        stage: follow-up
        do: 이력에 적는다.
        end: resolved

좋은 예 · Good:
    # procedures/return.yaml
    otherwise: 거절안내
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.sop import Sop, Step
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.references.tables import inputs_by_name, tables_by_id, with_sources
from cscx.lint.suggestion import suggest
from cscx.messages import Text

_NO_OUTPUT = Text(
    "{table}에 결과 ‘{name}’{name:이/가} 없습니다.", "{table} has no output {name!r}."
)
_NOT_USED = Text(
    "{table}{table:은/는} 입력 ‘{name}’{name:을/를} 쓰지 않습니다.", "{table} does not use the input {name!r}."
)
_DELETE = Text("지우거나 표의 `inputs`에 더하세요.", "Delete it, or add it to the table's `inputs`.")
_TABLE = Text("이 단계가 쓰는 표입니다.", "The table this step uses.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every `output` and `with` of a step that its table or matrix does not know."""
    tables = tables_by_id(corpus)
    for document, sop in corpus.of(Sop):
        for index, step in enumerate(sop.steps):
            if step.output is None and not step.with_:
                continue
            table = tables.get(step.decide or step.escalate or "")
            yield from _output(document, index, step, table)
            if table is not None:
                yield from _with(corpus, document, index, step, table)


def _output(
    document: Document, index: int, step: Step, table: Document | None
) -> Iterator[Finding]:
    if step.output is None or table is None or not isinstance(table.body, ExceptionTable):
        return
    place = Place(document, ("steps", index, "output"))
    if step.output not in table.body.outputs:
        hint, fix = suggest(place, step.output, table.body.outputs)
        note = Note(Place(table, ("outputs",)), _TABLE)
        yield Finding(place, _NO_OUTPUT(table=table.id, name=step.output), hint, (note,), fix)


def _with(
    corpus: Corpus, document: Document, index: int, step: Step, table: Document
) -> Iterator[Finding]:
    usable = with_sources(corpus, table.body.inputs) if step.with_ else set()
    for name in step.with_:
        if name not in usable and name in inputs_by_name(corpus):
            place = Place(document, ("steps", index, "with", name), on_key=True)
            note = Note(Place(table, ("inputs",)), _TABLE)
            yield Finding(place, _NOT_USED(table=table.id, name=name), _DELETE, (note,))


RULE = Rule(code="CS215", name="reference.not-of-the-table", severity=Severity.ERROR, corpus=check)

"""판정표에 없는 결과로 갈라진다 · Branches on an output the table does not have

무엇: 단계의 `output`이 판정표에 없는 결과다.
What: A step's `output` names no output of the table it decides by.

왜: 무엇을 보고 갈라질지 알 수 없어 판정 뒤에 길이 없다.
Why: Nobody can tell which answer the branches are about, so the case stops after the decision.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 판정
        stage: triage
        decide: eligibility
        output: ⟦처리결과⟧
        branches:
          환불: 회수접수
          불가: 거절안내

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 판정
        stage: triage
        decide: eligibility
        output: 처리
        branches:
          환불: 회수접수
          불가: 거절안내
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.sop import Sop
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.suggestion import suggest
from cscx.messages import Text

_UNKNOWN = Text(
    "판정표 ‘{table}’에 결과 ‘{name}’{name:이/가} 없습니다.",
    "The table {table!r} has no output {name!r}.",
)
_OUTPUTS = Text("이 판정표의 결과입니다.", "The outputs of this table.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every `output` of a step that its table does not have."""
    for document, sop in corpus.of(Sop):
        for at, step in enumerate(sop.steps):
            entry = corpus.find("exception", step.decide) if step.decide else None
            if entry is None or step.output is None or not isinstance(entry.body, ExceptionTable):
                continue
            if step.output in entry.body.outputs:
                continue
            place = Place(document, ("steps", at, "output"))
            hint, fix = suggest(place, step.output, entry.body.outputs)
            message = _UNKNOWN(table=entry.name, name=step.output)
            note = Note(Place(entry.document, ("outputs",), on_key=True), _OUTPUTS)
            yield Finding(place, message, hint, (note,), fix)


RULE = Rule(
    code="CS222",
    name="reference.unknown-output",
    severity=Severity.ERROR,
    corpus=check,
    fixable=True,
)

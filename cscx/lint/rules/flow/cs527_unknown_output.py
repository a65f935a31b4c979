"""판정표에 없는 결과 · Output the table does not have

무엇: output이 판정표에 없는 결과를 가리킨다.
What: `output` names nothing the table answers.

왜: 무엇에 따라 갈리는지 정해지지 않는다.
Why: It is not settled what the step branches on.

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
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Replacement, Rule
from cscx.lint.rules.flow.steps import listed, live_sops
from cscx.messages import Text
from cscx.text import closest

_UNKNOWN = Text(
    "판정표 ‘{table}’에 결과 ‘{name}’{name:이/가} 없습니다.",
    "The table {table!r} has no output {name!r}.",
)
_MEANT = Text("‘{meant}’인지 확인하세요.", "Did you mean {meant!r}?")
_POSSIBLE = Text("있는 결과는 {possible}입니다.", "It has {possible}.")
_RENAME = Text("‘{meant}’{meant:으로/로} 바꾸기", "Change to {meant!r}")
_OUTPUTS = Text("판정표의 결과", "outputs of the table")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every `output` of a step that its table does not have."""
    for document, sop in live_sops(corpus):
        for at, step in enumerate(sop.steps):
            entry = corpus.find("exception", step.decide) if step.output and step.decide else None
            if entry is None or not isinstance(entry.body, ExceptionTable) or not step.output:
                continue
            if step.output in entry.body.outputs:
                continue
            meant = closest(step.output, entry.body.outputs)
            yield Finding(
                Place(document, ("steps", at, "output")),
                _UNKNOWN(table=step.decide, name=step.output),
                _MEANT(meant=meant)
                if meant
                else _POSSIBLE(possible=listed(list(entry.body.outputs))),
                (Note(Place(entry.document, ("outputs",), on_key=True), _OUTPUTS),),
                Replacement(_RENAME(meant=meant), meant) if meant else None,
            )


RULE = Rule(code="CS527", name="flow.unknown-output", severity=Severity.ERROR, corpus=check)

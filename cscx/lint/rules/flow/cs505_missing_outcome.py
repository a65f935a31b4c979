"""빠진 갈림길 · Missing branch

무엇: 판정표, 입력, 다녀온 SOP에서 나올 수 있는 결과인데 branches에 길이 없다. with로 정한 값까지 넣어 따진다.
What: The table, input or called SOP can give an outcome that branches do not name; constants under `with` count.

왜: 그 결과가 나온 고객 앞에서 상담사는 할 일이 없다.
Why: For a customer with that outcome the agent has no way on.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 판정
        stage: triage
        decide: eligibility
        ⟦branches⟧:
          환불: 회수접수

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 판정
        stage: triage
        decide: eligibility
        branches:
          환불: 회수접수
          불가: 거절안내
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.sop import ELSE
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Rule
from cscx.lint.rules.flow.outcomes import outcomes
from cscx.lint.rules.flow.steps import at_key, listed, live_sops
from cscx.messages import Text

_MISSING = Text("‘{step}’에 {missing}의 길이 없습니다.", "{step!r} has no way on for {missing}.")
_HINT = Text("branches에 ‘{first}: 단계’를 더하세요.", "Add '{first}: step' under branches.")
_HINT_ELSE = Text(
    "branches에 ‘{first}: 단계’를 더하거나, 나머지를 else로 받으세요.",
    "Add '{first}: step' under branches, or take the rest with else.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every step whose branches leave an outcome out."""
    for document, sop in live_sops(corpus):
        for at, step in enumerate(sop.steps):
            if not step.branches or (step.by and ELSE in step.branches):
                continue
            possible = outcomes(corpus, step)
            missing = possible.missing(list(step.branches)) if possible else []
            if possible and missing:
                hint = _HINT_ELSE if step.by else _HINT
                yield Finding(
                    at_key(document, at, "branches"),
                    _MISSING(step=step.id, missing=listed(missing)),
                    hint(first=missing[0]),
                    (Note(possible.place, possible.origin()),),
                )


RULE = Rule(code="CS505", name="flow.missing-outcome", severity=Severity.ERROR, corpus=check)

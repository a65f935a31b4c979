"""나올 수 없는 갈림길 · Invented branch

무엇: branches에 적은 결과가 판정표, 입력, 다녀온 SOP에서 나올 수 없다. with로 정한 값까지 넣어 따진다.
What: A key of branches is no outcome of the table, input or called SOP; constants under `with` count.

왜: 아무도 그 길로 가지 않고, 정작 나온 결과는 갈 곳이 없다.
Why: No case takes that way, and the outcome that was meant has none.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 판정
        stage: triage
        decide: eligibility
        branches:
          환불: 회수접수
          불가: 거절안내
          ⟦교환⟧: 회수접수

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
from cscx.content.kinds.sop import ELSE, Step
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.flow.outcomes import outcomes
from cscx.lint.rules.flow.steps import listed, live_sops
from cscx.lint.suggestion import meant_by, rename_if_sure, suggest
from cscx.messages import Text
from cscx.pattern import pattern

_POSSIBLE = Text("나올 수 있는 것은 {possible}입니다.", "Possible are {possible}.")
_CONDITION = pattern(r"<|\.\.|^-?\d|(?:이상|이하|초과|미만)$|^(?:up to|over|at least|under) ")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every key of branches that cannot come out."""
    for document, sop in live_sops(corpus):
        for at, step in enumerate(sop.steps):
            possible = outcomes(corpus, step) if step.branches else None
            if possible is None:
                continue
            missing = possible.missing(list(step.branches))
            for answer in possible.invented(_literal(step)):
                place = Place(document, ("steps", at, "branches", answer), on_key=True)
                meant = meant_by(answer, missing)
                yield Finding(
                    place,
                    possible.refusal(answer=answer),
                    suggest(place, answer, missing).hint
                    if meant
                    else _POSSIBLE(possible=listed(possible.values)),
                    (Note(possible.place, possible.origin()),),
                    rename_if_sure(place, answer, meant, missing) if meant else None,
                )


def _literal(step: Step) -> list[str]:
    """The keys that name an outcome; conditions of `by` are the policy engine's matter."""
    if not step.by:
        return list(step.branches)
    return [key for key in step.branches if key != ELSE and not _CONDITION.search(key)]


RULE = Rule(
    code="CS506", name="flow.invented-outcome", severity=Severity.ERROR, corpus=check, fixable=True
)

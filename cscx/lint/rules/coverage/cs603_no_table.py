"""판정표가 없는 문의 사유 · Contact reason without an exception table

무엇: 문의 사유의 SOP가 판정표를 쓰지 않고, 필요 없는 까닭(no_exception)도 없다.
What: None of the SOPs for a contact reason decides by a table, and it does not say why (`no_exception`).

왜: 되는 경우와 안 되는 경우의 기준이 글 속에 흩어지면 빠진 경우를 찾을 수 없다.
Why: Criteria scattered in prose cannot be proved complete.

나쁜 예 · Bad:
    # reference/reasons.yaml
    items:
      # …
      ⟦반품.단순변심⟧:
        says: [반품하고 싶어요]
    # procedures/return.yaml
    steps:
      # …
      - id: 판정
        stage: triage
        check: 받아도 되는 상품인가요?
        branches:
          예: 회수접수
          아니오: 거절안내

좋은 예 · Good:
    # reference/reasons.yaml
    items:
      # …
      반품.단순변심:
        says: [반품하고 싶어요]
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
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.coverage.serving import served_reasons, steps_of
from cscx.lint.unread import unread
from cscx.messages import Text

_NONE = Text(
    "문의 사유 ‘{name}’의 SOP에 판정표가 없습니다.", "The SOPs for {name!r} decide by no table."
)
_HINT = Text(
    "판정표를 만들어 decide로 쓰거나, 필요 없는 까닭을 no_exception에 적으세요.",
    "Decide by an exception table, or say under no_exception why none is needed.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every reason with SOPs, none of which decides by a table, that does not say why."""
    if unread(corpus, "sop"):
        return
    for served in served_reasons(corpus):
        if not served.sops or served.reason.no_exception:
            continue
        if not any(step.decide for step in steps_of(corpus, served.sops)):
            yield Finding(served.place, _NONE(name=served.name), _HINT, served.notes)


RULE = Rule(code="CS603", name="coverage.no-table", severity=Severity.ERROR, corpus=check)

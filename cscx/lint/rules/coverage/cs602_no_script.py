"""할 말이 없는 문의 사유 · Contact reason without a script

무엇: 문의 사유의 SOP 어디에도 say가 없다.
What: None of the SOPs for a contact reason says a script.

왜: 상담사가 말을 지어낸다. 같은 일에 다른 약속이 나간다.
Why: Agents make up their words, and different promises go out.

나쁜 예 · Bad:
    # reference/reasons.yaml
    items:
      # …
      ⟦반품.단순변심⟧:
        says: [반품하고 싶어요]
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 회수 날짜를 정한다.
        next: 기록
      - id: 거절안내
        do: 거절한 까닭을 말한다.
        next: 거절기록

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 회수 날짜를 정한다.
        say: accepted
        next: 기록
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.sop import Step
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.coverage.serving import served_reasons, steps_of
from cscx.lint.unread import unread
from cscx.messages import Text

_NONE = Text(
    "문의 사유 ‘{name}’의 SOP에 말할 스크립트가 없습니다.",
    "The SOPs for {name!r} say no script.",
)
_HINT = Text(
    "고객에게 말하는 단계에 say를 쓰세요.", "Write say on the step that talks to the customer."
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every reason with SOPs, none of which says a script, not even by a table."""
    if unread(corpus, "sop", "exception"):
        return
    for served in served_reasons(corpus):
        if served.sops and not any(_speaks(corpus, step) for step in steps_of(corpus, served.sops)):
            yield Finding(served.place, _NONE(name=served.name), _HINT, served.notes)


def _speaks(corpus: Corpus, step: Step) -> bool:
    if step.say:
        return True
    entry = corpus.find("exception", step.decide) if step.decide else None
    if entry is None or not isinstance(entry.body, ExceptionTable):
        return False
    return any(output.type == "script" for output in entry.body.outputs.values())


RULE = Rule(code="CS602", name="coverage.no-script", severity=Severity.ERROR, corpus=check)

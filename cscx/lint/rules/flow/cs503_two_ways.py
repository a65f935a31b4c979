"""나가는 길이 둘 · More than one way on

무엇: 한 단계에 next, branches, go_to, escalate, end 가운데 둘 이상이 있다.
What: A step has two or more of next, branches, go_to, escalate and end.

왜: 어느 쪽으로 가야 하는지 정해지지 않는다. 상담사마다 다르게 읽는다.
Why: It is not settled which one holds; every agent reads it differently.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 회수 날짜를 정한다.
        say: accepted
        next: 기록
        ⟦end⟧: resolved

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

from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Rule
from cscx.lint.rules.flow.steps import at_key, live_sop
from cscx.messages import Text
from cscx.settings import Settings

_WAYS = frozenset({"next", "branches", "go_to", "escalate", "end"})
_TWO = Text(
    "‘{step}’에 나가는 길이 둘입니다: {first}{first:과/와} {second}.",
    "{step!r} has two ways on: {first} and {second}.",
)
_HINT = Text("하나만 남기세요.", "Keep one of them.")
_FIRST = Text("먼저 쓴 길", "the first way on")


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every way on after the first of a step."""
    sop = live_sop(document)
    if sop is None or document.data is None:
        return
    for at, written in enumerate(document.data["steps"]):
        ways = [key for key in written if key in _WAYS]
        for second in ways[1:]:
            yield Finding(
                at_key(document, at, second),
                _TWO(step=sop.steps[at].id, first=ways[0], second=second),
                _HINT,
                (Note(at_key(document, at, ways[0]), _FIRST),),
            )


RULE = Rule(
    code="CS503", name="flow.two-ways", severity=Severity.ERROR, document=check, kinds=("sop",)
)

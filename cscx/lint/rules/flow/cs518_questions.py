"""질문이 없거나 둘인 단계 · No question, or two

무엇: branches가 있는데 ask, check, by, decide, call이 없거나, 한 단계에 둘 이상 있다.
What: A step has branches but none of ask, check, by, decide and call, or it has two of them.

왜: 무엇의 답으로 갈리는지 알 수 없다.
Why: Nobody can tell whose answer the branches are.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 거절안내
        say: refused
        ⟦branches⟧:
          예: 상위판단
          아니오: 거절기록

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 거절안내
        say: refused
        ask: 더 이야기하고 싶으신가요?
        branches:
          예: 상위판단
          아니오: 거절기록
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Rule
from cscx.lint.rules.flow.steps import at_key, live_sop
from cscx.messages import Text
from cscx.settings import Settings

_QUESTIONS = frozenset({"ask", "check", "by", "decide", "call"})
_NONE = Text(
    "‘{step}’{step:이/가} 무엇으로 갈리는지 없습니다.", "Nothing says what {step!r} branches on."
)
_HINT_NONE = Text(
    "ask, check, by, decide, call 가운데 하나를 쓰세요.",
    "Write one of ask, check, by, decide and call.",
)
_TWO = Text(
    "‘{step}’에 질문이 둘입니다: {first}{first:과/와} {second}.",
    "{step!r} has two questions: {first} and {second}.",
)
_HINT_TWO = Text("두 단계로 나누세요.", "Split it into two steps.")
_FIRST = Text("먼저 쓴 질문", "the first question")


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every step that branches on nothing, and every question after the first of a step."""
    sop = live_sop(document)
    if sop is None or document.data is None:
        return
    for at, written in enumerate(document.data["steps"]):
        step = sop.steps[at]
        questions = [key for key in written if key in _QUESTIONS]
        if step.branches and not questions:
            yield Finding(at_key(document, at, "branches"), _NONE(step=step.id), _HINT_NONE)
        for second in questions[1:]:
            yield Finding(
                at_key(document, at, second),
                _TWO(step=step.id, first=questions[0], second=second),
                _HINT_TWO,
                (Note(at_key(document, at, questions[0]), _FIRST),),
            )


RULE = Rule(
    code="CS518", name="flow.questions", severity=Severity.ERROR, document=check, kinds=("sop",)
)

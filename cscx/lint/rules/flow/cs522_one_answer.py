"""답이 하나뿐인 질문 · Question with fewer than two answers

무엇: ask나 check의 답이 하나이거나 없다.
What: An ask or check has one answer, or none.

왜: 답이 하나면 물을 까닭이 없다. 대개 ‘아니오’일 때의 길이 빠졌다.
Why: With one answer there is nothing to ask; mostly the way for "no" was left out.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 거절안내
        say: refused
        ⟦ask⟧: 더 이야기하고 싶으신가요?
        branches:
          예: 상위판단

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
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.flow.steps import at_key, live_sop
from cscx.messages import Text
from cscx.settings import Settings

_ONE = Text("‘{step}’의 답이 ‘{answer}’ 하나뿐입니다.", "{step!r} has one answer only: {answer!r}.")
_NONE = Text("‘{step}’에 물어보기만 하고 답이 없습니다.", "{step!r} asks, but has no answers.")
_HINT_ONE = Text(
    "다른 답의 길을 더하세요. 물을 것이 없으면 do로 옮기세요.",
    "Add the way for the other answer; if there is nothing to ask, write it under do.",
)
_HINT_NONE = Text(
    "답마다 branches에 다음 단계를 쓰세요. 물어서 알아낼 값이면 collect에 쓰세요.",
    "Name the next step of each answer under branches; a value to find out belongs in collect.",
)


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every ask and check without a choice; one without any way on is a dead end already."""
    sop = live_sop(document)
    if sop is None:
        return
    for at, step in enumerate(sop.steps):
        key = "ask" if step.ask else "check"
        if not (step.ask or step.check) or len(step.branches) > 1:
            continue
        if step.branches:
            (answer,) = step.branches
            yield Finding(at_key(document, at, key), _ONE(step=step.id, answer=answer), _HINT_ONE)
        elif step.targets or step.leaves:
            yield Finding(at_key(document, at, key), _NONE(step=step.id), _HINT_NONE)


RULE = Rule(
    code="CS522", name="flow.one-answer", severity=Severity.ERROR, document=check, kinds=("sop",)
)

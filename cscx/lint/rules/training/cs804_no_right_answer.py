"""정답이 없거나 모두 정답인 문제 · Question without a wrong or right answer

무엇: 문제에 정답이 하나도 없거나, 보기가 모두 정답이다.
What: A question has no right answer, or all of its answers are right.

왜: 아무도 맞힐 수 없거나 누구나 맞힌다.
Why: Nobody can get it right, or everybody does.

나쁜 예 · Bad:
    # training/unused-item.yaml
    kind: question
    title: 쓰지 않은 상품
    status: active
    owner: CS정책
    about: [return]
    level: apply
    ask: 열어 보기만 한 상품은 어떻게 하는가?
    ⟦options⟧:
      - text: 반품으로 받는다
      - text: 받지 않는다
    because: 쓰지 않았으면 받는다.

좋은 예 · Good:
    # training/unused-item.yaml
    kind: question
    title: 쓰지 않은 상품
    status: active
    owner: CS정책
    about: [return]
    level: apply
    ask: 열어 보기만 한 상품은 어떻게 하는가?
    options:
      - text: 반품으로 받는다
        correct: true
      - text: 받지 않는다
    because: 쓰지 않았으면 받는다.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.question import Question
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text
from cscx.settings import Settings

_NONE = Text("정답이 없습니다.", "No answer is right.")
_ALL = Text("보기가 모두 정답입니다.", "Every answer is right.")
_HINT_NONE = Text(
    "정답인 보기에 ‘correct: true’를 쓰세요.", "Write 'correct: true' on the right answer."
)
_HINT_ALL = Text("틀린 보기에서 correct를 지우세요.", "Drop correct from the wrong answers.")


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """A question whose answers are all right or all wrong."""
    body = document.body
    if not isinstance(body, Question):
        return
    right = sum(option.correct for option in body.options)
    place = Place(document, ("options",), on_key=True)
    if not right:
        yield Finding(place, _NONE, _HINT_NONE)
    elif right == len(body.options):
        yield Finding(place, _ALL, _HINT_ALL)


RULE = Rule(
    code="CS804",
    name="training.no-right-answer",
    severity=Severity.ERROR,
    document=check,
    kinds=("question",),
)

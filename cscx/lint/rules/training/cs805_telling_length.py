"""길이로 알 수 있는 정답 · Right answer given away by its length

무엇: 정답만 다른 보기보다 훨씬 길거나 짧다(1.5배, 여섯 글자 넘게).
What: The right answer alone is by far the longest or shortest (1.5 times, over six characters).

왜: 내용을 몰라도 길이를 보고 고른다.
Why: It can be picked without knowing anything.

나쁜 예 · Bad:
    # training/unused-item.yaml
    kind: question
    title: 쓰지 않은 상품
    status: active
    owner: CS정책
    about: [return]
    level: apply
    ask: 열어 보기만 한 상품은 어떻게 하는가?
    options:
      - text: ⟦받은 날부터 세어 기한 안이면 반품으로 받고 회수 날짜를 정한다⟧
        correct: true
      - text: 받지 않는다
      - text: 수리를 권한다
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
      - text: 수리를 권한다
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

_LONG = Text("정답이 다른 보기보다 훨씬 깁니다.", "The right answer is by far the longest.")
_SHORT = Text("정답이 다른 보기보다 훨씬 짧습니다.", "The right answer is by far the shortest.")
_HINT = Text(
    "보기의 길이를 비슷하게 맞추세요. 자세한 까닭은 because에 씁니다.",
    "Make the answers about as long as each other; details belong in because.",
)
_TIMES, _CHARACTERS = 1.5, 6


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """The one right answer of a question, where its length alone tells it."""
    body = document.body
    if not isinstance(body, Question):
        return
    right = [at for at, option in enumerate(body.options) if option.correct]
    wrong = [len(option.text) for option in body.options if not option.correct]
    if len(right) != 1 or not wrong:
        return
    length = len(body.options[right[0]].text)
    place = Place(document, ("options", right[0], "text"))
    if _far(length, max(wrong)):
        yield Finding(place, _LONG, _HINT)
    elif _far(min(wrong), length):
        yield Finding(place, _SHORT, _HINT)


def _far(longer: int, shorter: int) -> bool:
    return longer > shorter * _TIMES and longer - shorter >= _CHARACTERS


RULE = Rule(
    code="CS805",
    name="training.telling-length",
    severity=Severity.WARNING,
    document=check,
    kinds=("question",),
)

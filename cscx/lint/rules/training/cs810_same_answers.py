"""같은 보기 · Answers that repeat

무엇: 한 문제에 같은 보기가 둘 있다. 띄어쓰기와 문장 부호는 보지 않는다.
What: A question has the same answer twice; blanks and punctuation aside.

왜: 둘 다 정답이거나 둘 다 오답이니 고를 까닭이 없다.
Why: Both are right or both are wrong; there is nothing to choose.

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
      - text: 반품으로 받는다
        correct: true
      - text: 받지 않는다
      - text: ⟦받지않는다.⟧
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
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.messages import Text
from cscx.pattern import pattern
from cscx.settings import Settings
from cscx.text import nfc

_SAME = Text("위의 보기와 같은 말입니다.", "This answer says the same as one above.")
_HINT = Text("헷갈리기 쉬운 다른 보기로 바꾸세요.", "Put another plausible answer here.")
_FIRST = Text("먼저 쓴 보기", "the first one")
_UNSPOKEN = pattern(r"[\W_]+")


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every answer that an earlier one says already."""
    body = document.body
    if not isinstance(body, Question):
        return
    first: dict[str, Place] = {}
    for at, option in enumerate(body.options):
        place = Place(document, ("options", at, "text"))
        said = _UNSPOKEN.sub("", nfc(option.text)).casefold() or option.text
        earlier = first.setdefault(said, place)
        if earlier is not place:
            yield Finding(place, _SAME, _HINT, (Note(earlier, _FIRST),))


RULE = Rule(
    code="CS810",
    name="training.same-answers",
    severity=Severity.ERROR,
    document=check,
    kinds=("question",),
)

"""쓸 수 없는 문제 · Unusable question

무엇: 마지막 `cscx train check`가 이 글에서 나온 문제를 쓸 수 없다고 했다. 그 뒤로 고친 파일의 것은 보이지 않는다.
What: The last `cscx train check` found a question made from this text unusable. Nothing is said of
a file that has changed since.

왜: 정답이 없거나 둘인 문제는 잘못 가르친다. 검사는 몇 초가 걸려서 따로 돌린다.
Why: A question with no key or two teaches the wrong thing. The check takes seconds, so it runs by itself.

나쁜 예 · Bad:
    # cscx train check
    # training/unused-item.yaml
    kind: question
    title: 쓰지 않은 상품
    status: active
    owner: CS정책
    about: [return]
    level: apply
    ask: ⟦열어 보기만 한 상품은 어떻게 하는가?⟧
    options:
      - text: 반품으로 받는다
        correct: true
        because: 쓰지 않았다
      - text: 받지 않는다
        because: 기한 안이다
      - text: 위의 것 모두
        because: 둘 다 할 수는 없다
    because: 쓰지 않았으면 받는다.

좋은 예 · Good:
    # cscx train check
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
        because: 쓰지 않았다
      - text: 받지 않는다
        because: 기한 안이다
      - text: 수리를 권한다
        because: 고장 난 것이 아니다
    because: 쓰지 않았으면 받는다.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.questions import still_told
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text


def check(corpus: Corpus) -> Iterator[Finding]:
    """The errors of the last check whose files are as they were."""
    for document, told in still_told(corpus, error=True):
        yield Finding(Place(document, told.path), Text(*told.message), Text(*told.hint))


RULE = Rule(code="CS811", name="training.flawed-question", severity=Severity.ERROR, corpus=check)

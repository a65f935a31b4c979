"""답이 드러나는 문제 · Question that gives its answer away

무엇: 마지막 `cscx train check`가 직접 쓴 문제에서 답을 알려 주는 티를 찾았다. 그 뒤로 고친 파일의 것은 보이지 않는다.
What: The last `cscx train check` found a cue in a hand-written question. Nothing is said of a file
that has changed since.

왜: 내용을 몰라도 맞힐 수 있어 누가 배웠는지 알 수 없다.
Why: It can be answered without knowing anything, so that it does not show who has learned.

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
      - text: 보기만 했으면 받는다
        correct: true
        because: 쓰지 않았다
      - text: 받지 않고 돌려보낸다
        because: 기한 안이다
      - text: 고쳐 쓰시라고 권한다
        because: 고장 난 것이 아니다
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
    """The cues that the last check found and whose files are as they were."""
    for document, told in still_told(corpus, error=False):
        yield Finding(Place(document, told.path), Text(*told.message), Text(*told.hint))


RULE = Rule(code="CS812", name="training.telling-question", severity=Severity.WARNING, corpus=check)

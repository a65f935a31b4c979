"""폐지된 문서를 묻는 문제 · Question about a retired document

무엇: 문제의 about이 폐지된 문서를 가리킨다.
What: A question is about a retired document.

왜: 정답이 지금 기준과 다를 수 있다.
Why: Its right answer may no longer be right.

나쁜 예 · Bad:
    # training/unused-item.yaml
    kind: question
    title: 쓰지 않은 상품
    status: active
    owner: CS정책
    about: [return, ⟦accepted⟧]
    level: apply
    ask: 열어 보기만 한 상품은 어떻게 하는가?
    options:
      - text: 반품으로 받는다
        correct: true
      - text: 받지 않는다
    because: 쓰지 않았으면 받는다.
    # scripts/accepted.yaml
    status: retired

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

from cscx.content.corpus import Corpus
from cscx.content.kinds.question import Question
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.training.documents import Documents, named
from cscx.messages import Text

_RETIRED = Text("‘{name}’{name:은/는} 폐지된 문서입니다.", "{name!r} is retired.")
_HINT = Text(
    "지금 문서로 바꾸고 정답을 다시 확인하거나, 문제의 status를 retired로 바꾸세요.",
    "Name the document in force and check the answer again, or retire the question.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every retired document that a question still in use is about."""
    documents = Documents(corpus)
    for document, question in corpus.of(Question):
        if question.status == "retired":
            continue
        for name, path in named(question.about, ("about",)):
            if documents.status(name) == "retired":
                yield Finding(Place(document, path), _RETIRED(name=name), _HINT)


RULE = Rule(code="CS806", name="training.question-retired", severity=Severity.ERROR, corpus=check)

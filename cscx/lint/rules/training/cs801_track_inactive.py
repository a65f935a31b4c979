"""시행 전인 문서를 배우는 과정 · Track over a document not yet in force

무엇: 학습 과정의 learn이나 drill이 아직 작성 중이거나 검토 중인 문서를 가리킨다.
What: learn or drill of a track names a document that is a draft or under review.

왜: 신입이 아직 정해지지 않은 기준을 외운다.
Why: New agents would learn criteria that are not settled.

나쁜 예 · Bad:
    # training/first-week.yaml
    days:
      - learn: [return, eligibility]
        drill: [return]
      - learn: [desk, ⟦accepted⟧]
    # scripts/accepted.yaml
    status: draft

좋은 예 · Good:
    # training/first-week.yaml
    days:
      - learn: [return, eligibility]
        drill: [return]
      - learn: [desk, accepted]
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.track import Track
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.training.documents import STATUS_NAMES, Documents, named
from cscx.messages import Text

_INACTIVE = Text(
    "‘{name}’ 문서는 아직 시행 전입니다({status}).", "{name!r} is not in force yet: it is {status}."
)
_HINT = Text(
    "시행 중인 문서로 바꾸거나, 시행할 때까지 빼세요.",
    "Name a document in force, or leave it out until it is.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every document of a track that is not in force yet; retired ones are reported as references."""
    documents = Documents(corpus)
    for document, track in corpus.of(Track):
        for at, day in enumerate(track.days):
            learnt = named(day.learn, ("days", at, "learn"))
            drilled = named(day.drill, ("days", at, "drill"))
            for name, path in (*learnt, *drilled):
                status = documents.status(name)
                if status in STATUS_NAMES:
                    message = _INACTIVE(name=name, status=STATUS_NAMES[status])
                    yield Finding(Place(document, path), message, _HINT)


RULE = Rule(code="CS801", name="training.track-inactive", severity=Severity.ERROR, corpus=check)

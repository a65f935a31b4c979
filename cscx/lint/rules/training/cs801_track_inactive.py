"""시행하지 않는 문서를 배우는 과정 · Track over a document not in force

무엇: 학습 과정의 learn이나 drill이 작성 중, 검토 중, 폐지된 문서를 가리킨다.
What: learn or drill of a track names a document that is a draft, under review or retired.

왜: 신입이 아직 없거나 이미 끝난 기준을 외운다.
Why: New agents would learn criteria that do not hold.

나쁜 예 · Bad:
    # training/first-week.yaml
    days:
      - learn: [return, eligibility]
        drill: [return]
      - learn: [desk, ⟦accepted⟧]
    # scripts/accepted.yaml
    status: retired

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
from cscx.lint.rules.training.documents import ACTIVE, STATUS_NAMES, Documents, named
from cscx.messages import Text

_INACTIVE = Text("‘{name}’{name:은/는} 시행 중인 문서가 아닙니다({status}).", "{name!r} is not in force: it is {status}.")
_HINT = Text(
    "시행 중인 문서로 바꾸거나, 시행할 때까지 빼세요.",
    "Name a document in force, or leave it out until it is.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every document of a track that agents do not see."""
    documents = Documents(corpus)
    for document, track in corpus.of(Track):
        for at, day in enumerate(track.days):
            learnt = named(day.learn, ("days", at, "learn"))
            drilled = named(day.drill, ("days", at, "drill"))
            for name, path in (*learnt, *drilled):
                status = documents.status(name)
                if status != ACTIVE:
                    message = _INACTIVE(name=name, status=STATUS_NAMES[status])
                    yield Finding(Place(document, path), message, _HINT)


RULE = Rule(code="CS801", name="training.track-inactive", severity=Severity.ERROR, corpus=check)

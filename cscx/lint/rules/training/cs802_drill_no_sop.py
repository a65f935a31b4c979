"""SOP가 아닌 것을 연습함 · Drill that is no SOP

무엇: drill이 SOP가 아닌 문서를 가리킨다.
What: A drill names a document that is no SOP.

왜: 연습은 SOP의 길을 따라 만들어진다. 스크립트나 판정표로는 만들 수 없다.
Why: Drills are made from the ways through an SOP; scripts and tables have none.

나쁜 예 · Bad:
    # training/first-week.yaml
    days:
      - learn: [return, eligibility]
        drill: [return, ⟦eligibility⟧]
      - learn: [desk]

좋은 예 · Good:
    # training/first-week.yaml
    days:
      - learn: [return, eligibility]
        drill: [return]
      - learn: [desk]
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds import kind_named
from cscx.content.kinds.track import Track
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.training.documents import Documents, named
from cscx.messages import Text

_NO_SOP = Text(
    "‘{name}’{name:은/는} SOP가 아닙니다({kind}).", "{name!r} is no SOP but of kind {kind}."
)
_HINT = Text("learn에 쓰고, drill에는 SOP를 쓰세요.", "Name it under learn; drill takes SOPs.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every drill of a document of another kind."""
    documents = Documents(corpus)
    for document, track in corpus.of(Track):
        for at, day in enumerate(track.days):
            for name, path in named(day.drill, ("days", at, "drill")):
                entry = documents.find(name)
                if entry is not None and entry.kind != "sop":
                    message = _NO_SOP(name=name, kind=kind_named(entry.kind).title)
                    yield Finding(Place(document, path), message, _HINT)


RULE = Rule(code="CS802", name="training.drill-no-sop", severity=Severity.ERROR, corpus=check)

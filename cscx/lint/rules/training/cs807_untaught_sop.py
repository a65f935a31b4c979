"""아무 과정에도 없는 SOP · SOP in no track

무엇: 시행 중인 SOP가 어느 학습 과정에도 없다. 학습 과정이 하나도 없으면 보지 않는다.
What: An active SOP is in no learning track. Nothing is said while there is no track at all.

왜: 신입이 배우지 않은 절차를 전화로 처음 만난다.
Why: New agents meet it first with a customer on the line.

나쁜 예 · Bad:
    # procedures/return.yaml
    title: ⟦단순 변심 반품⟧
    # training/first-week.yaml
    days:
      - learn: [eligibility, desk]

좋은 예 · Good:
    # training/first-week.yaml
    days:
      - learn: [return, eligibility]
      - learn: [desk]
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.sop import Sop
from cscx.content.kinds.track import Track
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.unread import unread
from cscx.messages import Text

_UNTAUGHT = Text("이 SOP를 배우는 학습 과정이 없습니다.", "No track teaches this SOP.")
_HINT = Text("학습 과정의 learn이나 drill에 더하세요.", "Add it to learn or drill of a track.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every active SOP that no day of a track names."""
    if unread(corpus, "track"):
        return
    days = [day for _, track in corpus.of(Track) for day in track.days]
    taught = {name for day in days for name in (*day.learn, *day.drill)}
    if not days:
        return
    for document, sop in corpus.of(Sop):
        known = document.id in taught or (sop.replaces is not None and sop.replaces in taught)
        if sop.status == "active" and not known:
            yield Finding(Place(document, ("title",)), _UNTAUGHT, _HINT)


RULE = Rule(code="CS807", name="training.untaught-sop", severity=Severity.WARNING, corpus=check)

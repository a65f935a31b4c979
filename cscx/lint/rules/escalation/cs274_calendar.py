"""달력이 없거나 여럿이다 · No calendar, or several

무엇: 영업시간을 따지는 에스컬레이션이 있는데 달력이 없거나, 달력이 두 개다. 또는 달력으로 정하는 입력의 값이 둘이 아니다.
What: A matrix depends on business hours but there is no calendar, or there are two; or an input given by the calendar does not have two values.

왜: 지금 영업시간인지 알 수 없으면 누구에게 연락할지도 알 수 없다.
Why: Without knowing whether it is open now, nobody knows whom to call.

나쁜 예 · Bad:
    # reference/more-calendar.yaml
    ⟦kind: calendar⟧
    country: KR
    hours:
      월-금: 10:00-17:00

좋은 예 · Good:
    # reference/calendar.yaml
    country: KR
    hours:
      월-금: 10:00-17:00
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.calendar import Calendar
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.escalation.matrices import finding, misfits
from cscx.messages import Text

_SECOND = Text("달력이 이미 있습니다.", "There is a calendar already.")
_ONE = Text("달력 하나에 모으세요.", "Keep everything in one calendar.")
_FIRST = Text("지금 쓰는 달력입니다.", "The one in use.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every calendar but the first, and every matrix that cannot run for want of one."""
    documents = [document for document, _ in corpus.of(Calendar)]
    for document in documents[1:]:
        note = Note(Place(documents[0], ()), _FIRST)
        yield Finding(Place(document, ()), _SECOND, _ONE, (note,))
    for misfit in misfits(corpus):
        path = misfit.problem.path
        if path[:1] == ("inputs",) or (not documents and path[-1] == "call"):
            yield finding(misfit)


RULE = Rule(code="CS274", name="escalation.calendar", severity=Severity.ERROR, corpus=check)

"""마지막 차례가 쉬는 때가 있다 · A last level that is not always there

무엇: 연락 순서의 마지막 역할도, 대신할 역할도 모두 쉬는 때가 있다.
What: At some hour the role of the last level and all its backups are off duty.

왜: 마지막 차례는 다른 사람이 모두 놓쳤을 때 받는 자리다. 그 자리가 비면 아무도 모른 채 끝난다.
Why: The last level is there for when everybody else missed the call. If it is empty, the case ends unnoticed.

나쁜 예 · Bad:
    # reference/roles.yaml
    items:
      # …
      CS매니저:
        duties: 예외를 최종 승인한다
        reach: 내선 1001
        hours: 평일 09:00-22:00
    # escalations/desk.yaml
    paths:
      긴급:
        levels:
          - {call: 파트장, within: 5분}
          - {call: ⟦CS매니저⟧, within: 10분}
      보통:
        levels:
          - {call: CS매니저, within: 10분}
          - {call: 파트장, within: 10분}

좋은 예 · Good:
    # reference/roles.yaml
    items:
      # …
      CS매니저:
        duties: 예외를 최종 승인한다
        reach: 내선 1001
        hours: 평일 09:00-22:00
        backup: 파트장
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Rule
from cscx.lint.rules.escalation.circles import in_silent_circle
from cscx.lint.rules.escalation.cs275_nobody import hint, level, moment
from cscx.lint.rules.escalation.matrices import proved
from cscx.messages import Text
from cscx.policy.escalation.unreached import never_silent

_SILENT = Text(
    "마지막 차례 {role}에게 연락해도 받을 사람이 없는 때가 있습니다. 예: {moment}",
    "At times nobody answers the last call, to {role}: {moment}",
)
_ALSO = Text("여기서도 마지막 차례입니다.", "A last level here, too.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every role of a last level that is not answered at every minute of two years, once."""
    found: dict[str, Finding] = {}
    for one in proved(corpus):
        for missed in never_silent(one.watch):
            if in_silent_circle(corpus, missed.role):
                continue
            place = level(one, missed)
            before = found.get(missed.role)
            if before is not None:
                found[missed.role] = before._replace(notes=(*before.notes, Note(place, _ALSO)))
                continue
            message = _SILENT(role=missed.role, moment=moment(one, missed))
            found[missed.role] = Finding(place, message, hint(missed))
    yield from found.values()


RULE = Rule(code="CS276", name="escalation.last-level", severity=Severity.ERROR, corpus=check)

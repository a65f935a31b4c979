"""시간을 읽을 수 없다 · Hours that mean nothing

무엇: 역할의 `hours`나 달력의 `hours`가 시작과 끝이 같거나, 같은 요일을 두 번 쓰거나, 요일을 읽을 수 없다.
What: The hours of a role or of the calendar begin and end at the same time, name a day twice, or name no day.

왜: 그 시간에 누가 받는지 아무도 알 수 없다.
Why: Nobody can tell who answers then.

나쁜 예 · Bad:
    # reference/calendar.yaml
    hours:
      월-금: 09:00-18:00
      ⟦금⟧: 09:00-17:00

좋은 예 · Good:
    # reference/calendar.yaml
    hours:
      월-목: 09:00-18:00
      금: 09:00-17:00
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.escalation.matrices import finding, policies


def check(corpus: Corpus) -> Iterator[Finding]:
    """Hours of roles and of the calendar that the engine cannot read."""
    for misfit in policies(corpus).surroundings.misfits:
        if "hours" in misfit.problem.path:
            yield finding(misfit)


RULE = Rule(code="CS270", name="escalation.hours", severity=Severity.ERROR, corpus=check)

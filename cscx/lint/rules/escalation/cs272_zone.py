"""시간대가 없다 · No time zone

무엇: 달력의 `zone`이 없는 시간대이거나, KR이 아닌 나라인데 `zone`이 없다.
What: The `zone` of the calendar does not exist, or the country is not KR and there is none.

왜: 지금이 몇 시인지부터 틀리면 연락할 사람도 틀린다.
Why: With the wrong clock the wrong person is called.

나쁜 예 · Bad:
    # reference/calendar.yaml
    zone: ⟦Asia/Soeul⟧

좋은 예 · Good:
    # reference/calendar.yaml
    zone: Asia/Seoul
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.calendar import Calendar
from cscx.content.matrices import Misfit, zone_of
from cscx.content.public_holidays import check_country
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.escalation.matrices import finding
from cscx.policy.language.problem import ProblemError


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every calendar without a time zone; of an unknown country only a zone that was written."""
    for document, calendar in corpus.of(Calendar):
        try:
            if calendar.zone is None:
                check_country(calendar.country)
        except ProblemError:
            continue
        try:
            zone_of(calendar)
        except ProblemError as error:
            yield finding(Misfit(document, error.problem))


RULE = Rule(code="CS272", name="escalation.zone", severity=Severity.ERROR, corpus=check)

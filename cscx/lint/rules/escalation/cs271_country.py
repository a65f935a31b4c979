"""공휴일을 모르는 나라다 · Country whose holidays are not known

무엇: 달력의 `country`가 없는 국가 코드다.
What: The `country` of the calendar is no known country code.

왜: 어느 날이 공휴일인지 몰라 그날 누가 받는지 정할 수 없다.
Why: Without its public holidays nobody knows who answers on which day.

나쁜 예 · Bad:
    # reference/calendar.yaml
    country: ⟦KO⟧

좋은 예 · Good:
    # reference/calendar.yaml
    country: KR
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.calendar import Calendar
from cscx.content.public_holidays import check_country, meant_country
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Replacement, Rule
from cscx.lint.rules.escalation.matrices import sentence
from cscx.messages import Text
from cscx.policy.language.problem import ProblemError

_CHANGE = Text("‘{value}’{value:으로/로} 바꾸기", "Change to '{value}'")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every calendar of an unknown country."""
    for document, calendar in corpus.of(Calendar):
        try:
            check_country(calendar.country)
        except ProblemError as error:
            place = Place(document, ("country",))
            meant = meant_country(calendar.country)
            fix = Replacement(_CHANGE(value=meant), meant) if meant else None
            yield Finding(place, sentence(error.problem.message), error.problem.hint, fix=fix)


RULE = Rule(
    code="CS271",
    name="escalation.country",
    severity=Severity.ERROR,
    corpus=check,
    fixable=True,
)

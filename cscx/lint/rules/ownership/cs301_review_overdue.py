"""검토할 때가 지났다 · Review overdue

무엇: 마지막 검토일에 검토 주기를 더한 날이 지났다.
What: The day of the last review plus the review period lies in the past.

왜: 그 사이 법이나 계약이 바뀌었어도 아무도 확인하지 않았다.
Why: Laws and contracts may have changed, and nobody has looked since.

나쁜 예 · Bad:
    # procedures/return.yaml
    reviewed: ⟦2026-03-02⟧

좋은 예 · Good:
    # procedures/return.yaml
    reviewed: 2026-11-02
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.ownership.headers import ACTIVE, headers
from cscx.messages import Text
from cscx.worktime import after, parse_date, parse_duration

_OVERDUE = Text(
    "{due}까지 검토해야 했습니다. {days}일 지났습니다.",
    "The review was due on {due} ({days} d ago).",
)
_REVIEW = Text(
    "내용이 아직 맞는지 확인하고 `reviewed`를 그날로 고치세요.",
    "Check that it is still right, then set `reviewed` to that day.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every active document whose review is due before the day of the check."""
    default = corpus.settings.defaults.review_every
    for document, header in headers(corpus):
        every = parse_duration(header.review_every or default or "")
        reviewed = parse_date(header.reviewed)
        if header.status != ACTIVE or every is None or reviewed is None:
            continue
        due = after(reviewed, every)
        if due < corpus.as_of:
            message = _OVERDUE(due=due.isoformat(), days=(corpus.as_of - due).days)
            yield Finding(Place(document, ("reviewed",)), message, _REVIEW)


RULE = Rule(code="CS301", name="ownership.review-overdue", severity=Severity.WARNING, corpus=check)

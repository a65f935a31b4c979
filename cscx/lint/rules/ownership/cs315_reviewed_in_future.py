"""아직 오지 않은 날에 검토했다 · Reviewed in the future

무엇: `reviewed`가 오늘보다 뒤다.
What: `reviewed` lies in the future.

왜: 다음 검토가 그만큼 늦어진다. 해를 잘못 적은 때가 많다.
Why: The next review is put off by as much; often the year is mistyped.

나쁜 예 · Bad:
    # procedures/return.yaml
    reviewed: ⟦2027-10-01⟧

좋은 예 · Good:
    # procedures/return.yaml
    reviewed: 2026-10-01
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.ownership.headers import headers
from cscx.messages import Text

_FUTURE = Text(
    "검토일 {day}{day:은/는} 아직 오지 않은 날입니다.",
    "The day of the review, {day}, has not come yet.",
)
_DAY = Text("실제로 검토한 날을 쓰세요.", "Write the day it was really reviewed.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every review dated after the day of the check."""
    today = corpus.as_of.isoformat()
    for document, header in headers(corpus):
        if header.reviewed is not None and header.reviewed > today:
            yield Finding(Place(document, ("reviewed",)), _FUTURE(day=header.reviewed), _DAY)


RULE = Rule(
    code="CS315", name="ownership.reviewed-in-future", severity=Severity.ERROR, corpus=check
)

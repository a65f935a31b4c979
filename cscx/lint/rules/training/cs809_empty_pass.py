"""누구나 통과하는 기준 · Pass mark of nothing

무엇: 학습 과정의 pass가 0%다.
What: The pass mark of a day is 0%.

왜: 하나도 맞히지 못해도 통과한다.
Why: Everybody passes, whatever they answer.

나쁜 예 · Bad:
    # training/first-week.yaml
    days:
      - learn: [return, eligibility]
        drill: [return]
        pass: ⟦0%⟧
      - learn: [desk]

좋은 예 · Good:
    # training/first-week.yaml
    days:
      - learn: [return, eligibility]
        drill: [return]
        pass: 80%
      - learn: [desk]
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.track import Track
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text
from cscx.settings import Settings

_NOTHING = Text("통과 기준이 0%입니다.", "The pass mark is 0%.")
_HINT = Text(
    "80%처럼 쓰거나, 확인하지 않는 날이면 pass를 지우세요.",
    "Write one such as 80%, or drop pass where nothing is tested.",
)


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every day that asks for no right answer; marks over 100% do not fit the schema."""
    body = document.body
    if not isinstance(body, Track):
        return
    for at, day in enumerate(body.days):
        if day.pass_ is not None and not int(day.pass_.rstrip("%")):
            yield Finding(Place(document, ("days", at, "pass")), _NOTHING, _HINT)


RULE = Rule(
    code="CS809",
    name="training.empty-pass",
    severity=Severity.WARNING,
    document=check,
    kinds=("track",),
)

"""고객의 말이 없는 문의 사유 · Contact reason without customers' words

무엇: 문의 사유에 says가 없다.
What: A contact reason has no `says`.

왜: 상담사는 고객이 한 말로 찾는다. 그 말이 없으면 검색에 나오지 않는다.
Why: Agents search with the customer's words; without them nothing is found.

나쁜 예 · Bad:
    # reference/reasons.yaml
    items:
      # …
      ⟦교환.사이즈⟧:
        no_sop: 교환은 다음 분기에 시작한다

좋은 예 · Good:
    # reference/reasons.yaml
    items:
      # …
      교환.사이즈:
        says: [사이즈가 안 맞아요]
        no_sop: 교환은 다음 분기에 시작한다
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.reasons import Reasons
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text
from cscx.settings import Settings

_NONE = Text(
    "문의 사유 ‘{name}’에 고객이 하는 말이 없습니다.",
    "The contact reason {name!r} has no customer's words.",
)
_HINT = Text(
    "says에 고객이 실제로 하는 말을 적으세요.", "Write under says what customers really say."
)


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every reason without an utterance."""
    body = document.body
    if not isinstance(body, Reasons):
        return
    for name, reason in body.items.items():
        if not reason.says:
            place = Place(document, ("items", name), on_key=True)
            yield Finding(place, _NONE(name=name), _HINT)


RULE = Rule(
    code="CS604",
    name="coverage.no-words",
    severity=Severity.WARNING,
    document=check,
    kinds=("reasons",),
)

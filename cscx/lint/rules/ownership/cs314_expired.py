"""시행이 끝났는데 시행 중이라고 한다 · Expired but active

무엇: 종료일이 지났는데 `status`가 active다.
What: The last day has passed, but `status` still says active.

왜: 이제 맞지 않는 답이 상담사에게 보인다.
Why: Agents are shown an answer that no longer holds.

나쁜 예 · Bad:
    # procedures/return.yaml
    until: ⟦2026-10-31⟧

좋은 예 · Good:
    # procedures/return.yaml
    until: 2026-12-31
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.ownership.headers import ACTIVE, headers
from cscx.messages import Text

_EXPIRED = Text("{until}에 시행이 끝났습니다.", "It ceased to hold after {until}.")
_RETIRE = Text(
    "`status`를 retired로 바꾸거나 종료일을 고치세요.",
    "Set `status` to retired, or correct the last day.",
)
_STATUS = Text("아직 active입니다.", "It still says active.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every active document whose last day is before the day of the check."""
    today = corpus.as_of.isoformat()
    for document, header in headers(corpus):
        if header.status != ACTIVE or header.until is None:
            continue
        if header.effective <= header.until < today:
            note = Note(Place(document, ("status",)), _STATUS)
            place = Place(document, ("until",))
            yield Finding(place, _EXPIRED(until=header.until), _RETIRE, (note,))


RULE = Rule(code="CS314", name="ownership.expired", severity=Severity.WARNING, corpus=check)

"""시작하기 전에 끝난다 · Ends before it begins

무엇: 종료일이 시행일보다 앞선다. 공지의 시작과 끝도 본다.
What: The last day lies before the first. Notices are looked at, too.

왜: 하루도 시행되지 않는다. 해를 잘못 적은 때가 많다.
Why: It never holds; often the year is mistyped.

나쁜 예 · Bad:
    # procedures/return.yaml
    effective: 2026-03-01
    until: ⟦2026-02-01⟧

좋은 예 · Good:
    # procedures/return.yaml
    effective: 2026-03-01
    until: 2027-02-01
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.header import Header
from cscx.content.kinds.notices import Notices
from cscx.content.source import Path
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.messages import Text
from cscx.settings import Settings

_BEFORE = Text(
    "{until}{until:은/는} 시작하는 {begins}보다 앞섭니다.",
    "{until} lies before it begins on {begins}.",
)
_CHECK = Text("두 날짜를 확인하세요.", "Check the two dates.")
_BEGINS = Text("여기서 시작합니다.", "It begins here.")


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every `until` before its `effective` or `from`; as written, days sort like text."""
    body = document.body
    if isinstance(body, Header):
        if body.until is not None:
            yield from _of(document, (), body.until, "effective", body.effective)
    elif isinstance(body, Notices):
        for name, notice in body.items.items():
            yield from _of(document, ("items", name), notice.until, "from", notice.from_)


def _of(document: Document, path: Path, until: str, key: str, begins: str) -> Iterator[Finding]:
    length = min(len(until), len(begins))
    if until[:length] < begins[:length]:
        note = Note(Place(document, (*path, key)), _BEGINS)
        message = _BEFORE(until=until, begins=begins)
        yield Finding(Place(document, (*path, "until")), message, _CHECK, (note,))


RULE = Rule(
    code="CS305",
    name="ownership.ends-before-it-begins",
    severity=Severity.ERROR,
    document=check,
    kinds=("sop", "script", "exception", "escalation", "notices"),
)
